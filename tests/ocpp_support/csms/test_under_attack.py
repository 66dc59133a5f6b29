"""The line of the one station goes on whatever else comes to the port, and memory stays bounded."""

from __future__ import annotations

import asyncio
import gc
import tracemalloc
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from ocpp_support.csms.central_system import CentralSystem
from ocpp_support.csms.doors import OPEN_TIMEOUT, Door
from ocpp_support.runtime.clock import VirtualTimeLoop
from ocpp_support.trace.events import Attempted, Connected, Disconnected
from ocpp_support.trace.trace import Sender, Trace

from . import attackers
from .raw_dialler import attempts, several
from .rough_station import Run, answers_of, dialled, runs_on

MIB = 1 << 20


@pytest.fixture
def run(virtual_loop: VirtualTimeLoop) -> Run:
    return runs_on(virtual_loop, identity="CP1")


@asynccontextmanager
async def talking(central: CentralSystem, trace: Trace) -> AsyncIterator[None]:
    """Have the station talk all the while; see that its line lived, and that it was heard, to the end."""
    async with dialled(central) as station:

        async def talks() -> None:
            while True:
                assert await answers_of(station) == []
                await asyncio.sleep(1)

        began = trace.mark()
        task = asyncio.create_task(talks())
        yield
        assert not task.done()
        task.cancel()
        assert await answers_of(station) == []
        meanwhile = trace.since(began)
        heard = len(meanwhile.calls(Sender.STATION, "Heartbeat"))
        assert heard >= int(meanwhile.now - began.at)
        assert meanwhile.events(Disconnected) == []
        assert len(trace.since(trace.beginning).events(Connected)) == 1


async def doors_left() -> int:
    """Return how many connections are still held when every one has had its time to end."""
    await asyncio.sleep(OPEN_TIMEOUT)
    gc.collect()
    return sum(isinstance(one, Door) for one in gc.get_objects())


Attack = Callable[[CentralSystem], Awaitable[None]]

ATTACKS: dict[str, Attack] = {
    "200 connections that send rubbish": lambda central: attackers.crowded(
        [attackers.rubbish(central, number) for number in range(200)]
    ),
    "200 connections that say nothing": lambda central: attackers.crowded(
        [attackers.half_open(central) for _ in range(200)]
    ),
    "200 requests that drip": lambda central: attackers.crowded(
        [attackers.slow_loris(central) for _ in range(200)]
    ),
    "3000 connections of another station": lambda central: attackers.crowded(
        *([attackers.stranger(central) for _ in range(50)] for _ in range(60))
    ),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_line_goes_on_and_little_is_kept(run: Run, attack: str) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with talking(central, trace):
            await ATTACKS[attack](central)
            await several(trace, Attempted, 20)
            assert await doors_left() <= 3
        assert len(attempts(trace)) < 150
        assert trace.now() < 4 * OPEN_TIMEOUT

    run(test)


def test_a_station_that_flickers_3000_times_is_let_in_to_the_end(run: Run) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        for _ in range(3000):
            await attackers.flickers(central)
        async with dialled(central) as station:
            assert await answers_of(station) == []
        await several(trace, Disconnected, 3001)
        assert len(trace.since(trace.beginning)) == 2 * 3001 + 2
        assert not central.connected
        assert await doors_left() <= 3

    run(test)


def test_frames_of_100_mb_are_refused_and_never_held(run: Run) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        tracemalloc.start()
        try:
            for _ in range(3):
                answer = await attackers.long_frame(central, 100 * MIB)
                # A close frame: its length, 1009, and the reason.
                assert (answer[0], answer[2:4]) == (0x88, (1009).to_bytes(2, "big"))
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert most < 20 * MIB
        async with dialled(central) as station:
            assert await answers_of(station) == []
        ended = [entry.content for entry in await several(trace, Disconnected, 4)]
        too_long = [end for end in ended if isinstance(end, Disconnected) and end.code == 1009]
        assert [end.by for end in too_long] == ["the central system"] * 3

    run(test)
