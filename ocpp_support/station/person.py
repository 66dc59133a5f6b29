"""Hands of a person: an act becomes a prompt, and the station's own message is its first answer.

Owns the words of the prompts and what becomes of the answers. Where a prompt is shown and answered is
:mod:`ocpp_support.prompting`'s work.
"""

from __future__ import annotations

import asyncio

from ocpp_support.prompting.board import About, Board, Kind, Reply
from ocpp_support.station.attention import Attention
from ocpp_support.station.firmware_image import image_of
from ocpp_support.station.hands import Act, ActFailed, CannotDo, HandsTrouble, StopHere
from ocpp_support.station.plugs import Plugs
from ocpp_support.station.profile import Profile
from ocpp_support.station.prompt_words import LOOKED, words_for
from ocpp_support.station.sign import Sign
from ocpp_support.station.signs import sign_of
from ocpp_support.trace.events import Answered, Noted, Prompted
from ocpp_support.trace.trace import Conversation, Mark, Sender, Trace

NOBODY = "nobody is at the station"
NOT_NOW = "the last prompt was not answered, so nobody is asked to put things back"
AFTERWARDS = 60.0
"""Seconds that a sign is watched for beyond its prompt, whose end ends the watch."""


class PersonHands:
    """A person at the station, who reads the board.

    Args:
        profile: The station file.
        trace: Where signs are read, and where prompts and answers are recorded.
        board: Shows the prompts.
        within: Seconds that a person is given for an act.
    """

    by = "a person"

    def __init__(self, profile: Profile, trace: Trace, board: Board, *, within: float) -> None:
        self._profile = profile
        self._trace = trace
        self._board = board
        self._within = within
        self._plugs = Plugs()
        self._attention = Attention(board, trace)
        self._stopped = ""

    async def arrive(self, url: str) -> None:
        """Do nothing: the station dials ``url`` by itself, as it was told to."""

    async def leave(self) -> None:
        """Do nothing: the station is left as it is."""

    def cannot(self, act: str) -> str | None:
        """Return why the station file takes an act away from this person, or that nobody is there now."""
        return self._profile.cannot(act) or (None if self._board.attended else NOBODY) or self._attention.gone

    async def do(self, act: Act, why: str = "") -> str:
        """Ask for an act; return once the station or a person says that it was done."""
        if reason := self.cannot(act.name) or self._stopped:
            raise CannotDo(reason)
        since = self._plugs.since(act)
        if since is not None and (already := self._plugs.already(act, self._trace.since(since))):
            return already
        if act.puts_back and self._attention.doubtful:
            raise HandsTrouble(NOT_NOW)
        self._plugs.doubt(act)
        text = words_for(act, self._profile)
        reply = await self._ask(act, text, why)
        self._trace.record(Sender.BENCH, Answered(text, reply.kind, reply.by, reply.after, _said(reply)))
        self._consequence(reply, text)
        self._plugs.done(act, self._trace.mark())
        return _said(reply) if act.name == "look" else ""

    def firmware(self, version: str, *, broken: bool = False) -> bytes:
        """Return the image that the station file names; which version it brings stands there too."""
        return image_of(self._profile, broken=broken)

    async def _ask(self, act: Act, text: str, why: str) -> Reply:
        names = {card.tag: name for name, card in self._profile.cards.items()}
        sign = sign_of(act, self._trace.since(self._trace.beginning), names)
        asked = self._attention.asks(sign)
        self._trace.record(Sender.BENCH, Prompted(text, why))
        try:
            reply = await self._board.ask(
                text,
                why=why,
                within=self._within,
                done_when=sign.done_when,
                sign=self._shown(sign, self._trace.mark()),
                choices=LOOKED if act.name == "look" else (),
            )
        except asyncio.CancelledError:
            # Whoever interrupts a prompt wants no further one, not even to put things back.
            self._stopped = "the run was interrupted"
            raise
        self._attention.ended(asked, answered=reply.kind is not Kind.UNANSWERED)
        return reply

    async def _shown(self, sign: Sign, since: Mark) -> None:
        """Return once the station shows that the act was done; say at once what shows to be a mistake."""
        said: set[str] = set()

        def satisfied(conversation: Conversation) -> bool:
            if sign.seen(conversation):
                return True
            mistake = sign.mistaken(conversation)
            if mistake is not None and mistake not in said:
                said.add(mistake)
                self._mistaken(mistake)
            return False

        await self._trace.wait_until(
            satisfied, since=since, until=self._trace.now() + self._within + AFTERWARDS
        )

    def _mistaken(self, mistake: str) -> None:
        self._board.say(mistake, About.MISTAKE)
        self._board.shows_life()
        asyncio.get_running_loop().call_soon(
            self._trace.record, Sender.BENCH, Noted(f"the person was told: {mistake}")
        )

    def _consequence(self, reply: Reply, text: str) -> None:
        match reply.kind:
            case Kind.FAILED:
                raise ActFailed(f"{text}: the person at the station says: {reply.words}")
            case Kind.SKIPPED:
                raise CannotDo(f"the person at the station skipped “{text}”: {reply.words}")
            case Kind.STOPPED:
                self._stopped = f"the run was stopped at {reply.by}"
                raise StopHere(self._stopped)
            case Kind.UNANSWERED:
                raise HandsTrouble(f"{text}: {reply.words}")


def _said(reply: Reply) -> str:
    return ": ".join(words for words in (reply.words, reply.remark) if words)
