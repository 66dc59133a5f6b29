"""When a phone is told anew, on a clock that jumps."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime
from typing import Any

import pytest

from ocpp_support.operator_page.news import BEAT, GAP, News
from ocpp_support.prompting.board import Board, Kind
from ocpp_support.prompting.progress import Whereabouts
from ocpp_support.runtime.clock import Clock, VirtualTimeLoop
from ocpp_support.trace.events import Noted
from ocpp_support.trace.trace import Sender, Trace


class Listening:
    """A phone that notes when it is told."""

    def __init__(self, loop: VirtualTimeLoop) -> None:
        self.clock = Clock(loop)
        self.trace = Trace(self.clock, lambda: datetime.now(UTC), connectors=1)
        self.board = Board(self.clock.seconds)
        self.whereabouts = Whereabouts(loop)
        self.news = News(self.board, self.whereabouts, self.trace)
        self._told = aiter(self.news.every())

    async def told(self) -> float:
        await anext(self._told)
        return self.clock.seconds()

    async def is_over(self) -> bool:
        return await anext(self._told, "over") == "over"


@pytest.fixture
def listening(virtual_loop: VirtualTimeLoop) -> Listening:
    return Listening(virtual_loop)


def run(loop: VirtualTimeLoop, test: Coroutine[Any, Any, None]) -> None:
    loop.run_until_complete(test)


def test_it_is_told_at_once_and_then_at_every_beat(
    virtual_loop: VirtualTimeLoop, listening: Listening
) -> None:
    async def test() -> None:
        listening.news.start()

        assert await listening.told() == 0
        assert await listening.told() == pytest.approx(BEAT + GAP)
        assert await listening.told() == pytest.approx(2 * BEAT + GAP, abs=GAP)

        await listening.news.stop()

    run(virtual_loop, test())


def test_a_flood_is_told_once(virtual_loop: VirtualTimeLoop, listening: Listening) -> None:
    async def test() -> None:
        listening.news.start()
        await listening.told()
        for number in range(500):
            listening.trace.record(Sender.BENCH, Noted(str(number)))

        assert await listening.told() == pytest.approx(GAP)
        assert await listening.told() > BEAT

        await listening.news.stop()

    run(virtual_loop, test())


def test_it_is_told_of_the_board_and_of_the_run(virtual_loop: VirtualTimeLoop, listening: Listening) -> None:
    async def test() -> None:
        listening.news.start()
        await listening.told()
        asked = asyncio.ensure_future(listening.board.ask("Plug in", why="", within=60))

        assert await listening.told() == pytest.approx(GAP)
        listening.board.reply(1, Kind.DONE, "the phone")
        assert await listening.told() == pytest.approx(2 * GAP)
        listening.whereabouts.tell(name="On")
        assert await listening.told() == pytest.approx(3 * GAP)

        await asked
        await listening.news.stop()

    run(virtual_loop, test())


def test_at_the_end_it_is_told_once_more(virtual_loop: VirtualTimeLoop, listening: Listening) -> None:
    async def test() -> None:
        listening.news.start()
        await listening.told()
        waiting = asyncio.ensure_future(listening.told())
        await listening.news.stop()

        assert await waiting == 0
        assert await listening.is_over()

    run(virtual_loop, test())


def test_after_the_end_nothing_changes_it(virtual_loop: VirtualTimeLoop, listening: Listening) -> None:
    async def test() -> None:
        listening.news.start()
        await listening.news.stop()
        listening.whereabouts.tell(name="late")

        await listening.told()
        assert await listening.is_over()

    run(virtual_loop, test())
