"""Hands behind an address: a relay box, a robot or somebody's simulator does the acts.

The adapter's contract: ``GET <url>/acts`` lists what it can do; ``POST <url>/acts`` does one, and answers
200 ``{"done": true}``, or 422 ``{"reason": "…"}`` where it cannot do that. Whatever else comes is trouble
of the adapter's, and said in one sentence with what to look at. Owns nothing of what an act does.
"""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

import aiohttp

from ocpp_support.station.firmware_image import image_of
from ocpp_support.station.hands import Act, CannotDo, HandsTrouble
from ocpp_support.station.profile import Profile
from ocpp_support.trace.formats import masked

LIST_S = 10.0
"""Seconds that an adapter has to say what it can do."""

ACT_S = 120.0
"""Seconds that an act may take: a robot has a way to go."""

LONGEST_ANSWER = 64 * 1024
LONGEST_REASON = 300

SEEN = ("yes", "no", "cannot tell")
"""What a look may have for an answer."""


class HttpHands:
    """Hands that are asked over HTTP.

    Args:
        profile: The station file; names the adapter's address.
    """

    by = "the adapter"

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._url = f"{profile.hands.url.rstrip('/')}/acts"
        self._offered: frozenset[str] | None = None
        self._session: aiohttp.ClientSession | None = None

    async def arrive(self, url: str) -> None:
        """Ask the adapter what it can do. The station dials ``url`` by itself, and is not waited for."""
        # Minutes lie between two acts; an adapter that hung up meanwhile must not cost a scenario.
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(force_close=True))
        status, answer = await self._ask("GET", LIST_S)
        if status != HTTPStatus.OK or not _is_list_of_acts(answer):
            raise self._trouble(f"answers {_described(status, answer)} and not with a list of acts")
        self._offered = frozenset(answer)

    async def leave(self) -> None:
        """Close the connections with the adapter; the station is left as it is."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    def cannot(self, act: str) -> str | None:
        """Return why an act can never be done: the station file says so, or the adapter does not list it."""
        if declared := self._profile.cannot(act):
            return declared
        if self._offered is None or act in self._offered:
            return None
        return f"the adapter does not offer “{act}”"

    async def do(self, act: Act, why: str = "") -> str:
        """Have the adapter do an act; return what it saw, of a look."""
        if reason := self.cannot(act.name):
            raise CannotDo(reason)
        wanted = {
            "act": act.name,
            "connector": act.connector,
            "card": act.card,
            "fault": act.fault,
            "question": act.question,
        }
        body = {key: value for key, value in wanted.items() if value is not None}
        status, answer = await self._ask("POST", ACT_S, body)
        if status == HTTPStatus.UNPROCESSABLE_ENTITY and isinstance(answer, dict):
            raise CannotDo(_short(answer.get("reason")) or "the adapter gives no reason")
        if status != HTTPStatus.OK or not isinstance(answer, dict) or answer.get("done") is not True:
            raise self._trouble(f"answers “{act.name}” with {_described(status, answer)}")
        return self._seen(answer) if act.name == "look" else ""

    def firmware(self, version: str, *, broken: bool = False) -> bytes:
        """Return the image that the station file names; which version it brings stands there too."""
        return image_of(self._profile, broken=broken)

    def _seen(self, answer: dict[str, Any]) -> str:
        if answer.get("answer") not in SEEN:
            raise self._trouble(f"answers a look with {_described(200, answer)}, not with {' / '.join(SEEN)}")
        remark = _short(answer.get("remark"))
        return f"{answer['answer']}: {remark}" if remark else str(answer["answer"])

    async def _ask(self, method: str, within: float, body: dict[str, Any] | None = None) -> tuple[int, Any]:
        """Return the status and the answer; where it is no JSON, its text."""
        if self._session is None:
            raise HandsTrouble("nobody has asked the adapter yet what it can do")
        try:
            async with self._session.request(
                method,
                self._url,
                json=body,
                allow_redirects=False,
                timeout=aiohttp.ClientTimeout(total=within),
            ) as response:
                return response.status, _read(await _start_of(response))
        except TimeoutError as error:
            raise self._trouble(f"does not answer within {within:.0f} s") from error
        except aiohttp.InvalidURL as error:
            raise self._trouble("is no address") from error
        except (aiohttp.ClientError, OSError) as error:
            raise self._trouble(f"cannot be asked ({_short(error) or type(error).__name__})") from error

    def _trouble(self, what: str) -> HandsTrouble:
        return HandsTrouble(
            f"The adapter {masked(self._url)} {what}. Is it running, and is this address the station file's?"
        )


async def _start_of(response: aiohttp.ClientResponse) -> bytes:
    """Return the body, as far as a good one could be long."""
    body = b""
    while len(body) <= LONGEST_ANSWER and (part := await response.content.read(LONGEST_ANSWER)):
        body += part
    return body


def _read(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return body.decode("utf-8", "replace")


def _is_list_of_acts(answer: Any) -> bool:
    return isinstance(answer, list) and all(isinstance(name, str) for name in answer)


def _described(status: int, answer: Any) -> str:
    said = _short(answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False))
    return f"{status}{f' “{said}”' if said else ''}"


def _short(text: object) -> str:
    """Return a text of the adapter's on one line, and no more of it than a reader bears."""
    line = " ".join(masked(str(text)).split()) if text is not None else ""
    line = "".join(letter for letter in line if letter.isprintable())
    return line if len(line) <= LONGEST_REASON else f"{line[:LONGEST_REASON]}…"
