"""A page that is served is nobody; a phone that looks at it is somebody, for as long as it does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ocpp_support.operator_page.presence import Presence
from ocpp_support.prompting.board import Board
from ocpp_support.runtime.clock import VirtualTimeLoop


class Hall:
    """A board, and who may be there by way of the page."""

    def __init__(self, loop: VirtualTimeLoop) -> None:
        self._loop = loop
        self.board = Board(loop.time)
        self.presence = Presence(self.board, "the phone")
        self.presence.begin()

    def asks_in_vain(self) -> None:
        self._loop.run_until_complete(self.board.ask("Plug in", why="", within=60))

    def asks(self) -> None:
        """Ask something that the station answers."""

        async def sign() -> None:
            return None

        self._loop.run_until_complete(self.board.ask("Plug in", why="", within=60, sign=sign()))


@pytest.fixture
def hall(virtual_loop: VirtualTimeLoop) -> Iterator[Hall]:
    hall = Hall(virtual_loop)
    yield hall
    hall.presence.end()
    assert not hall.board.attended


def test_the_first_prompt_is_asked_though_no_phone_is_there_yet(hall: Hall) -> None:
    assert hall.board.attended


def test_nobody_came_to_a_prompt_so_nobody_is_there(hall: Hall) -> None:
    hall.asks_in_vain()
    assert not hall.board.attended


def test_without_a_phone_the_station_may_still_show_that_somebody_is_there(hall: Hall) -> None:
    hall.asks()
    assert hall.board.attended


def test_a_phone_that_looks_on_is_somebody(hall: Hall) -> None:
    with hall.presence.phone():
        hall.asks_in_vain()
        assert hall.board.attended
    assert hall.board.attended  # It may only sleep: one more prompt will tell.
    hall.asks_in_vain()
    assert not hall.board.attended


def test_a_phone_that_comes_late_is_somebody_again(hall: Hall) -> None:
    hall.asks_in_vain()
    with hall.presence.phone(), hall.presence.phone():
        assert (hall.board.attended, hall.presence.phones) == (True, 2)
    assert hall.presence.phones == 0


def test_after_the_end_nobody_is_expected(hall: Hall) -> None:
    hall.presence.end()
    hall.asks_in_vain()
    assert not hall.board.attended
