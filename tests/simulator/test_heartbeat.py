"""The heartbeat's own time: what is set anew counts from then, and nothing beats when all is over."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from ocpp_support.runtime.clock import VirtualTimeLoop
from simulator.heartbeat import Heartbeat
from simulator.tasks import Tasks

ANSWERED_AFTER_S = 5.0


class Station:
    """As much of a station as a heart needs; notes when it beats."""

    def __init__(self) -> None:
        self.interval = 100
        self.configuration = SimpleNamespace(number=lambda key: self.interval, when_changed=self._changes)
        self.online = asyncio.Event()
        self.online.set()
        self.tasks = Tasks()
        self.spawn, self.later = self.tasks.spawn, self.tasks.later
        self.beats: list[float] = []

    def _changes(self, key: str, heard: Any) -> None:
        self.change = heard

    def has(self, defect: str) -> bool:
        return False

    async def notify(self, request: Any, *, asked: bool) -> None:
        self.beats.append(asyncio.get_running_loop().time())
        await asyncio.sleep(ANSWERED_AFTER_S)


@pytest.fixture
def beating(virtual_loop: VirtualTimeLoop) -> Any:
    def until(end: float, *changes: tuple[float, int]) -> list[float]:
        async def run() -> list[float]:
            station: Any = Station()
            Heartbeat(station).restart()
            for at, interval in changes:
                await asyncio.sleep(at - asyncio.get_running_loop().time())
                station.interval = interval
                station.change()
            await asyncio.sleep(end - asyncio.get_running_loop().time())
            await station.tasks.end_all()
            await asyncio.sleep(10_000)
            return [round(at, 3) for at in station.beats]

        return virtual_loop.run_until_complete(run())

    return until


def test_it_beats_at_its_interval_however_long_answers_take_and_ends_with_the_station(beating: Any) -> None:
    assert beating(350) == [100, 200, 300]


def test_a_new_interval_counts_from_when_it_was_set(beating: Any) -> None:
    assert beating(200, (130, 30)) == [100, 160, 190]


def test_one_that_is_set_while_an_answer_is_awaited_counts_once(beating: Any) -> None:
    assert beating(170, (102, 30)) == [100, 132, 162]


def test_zero_is_never_until_it_is_set_anew(beating: Any) -> None:
    assert beating(1000, (130, 0), (500, 300)) == [100, 800]
