"""Two prompts unanswered in a row, and nobody is asked until somebody is noticed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ocpp_support.prompting.board import Board
from ocpp_support.protocol.frames import Call
from ocpp_support.runtime.clock import Clock, VirtualTimeLoop
from ocpp_support.station.attention import GONE, Attention
from ocpp_support.station.hands import Act
from ocpp_support.station.signs import sign_of
from ocpp_support.trace.trace import Sender, Trace


class Prompts:
    """Prompts to plug in at connector 1, one after the other."""

    def __init__(self, loop: VirtualTimeLoop) -> None:
        clock = Clock(loop, datetime(2026, 1, 1, tzinfo=UTC))
        self.trace = Trace(clock, lambda: datetime.now(UTC), connectors=1)
        self.board = Board(loop.time)
        self.attention = Attention(self.board, self.trace)

    def one(self, *, answered: bool, touched: bool = False) -> None:
        sign = sign_of(Act("plug_in", 1), self.trace.since(self.trace.beginning), {})
        asked = self.attention.asks(sign)
        if touched:
            self.board.shows_life()
        self.attention.ended(asked, answered=answered)

    def plugged(self) -> None:
        payload = {"connectorId": 1, "status": "Preparing", "errorCode": "NoError"}
        self.trace.record(Sender.STATION, Call("1", "StatusNotification", payload))


@pytest.fixture
def prompts(virtual_loop: VirtualTimeLoop) -> Prompts:
    return Prompts(virtual_loop)


def test_at_first_somebody_is_there(prompts: Prompts) -> None:
    assert (prompts.attention.doubtful, prompts.attention.gone) == (False, None)


def test_one_unanswered_prompt_is_a_doubt_and_two_are_enough(prompts: Prompts) -> None:
    prompts.one(answered=False)
    assert (prompts.attention.doubtful, prompts.attention.gone) == (True, None)
    prompts.one(answered=False)
    assert (prompts.attention.doubtful, prompts.attention.gone) == (True, GONE)


def test_an_answer_ends_the_doubt(prompts: Prompts) -> None:
    prompts.one(answered=False)
    prompts.one(answered=True)
    assert not prompts.attention.doubtful
    prompts.one(answered=False)
    assert prompts.attention.gone is None


def test_whoever_touched_something_while_a_prompt_was_open_is_there(prompts: Prompts) -> None:
    prompts.one(answered=False)
    prompts.one(answered=False, touched=True)
    assert (prompts.attention.doubtful, prompts.attention.gone) == (False, None)


def test_an_act_that_comes_late_shows_that_somebody_is_there(prompts: Prompts) -> None:
    prompts.one(answered=False)
    prompts.one(answered=False)
    prompts.plugged()
    assert (prompts.attention.doubtful, prompts.attention.gone) == (False, None)
