"""Who may come in, what becomes of a line, and how requests find their answers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Subprotocol

from ocpp_support.csms.answers import Answers
from ocpp_support.csms.central_system import CentralSystem, NotConnected
from ocpp_support.runtime.clock import Clock, VirtualTimeLoop
from ocpp_support.trace.events import Connected, Disconnected, Reachable
from ocpp_support.trace.trace import Sender, Trace

Test = Callable[[CentralSystem, Trace], Awaitable[None]]


@pytest.fixture
def run(virtual_loop: VirtualTimeLoop) -> Callable[[Test], None]:
    """Run a test against a central system that expects CP 01."""

    async def around(test: Test) -> None:
        clock = Clock(virtual_loop)
        trace = Trace(clock, lambda: datetime.now(UTC), connectors=1)
        central = CentralSystem(trace, Answers(clock.now), identity="CP 01")
        await central.start()
        try:
            await test(central, trace)
        finally:
            await central.stop()

    return lambda test: virtual_loop.run_until_complete(around(test))


@asynccontextmanager
async def station(central: CentralSystem, path: str = "CP%2001") -> AsyncIterator[ClientConnection]:
    subprotocols = [Subprotocol("ocpp1.6")]
    async with connect(central.url + path, subprotocols=subprotocols, ping_interval=None) as socket:
        yield socket


async def _until_connected(central: CentralSystem) -> None:
    await asyncio.sleep(0.1)
    assert central.connected


async def _answer_one(socket: ClientConnection, payload: dict[str, Any], after: float = 0.0) -> None:
    message = json.loads(await socket.recv())
    await asyncio.sleep(after)
    await socket.send(json.dumps([3, message[1], payload]))


def test_the_station_is_let_in_and_answered(run: Callable[[Test], None]) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with station(central) as socket:
            assert socket.subprotocol == "ocpp1.6"
            await socket.send('[2,"1","Heartbeat",{}]')
            kind, message_id, payload = json.loads(await socket.recv())
        assert (kind, message_id) == (3, "1")
        assert payload["currentTime"].endswith("Z")
        whole = trace.since(trace.beginning)
        assert whole.events(Connected)[0].content == Connected("/CP%2001", ("ocpp1.6",))
        heartbeat = whole.calls(Sender.STATION, "Heartbeat")[0]
        assert whole.answer_payload(heartbeat) == payload

    run(test)


def test_another_station_is_refused(run: Callable[[Test], None]) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        for path in ("CP02", ""):
            with pytest.raises(InvalidStatus):
                async with station(central, path):
                    pass
        assert not central.connected

    run(test)


def test_a_request_finds_its_answer(run: Callable[[Test], None]) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with station(central) as socket:
            await _until_connected(central)
            answering = asyncio.create_task(_answer_one(socket, {"status": "Accepted"}))
            entry = await central.ask("ClearCache", {}, within=10)
            await answering
        assert entry is not None
        assert entry.answers is not None
        assert entry.answers.call is not None
        assert entry.answers.call.action == "ClearCache"

    run(test)


def test_a_late_answer_is_recorded_as_late(run: Callable[[Test], None]) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with station(central) as socket:
            await _until_connected(central)
            answering = asyncio.create_task(_answer_one(socket, {"status": "Accepted"}, after=13))
            assert await central.ask("ClearCache", {}, within=10) is None
            await answering
            await asyncio.sleep(1)
        answers = [entry for entry in trace.since(trace.beginning) if entry.answers]
        assert "late by 3.0 s" in str(answers[0].findings[0])

    run(test)


def test_one_request_at_a_time(run: Callable[[Test], None]) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with station(central) as socket:
            await _until_connected(central)
            asked = [asyncio.create_task(central.ask("ClearCache", {}, within=10)) for _ in range(2)]
            first = json.loads(await socket.recv())
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(5):
                    await socket.recv()
            await socket.send(json.dumps([3, first[1], {"status": "Accepted"}]))
            await _answer_one(socket, {"status": "Rejected"})
            answers = await asyncio.gather(*asked)
        assert all(answers)

    run(test)


def test_a_station_that_leaves_does_not_answer(run: Callable[[Test], None]) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with station(central) as socket:
            await _until_connected(central)
            asked = asyncio.create_task(central.ask("Reset", {"type": "Hard"}, within=60))
            await socket.recv()
            await socket.close()
            assert await asked is None
        ended = trace.since(trace.beginning).events(Disconnected)[0].content
        assert ended == Disconnected(1000, "", "the station")

    run(test)


def test_whoever_waits_for_their_turn_to_ask_a_station_that_leaves_gives_up_at_once(
    run: Callable[[Test], None],
) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with station(central) as socket:
            await _until_connected(central)
            asked = [asyncio.create_task(central.ask("ClearCache", {}, within=60)) for _ in range(2)]
            await socket.recv()
            await socket.close()
            assert await asyncio.gather(*asked) == [None, None]
        assert trace.now() < 1

    run(test)


def test_whatever_a_station_says_before_it_leaves_is_on_the_trace(run: Callable[[Test], None]) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with station(central) as socket:
            await _until_connected(central)
            for number in range(3):
                await socket.send(f'[2,"{number}","Heartbeat",{{}}]')
            await socket.close()
            await asyncio.sleep(1)
        whole = trace.since(trace.beginning)
        said = [entry.call.message_id for entry in whole.calls(Sender.STATION) if entry.call]
        assert said == ["0", "1", "2"]
        assert whole[-1].content == Disconnected(1000, "", "the station")

    run(test)


def test_nothing_can_be_asked_of_nobody(run: Callable[[Test], None]) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        with pytest.raises(NotConnected, match="ClearCache"):
            await central.ask("ClearCache", {}, within=1)

    run(test)


def test_a_cut_line_is_dead_until_it_comes_back(run: Callable[[Test], None]) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        port = central.port
        async with station(central) as socket:
            await _until_connected(central)
            await central.go_dark()
            with pytest.raises(ConnectionClosed):
                await socket.recv()
            with pytest.raises(OSError, match=r"onnect"):
                async with station(central):
                    pass
            assert not central.connected
        await central.come_back()
        assert central.port == port
        async with station(central):
            await _until_connected(central)
        kinds = [type(entry.content) for entry in trace.since(trace.beginning)]
        assert kinds == [Connected, Disconnected, Reachable, Connected]

    run(test)


def test_a_station_is_turned_away_until_it_is_let_in_again(run: Callable[[Test], None]) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with station(central) as socket:
            await _until_connected(central)
            await central.refuse()
            with pytest.raises(ConnectionClosed):
                await socket.recv()
            with pytest.raises(InvalidStatus, match="503"):
                async with station(central):
                    pass
        await central.come_back()
        async with station(central):
            await _until_connected(central)

    run(test)


def test_a_second_connection_replaces_the_first_and_the_first_is_heard_out(
    run: Callable[[Test], None],
) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with station(central) as old:
            await _until_connected(central)
            await old.send('[2,"old","Heartbeat",{}]')
            async with station(central) as new:
                await new.send('[2,"new","Heartbeat",{}]')
                assert json.loads(await new.recv())[1] == "new"
                await old.recv()
                with pytest.raises(ConnectionClosed):
                    await old.recv()
                assert central.connected
        beats = [
            entry.call.message_id
            for entry in trace.since(trace.beginning).calls(Sender.STATION)
            if entry.call
        ]
        assert sorted(beats) == ["new", "old"]

    run(test)


def test_an_answer_in_other_case_is_named(run: Callable[[Test], None]) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with station(central) as socket:
            await _until_connected(central)
            asked = asyncio.create_task(central.ask("ClearCache", {}, within=5))
            message = json.loads(await socket.recv())
            await socket.send(json.dumps([3, f" {message[1]} ", {"status": "Accepted"}]))
            assert await asked is None
        texts = [str(finding) for entry in trace.since(trace.beginning) for finding in entry.findings]
        assert any("must come back unchanged" in text for text in texts)

    run(test)


def test_the_address_can_be_given_by_another_name(run: Callable[[Test], None]) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        assert central.url == f"ws://127.0.0.1:{central.port}/"
        assert central.url_at("bench.local") == f"ws://bench.local:{central.port}/"
        assert central.url_at("fe80::1") == f"ws://[fe80::1]:{central.port}/"

    run(test)
