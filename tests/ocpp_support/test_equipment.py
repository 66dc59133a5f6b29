"""What stands on the bench fits the station file."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from ocpp_support.equipment import Equipment
from ocpp_support.prompting.board import Board, Kind
from ocpp_support.settings import Patience
from ocpp_support.station.hands import Act, CannotDo
from ocpp_support.station.profile import Profile

PLUG_IN = Act("plug_in", 1)


@pytest.fixture
def equipment() -> Iterator[Equipment]:
    """The equipment for a person, whose phone somebody holds; there is no terminal."""
    equipment = Equipment(Profile.model_validate({"hands": {"by": "person"}}), Patience(prompt=5))
    equipment.start()
    yield equipment
    equipment.stop()


def test_a_person_lives_in_real_time(equipment: Equipment) -> None:
    assert not equipment.clock.virtual
    assert equipment.hands.by == "a person"


def test_nobody_is_waited_for_where_there_is_neither_terminal_nor_page(equipment: Equipment) -> None:
    assert equipment.hands.cannot("plug_in") == "nobody is at the station"
    with pytest.raises(CannotDo):
        equipment.thread.run(equipment.hands.do(PLUG_IN))


def test_a_person_answers_on_the_board_and_notes_stand_on_the_trace(equipment: Equipment) -> None:
    leave = equipment.board.attend("the phone")

    def answer(board: Board) -> None:
        if board.prompt is not None and not board.notices:
            board.note("it beeps", "the phone")
            asyncio.get_running_loop().call_soon(board.reply, 1, Kind.DONE, "the phone")

    equipment.board.watch(answer)
    equipment.thread.run(equipment.hands.do(PLUG_IN))
    leave()
    told = [str(entry.content) for entry in equipment.trace.since(equipment.trace.beginning)]
    assert told == [
        "a person is asked: Plug the cable into connector 1",
        "a note by the phone: it beeps",
        "Plug the cable into connector 1: done, by the phone, after 0 s",
    ]
