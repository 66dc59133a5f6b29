"""Whatever comes to the door ends as a line, or is recorded with its reason and its remedy."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable

import pytest

from ocpp_support.csms import refusals
from ocpp_support.csms.central_system import CentralSystem
from ocpp_support.csms.doors import MOST_OPENING, OPEN_TIMEOUT
from ocpp_support.csms.refusals import Refusal
from ocpp_support.runtime.clock import VirtualTimeLoop
from ocpp_support.trace.events import Attempted, Connected
from ocpp_support.trace.trace import Trace

from .raw_dialler import attempts, dialled_raw, first, request, said
from .rough_station import Run, answers_of, dialled, runs_on

CLIENT_HELLO = bytes.fromhex("160301002a0100002603030000") + bytes(30)


@pytest.fixture
def run(virtual_loop: VirtualTimeLoop) -> Run:
    return runs_on(virtual_loop, identity="CP01")


def refused(run: Run, data: bytes, refusal: Refusal, path: str = "") -> bytes:
    """Say something; see that it is refused so, once, and return what was answered."""
    answers = []

    async def test(central: CentralSystem, trace: Trace) -> None:
        answers.append(await said(central, data))
        await first(trace, Attempted)
        (attempt,) = attempts(trace)
        assert (attempt.outcome, attempt.remedy) == (refusal.outcome, refusal.remedy)
        assert attempt.path == path
        assert attempt.peer.startswith("127.0.0.1:")
        assert not trace.since(trace.beginning).events(Connected)
        assert not central.connected

    run(test)
    return answers[0]


def test_tls_to_a_plain_port_is_named_at_its_first_byte(run: Run) -> None:
    assert refused(run, CLIENT_HELLO, refusals.TLS_TO_PLAIN) == b""
    assert refused(run, CLIENT_HELLO[:1], refusals.TLS_TO_PLAIN) == b""


@pytest.mark.parametrize(
    "garbage",
    [
        b"\x00",
        b"\xff" * 100_000,
        b"\r\n\r\n",
        b"hello\r\n",
        b"hello\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"G" * 100_000,
        b"GET / HTTP/1.1\r\n" + b"no header\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 1000,
        b"GET / HTTP/1.1\r\nContent-Length: 7\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ],
    ids=lambda data: repr(data[:12]),
)
def test_what_is_no_request_is_refused(run: Run, garbage: bytes) -> None:
    path = "/" if garbage.startswith(b"GET /") else ""
    refused(run, garbage, refusals.GARBAGE, path)


def test_a_browser_is_told_what_this_is(run: Run) -> None:
    answer = refused(run, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", refusals.NO_WEBSOCKET, "/")
    assert answer.startswith(b"HTTP/1.1 426 ")
    assert b"\r\nUpgrade: websocket\r\n" in answer
    assert b"enter this address in the station and not in a browser" in answer


@pytest.mark.parametrize("target", ["/", "//", "/?id=CP01"])
def test_an_address_without_identity_is_refused_with_a_finding(run: Run, target: str) -> None:
    answer = refused(run, request(target), refusals.NO_IDENTITY, target)
    assert answer.startswith(b"HTTP/1.1 404 ")
    assert b"such as /CP01" in answer


def test_another_station_is_refused(run: Run) -> None:
    refusal = refusals.another_station("CP02", "CP01", twice_encoded=False)
    assert refused(run, request("/CP02"), refusal, "/CP02").startswith(b"HTTP/1.1 404 ")


def test_who_encodes_twice_is_told(run: Run) -> None:
    refusal = refusals.another_station("CP0%31", "CP01", twice_encoded=True)
    assert "twice" in refusal.remedy
    refused(run, request("/CP0%2531"), refusal, "/CP0%2531")


@pytest.mark.parametrize(
    ("changed", "status", "reason"),
    [
        ({"Sec_WebSocket_Key": "short"}, 400, "invalid Sec-WebSocket-Key header: short"),
        ({"Sec_WebSocket_Key": None}, 400, "missing Sec-WebSocket-Key header"),
        ({"Sec_WebSocket_Version": "8"}, 400, "invalid Sec-WebSocket-Version header: 8"),
        ({"Upgrade": None}, 426, "missing Upgrade header"),
    ],
)
def test_a_request_that_breaks_the_rules_of_websockets_is_refused(
    run: Run, changed: dict[str, str | None], status: int, reason: str
) -> None:
    answer = refused(run, request(**changed), refusals.broken_request(status, reason), "/CP01")
    assert answer.startswith(b"HTTP/1.1 %d " % status)


Leaving = Callable[[asyncio.StreamWriter], None]


def _closes(writer: asyncio.StreamWriter) -> None:
    writer.close()


def _resets(writer: asyncio.StreamWriter) -> None:
    linger = struct.pack("ii", 1, 0)
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    writer.transport.abort()


@pytest.mark.parametrize("leaves", [_closes, _resets])
@pytest.mark.parametrize(
    ("beginning", "refusal"),
    [
        (b"", refusals.SAID_NOTHING),
        (b"GET /CP01 HT", refusals.HALF_A_REQUEST),
        (request()[:-2], refusals.HALF_A_REQUEST),
    ],
    ids=["nothing", "half a line", "half a request"],
)
def test_who_leaves_early_is_recorded(run: Run, leaves: Leaving, beginning: bytes, refusal: Refusal) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with dialled_raw(central) as (_, writer):
            if beginning:
                writer.write(beginning)
            leaves(writer)
            await first(trace, Attempted)
        assert [attempt.outcome for attempt in attempts(trace)] == [refusal.outcome]
        assert trace.now() < OPEN_TIMEOUT

    run(test)


@pytest.mark.parametrize(
    ("beginning", "refusal"),
    [(b"", refusals.SILENT), (request()[:-2], refusals.TOO_SLOW)],
    ids=["nothing", "half"],
)
def test_who_stays_without_a_request_is_dropped_when_time_is_up(
    run: Run, beginning: bytes, refusal: Refusal
) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with dialled_raw(central) as (reader, writer):
            writer.write(beginning)
            assert await reader.read() == b""
        assert [attempt.outcome for attempt in attempts(trace)] == [refusal.outcome]
        assert OPEN_TIMEOUT <= trace.now() < OPEN_TIMEOUT + 2

    run(test)


def test_a_request_may_come_in_pieces(run: Run) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with dialled_raw(central) as (reader, writer):
            for byte in request():
                writer.write(bytes([byte]))
                await asyncio.sleep(0.01)
            assert (await reader.readline()).startswith(b"HTTP/1.1 101 ")
        assert attempts(trace) == []

    run(test)


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        (b"/C P", "/C P"),
        ("/Säule".encode(), "/Säule"),
        (b"/S\xe4ule", "/S\\xe4ule"),
        (b"ws://10.0.0.1/CP", "ws://10.0.0.1/CP"),
    ],
)
def test_an_address_that_the_library_does_not_read_is_let_in_as_it_is(
    virtual_loop: VirtualTimeLoop, target: bytes, shown: str
) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with dialled_raw(central) as (reader, writer):
            writer.write(request(target))
            assert (await reader.readline()).startswith(b"HTTP/1.1 101 ")
            entry = await first(trace, Connected)
        assert entry.content == Connected(shown, ("ocpp1.6",))
        assert [str(finding.severity) for finding in entry.findings] == ["SHOULD"]

    runs_on(virtual_loop)(test)


def test_there_is_room_for_so_many_and_the_stations_line_goes_on(virtual_loop: VirtualTimeLoop) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with dialled(central) as station:
            await answers_of(station)
            crowd = [
                await asyncio.open_connection("127.0.0.1", central.port) for _ in range(MOST_OPENING + 3)
            ]
            assert await answers_of(station) == []
            await first(trace, Attempted)
            assert [attempt.outcome for attempt in attempts(trace)] == [refusals.TOO_MANY.outcome] * 3
            for _, writer in crowd:
                writer.transport.abort()

    runs_on(virtual_loop)(test)


@pytest.mark.parametrize("end", [CentralSystem.stop, CentralSystem.go_dark])
def test_who_is_at_the_door_holds_up_no_end(
    run: Run, end: Callable[[CentralSystem], Awaitable[None]]
) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with dialled_raw(central) as (reader, writer):
            writer.write(request()[:-2])
            await asyncio.sleep(1)
            await end(central)
            assert await reader.read() == b""
        assert trace.now() < OPEN_TIMEOUT
        assert attempts(trace) == []

    run(test)


def test_no_login_comes_to_the_trace(run: Run) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        await said(central, request("/CP02", Authorization="Basic Q1AwMTpob3JzZQ=="))
        await said(central, request("ws://CP02:horse@127.0.0.1/CP02"))
        async with dialled_raw(central) as (reader, writer):
            writer.write(request("ws://CP01:horse@127.0.0.1/CP01", Authorization="Basic Q1AwMTpob3JzZQ=="))
            await reader.readline()
            await first(trace, Connected)
        await said(central, request("/CP02?token=horse"))
        everything = repr([entry.content for entry in trace.since(trace.beginning)])
        assert "ws://***@127.0.0.1/CP02" in everything
        assert "ws://***@127.0.0.1/CP01" in everything
        assert "/CP02?token=***" in everything
        assert "Q1Aw" not in everything
        assert "horse" not in everything

    run(test)
