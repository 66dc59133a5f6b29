"""The page's server, asked as a phone asks, and as somebody asks who should not."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from ocpp_support.operator_page import server
from ocpp_support.operator_page.server import OperatorPage
from ocpp_support.prompting.board import Kind
from tests.ocpp_support.operator_page.stand import ROWS, Stand

Answer = tuple[int, str, dict[str, str]]


def asked(stand: Stand, path: str, *, method: str = "GET", data: Any = None) -> Answer:
    """Ask for what stands at the page's address, or from the root where the path begins with a slash."""

    async def ask() -> Answer:
        root = "/".join(stand.url.split("/")[:3])
        url = root + path if path.startswith("/") else stand.url + path
        async with aiohttp.ClientSession() as session, session.request(method, url, data=data) as response:
            return response.status, await response.text(), dict(response.headers)

    return stand.thread.run(ask())


def replied(stand: Stand, **said: Any) -> tuple[int, dict[str, Any]]:
    status, text, _ = asked(stand, "reply", method="POST", data=json.dumps(said))
    return status, json.loads(text)


class Phone:
    """A phone's stream of events."""

    def __init__(self, stand: Stand) -> None:
        self._stand = stand
        self._session = stand.thread.run(self._open())
        self.response = stand.thread.run(self._session.get(stand.url + "events"))
        self._told = self._events()

    @staticmethod
    async def _open() -> aiohttp.ClientSession:
        return aiohttp.ClientSession()

    async def _events(self) -> AsyncIterator[dict[str, Any]]:
        async for line in self.response.content:
            if line.startswith(b"data: "):
                yield json.loads(line.removeprefix(b"data: "))

    def told(self) -> dict[str, Any] | None:
        """Wait for the next event; None where there will be none."""
        return self._stand.thread.run(asyncio.wait_for(anext(self._told, None), 5))

    def told_until(self, holds: Any) -> dict[str, Any]:
        while not holds(view := self.told() or pytest.fail("the stream ended")):
            pass
        return view

    def go(self) -> None:
        self._stand.thread.run(self._session.close())


@pytest.fixture
def phone(stand: Stand) -> Any:
    phone = Phone(stand)
    yield phone
    phone.go()


def test_the_page_is_served_to_whoever_knows_its_address(stand: Stand) -> None:
    status, text, headers = asked(stand, "")

    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert "<h1" in text


@pytest.mark.parametrize(("name", "kind"), [("page.css", "text/css"), ("page.js", "text/javascript")])
def test_so_is_what_it_is_made_of(stand: Stand, name: str, kind: str) -> None:
    status, _, headers = asked(stand, name)

    assert (status, headers["Content-Type"]) == (200, f"{kind}; charset=utf-8")


def test_it_may_load_nothing_from_elsewhere_and_stand_in_no_frame(stand: Stand) -> None:
    _, _, headers = asked(stand, "")

    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize(
    "path", ["/", "/wrong/", "/wrong/events", "/page.js", "/wrong/page.js", "//", "/favicon.ico"]
)
def test_without_the_token_nobody_comes_in(stand: Stand, path: str) -> None:
    status, text, _ = asked(stand, path)

    assert status == 403
    assert "Scan the code" in text


def test_without_the_token_nobody_answers(stand: Stand) -> None:
    prompt = stand.ask("Plug in")

    status, _, _ = asked(stand, "/wrong/reply", method="POST", data='{"number": 1, "kind": "done"}')

    assert status == 403
    assert not prompt.done()


def test_every_run_has_an_address_of_its_own(stand: Stand) -> None:
    other = Stand()
    other.close()

    assert stand.url.split("/")[3] != other.url.split("/")[3]
    assert len(stand.url.split("/")[3]) >= 22


@pytest.mark.parametrize("path", ["other.js", "%2e%2e/server.py", "..%2fserver.py", "a/b"])
def test_nothing_else_is_served(stand: Stand, path: str) -> None:
    assert asked(stand, path)[0] in (403, 404)


def test_a_phone_is_told_everything_at_once(stand: Stand) -> None:
    stand.whereabouts.tell(scenario=3, of=9, name="On", step="Given all is well", rows=ROWS)
    stand.calls("StatusNotification", connectorId=1, status="Preparing", errorCode="NoError")
    stand.ask("Plug in", done_when="the station reports Preparing")
    phone = Phone(stand)

    view = phone.told()
    phone.go()

    assert view is not None
    assert view["prompt"]["text"] == "Plug in"
    assert view["prompt"]["done_when"] == "the station reports Preparing"
    assert 590 < view["prompt"]["left_s"] <= 600
    assert view["run"]["scenario"] == 3
    assert [row["sign"] for row in view["rows"]] == ["✓", "", "✗"]
    assert view["said"][0]["text"] == "connector 1 is Preparing"


def test_a_phone_is_told_at_every_change(stand: Stand, phone: Phone) -> None:
    phone.told()

    stand.calls("StatusNotification", connectorId=2, status="Faulted", errorCode="NoError")
    phone.told_until(lambda view: view["said"] and view["said"][0]["text"] == "connector 2 is Faulted")
    stand.ask("Unplug")
    phone.told_until(lambda view: view["prompt"] and view["prompt"]["text"] == "Unplug")
    stand.whereabouts.tell(name="Off")
    phone.told_until(lambda view: view["run"]["name"] == "Off")
    stand.do(lambda: stand.board.reply(1, Kind.DONE, "the station"))
    view = phone.told_until(lambda view: view["prompt"] is None)

    assert view["answered"] == {
        "number": 1,
        "text": "Unplug",
        "kind": "done",
        "by": "the station",
        "words": "",
    }


def test_an_answer_counts_once(stand: Stand) -> None:
    prompt = stand.ask("Plug in")

    assert replied(stand, number=1, kind="done") == (200, {"counts": True, "why": ""})
    status, said = replied(stand, number=1, kind="done")

    assert prompt.result(5).by == "the phone"
    assert status == 409
    assert said == {"counts": False, "why": "prompt 1 is over already: the phone said done first"}


def test_a_note_is_kept_and_ends_nothing(stand: Stand, phone: Phone) -> None:
    prompt = stand.ask("Plug in")

    assert replied(stand, kind="note", words="it hums")[0] == 200
    view = phone.told_until(lambda view: view["prompt"] and view["prompt"]["notices"])

    assert view["prompt"]["notices"] == [{"text": "it hums", "kind": "note"}]
    assert stand.notes == [("it hums", "the phone")]
    assert replied(stand, kind="note", words=" ")[1]["why"] == "a note without words says nothing"
    assert not prompt.done()


def test_a_page_that_is_opened_or_touched_shows_that_somebody_is_there(stand: Stand) -> None:
    asked(stand, "page.css")
    assert stand.board.signs_of_life == 0
    asked(stand, "")
    assert stand.board.signs_of_life == 1
    assert asked(stand, "touch", method="POST")[0] == 204
    assert stand.board.signs_of_life == 2
    replied(stand, number=1, kind="done")
    assert stand.board.signs_of_life == 3
    assert asked(stand, "/wrong/touch", method="POST")[0] == 403
    assert stand.board.signs_of_life == 3


def test_whoever_looks_at_the_page_is_counted(stand: Stand) -> None:
    stand.ask("Plug in", within=0).result(5)
    assert not stand.board.attended

    phone = Phone(stand)
    phone.told()
    assert stand.board.attended
    stand.ask("Plug in", within=0).result(5)
    assert stand.board.attended

    phone.go()


def test_a_flood_is_refused(stand: Stand) -> None:
    assert asked(stand, "reply", method="POST", data="x" * 100_000)[0] == 413


def test_there_is_an_end_to_the_phones(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "MOST_PHONES", 1)
    phone = Phone(stand)
    phone.told()

    assert asked(stand, "events")[0] == 503

    phone.go()


def test_a_phone_that_left_makes_room(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "MOST_PHONES", 1)
    first = Phone(stand)
    first.told()
    first.go()

    async def one_more() -> int:
        async with aiohttp.ClientSession() as session:
            while True:  # The server notices at its next word, or when the connection closes.
                stand.whereabouts.tell(name="new")
                async with session.get(stand.url + "events") as response:
                    if response.status == 200:
                        return response.status

    assert stand.thread.run(asyncio.wait_for(one_more(), 10)) == 200


def test_at_the_end_every_phone_hears_the_last_word(stand: Stand, phone: Phone) -> None:
    phone.told()
    stand.whereabouts.tell(over=True, verdict="accepted")

    stand.thread.run(stand.page.stop())

    last = phone.told_until(lambda view: view["run"]["over"])
    assert last["run"]["verdict"] == "accepted"
    while phone.told() is not None:
        pass


def test_a_port_that_is_taken_is_named(stand: Stand) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        page = OperatorPage(stand.board, stand.whereabouts, stand.trace, listen=f"127.0.0.1:{port}")

        with pytest.raises(OSError, match=f"cannot be served at 127.0.0.1:{port} .*name another “page”"):
            stand.thread.run(page.start())


def test_no_token_is_logged(stand: Stand, caplog: pytest.LogCaptureFixture) -> None:
    token = stand.url.split("/")[3]
    with caplog.at_level("INFO"):
        asked(stand, "")
        asked(stand, "reply", method="POST", data="{")
        asked(stand, "none")
        with socket.create_connection(("127.0.0.1", int(stand.url.split("/")[2].split(":")[1]))) as rough:
            rough.sendall(f"NO HTTP /{token}/ \r\n\r\n".encode())
            rough.recv(1000)

    assert token not in caplog.text


def test_a_port_with_nobody_behind_it_is_free_again(stand: Stand) -> None:
    port = int(stand.url.split("/")[2].split(":")[1])
    stand.thread.run(stand.page.stop())

    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))
