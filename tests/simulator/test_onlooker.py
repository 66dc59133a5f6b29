"""What becomes of dialling, of a line and of a request is told in words that can be counted."""

from __future__ import annotations

import asyncio
import errno
import socket
import ssl
from collections import Counter
from collections.abc import Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection, serve

from ocpp_support.runtime.clock import VirtualTimeLoop
from simulator.model import load_model
from simulator.onlooker import (
    ANSWERED,
    CONNECTED,
    LOST,
    NONSENSE,
    UNANSWERED,
    UNSPOKEN,
    Discerning,
    Onlooker,
    why_not,
)
from simulator.station import Station
from tests.free_ports import free_ports

from .small_central import Central

ACCEPTED = '[3,"1",{"status":"Accepted","currentTime":"2026-01-01T12:00:00Z","interval":300}]'


class Counting(Onlooker):
    """Counts, and says when a number of things has happened."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.news = asyncio.Event()

    def dialled(self, outcome: str) -> None:
        self._note(f"dialled: {outcome}")

    def parted(self, how: str) -> None:
        self._note(f"parted: {how}")

    def heard(self, action: str, seconds: float, outcome: str) -> None:
        self._note(f"{action}: {outcome}")

    def _note(self, what: str) -> None:
        self.counts[what] += 1
        self.news.set()

    async def hears(self, what: str) -> None:
        async with asyncio.timeout(60):
            while not self.counts[what]:
                self.news.clear()
                await self.news.wait()


@asynccontextmanager
async def dialling(url: str) -> Any:
    counting = Counting()
    station = Station(load_model("reference").hurried(), f"{url}/CP01", onlooker=counting)
    await station.power_on()
    try:
        yield counting
    finally:
        await station.power_off()


def told(expected: list[str], answer: Callable[[ServerConnection], Any], **more: Any) -> None:
    async def run() -> None:
        settings = {"subprotocols": ["ocpp1.6"], "compression": None, **more}
        async with serve(answer, "127.0.0.1", 0, **settings) as server:
            port = next(iter(server.sockets)).getsockname()[1]
            async with dialling(f"ws://127.0.0.1:{port}") as counting:
                for what in expected:
                    await counting.hears(what)

    asyncio.run(run())


async def accepts_and_leaves(line: ServerConnection) -> None:
    await line.recv()
    await line.send(ACCEPTED)
    await line.recv()
    await line.close(1001)


async def breaks_off(line: ServerConnection) -> None:
    await line.recv()
    line.transport.abort()


async def talks_nonsense(line: ServerConnection) -> None:
    await line.recv()
    await line.send('[3,"1",{}]')
    await line.recv()


async def turns_away(line: ServerConnection) -> None:
    await line.close(1002)


def test_a_line_is_made_used_and_closed_by_the_other_side() -> None:
    expected = [f"dialled: {CONNECTED}", f"BootNotification: {ANSWERED}", "parted: closed with 1001"]
    told(expected, accepts_and_leaves)


def test_a_line_breaks_and_the_request_is_lost() -> None:
    told([f"BootNotification: {LOST}", "parted: broken off"], breaks_off)


def test_an_answer_that_is_none_is_nonsense() -> None:
    told([f"BootNotification: {NONSENSE}"], talks_nonsense)


JUNK = (
    "junk",
    "",
    "[" * 100_000,
    '{"status":"Accepted"}',
    "[3]",
    '[3,"7"]',
    "[3,7,{}]",
    '[3,"7",{},{}]',
    '[4,"7","InternalError"]',
    '[9,"7",{}]',
    b'[3,"7",{}]',
)


def became_of_a_request(*came: str | bytes, before: tuple[str | bytes, ...] = ()) -> list[str]:
    counting = Counting()
    one = Discerning(counting)
    for frame in before:
        one.came(frame)
    one.sent('[2,"7","Heartbeat",{}]')
    for frame in came:
        one.came(frame)
    one.heard("Heartbeat", 30.0, UNANSWERED)
    return [*counting.counts]


@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
def test_a_request_that_got_junk_was_not_met_with_silence(junk: str | bytes) -> None:
    assert became_of_a_request(junk) == [f"Heartbeat: {NONSENSE}"]
    assert became_of_a_request(junk, '[2,"x","Reset",{"type":"Soft"}]') == [f"Heartbeat: {NONSENSE}"]


@pytest.mark.parametrize(
    "came",
    [
        (),
        ('[2,"x","Reset",{"type":"Soft"}]',),
        (' [2, "x", "Reset", {"type": "Soft"}]',),
        ('[3,"6",{}]',),
        ('[4, "6", "InternalError", "", {}]',),
        (b'[2,"x","Reset",{}]',),
    ],
)
def test_what_is_no_answer_to_a_request_leaves_it_unanswered(came: tuple[str | bytes, ...]) -> None:
    assert became_of_a_request(*came) == [f"Heartbeat: {UNANSWERED}"]


def test_junk_counts_for_the_request_that_waited_and_for_no_other() -> None:
    assert became_of_a_request(before=("junk",)) == [f"Heartbeat: {UNANSWERED}"]
    counting = Counting()
    one = Discerning(counting)
    one.sent('[2,"7","Heartbeat",{}]')
    one.came("junk")
    one.sent('[3,"x",{}]')
    for outcome in (UNANSWERED, UNANSWERED, ANSWERED):
        one.heard("Heartbeat", 30.0, outcome)
    assert counting.counts == dict.fromkeys((f"Heartbeat: {x}" for x in (NONSENSE, UNANSWERED, ANSWERED)), 1)


@pytest.mark.parametrize(("said", "outcome"), [("junk", NONSENSE), (b"junk", NONSENSE), (None, UNANSWERED)])
def test_a_station_tells_junk_from_silence(
    virtual_loop: VirtualTimeLoop, said: str | bytes | None, outcome: str
) -> None:
    async def run() -> None:
        central, counting = Central(), Counting()
        central.answers["Heartbeat"] = lambda _: None
        await central.open()
        station = Station(load_model("reference"), central.url, onlooker=counting)
        await station.power_on()
        await central.hears("Heartbeat", within=400)
        if said is not None:
            await central.say(said)
        await counting.hears(f"Heartbeat: {outcome}")
        await station.power_off()
        await central.cut()

    virtual_loop.run_until_complete(run())


def test_a_central_system_that_speaks_something_else_is_told() -> None:
    choose = {"subprotocols": None, "select_subprotocol": lambda line, offered: None}
    told([f"dialled: {UNSPOKEN}", "parted: closed with 1002"], turns_away, **choose)


def test_a_refusal_is_told_by_its_number() -> None:
    refuse = {"process_request": lambda line, request: line.respond(HTTPStatus.UNAUTHORIZED, "no")}
    told(["dialled: HTTP 401"], turns_away, **refuse)


@pytest.mark.parametrize(("said", "outcome"), [(b"", "hung up"), (b"SSH-2.0-x\r\n", "no WebSocket")])
def test_who_is_no_central_system_is_told(said: bytes, outcome: str) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(said)
        writer.close()

    async def run() -> None:
        async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            async with dialling(f"ws://127.0.0.1:{port}") as counting:
                await counting.hears(f"dialled: {outcome}")

    asyncio.run(run())


def test_where_nobody_listens_that_is_told() -> None:
    async def run() -> None:
        [port] = free_ports(1)
        async with dialling(f"ws://127.0.0.1:{port}") as counting:
            await counting.hears("dialled: nobody listens")

    asyncio.run(run())


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (TimeoutError(), "timed out"),
        (socket.gaierror(-2, "Name or service not known"), "unknown host"),
        (ssl.SSLError(1, "certificate verify failed"), "no TLS"),
        (OSError(errno.EMFILE, "Connect call failed ('127.0.0.1', 1)"), "too many open files"),
        (ConnectionResetError(), "connectionreseterror"),
        (ValueError("junk"), "no WebSocket"),
    ],
)
def test_a_failure_is_said_in_a_word_or_two(error: Exception, said: str) -> None:
    assert why_not(error) == said
