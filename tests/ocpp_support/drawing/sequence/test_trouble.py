"""What ended a scenario is told too where nothing was expected in vain."""

from __future__ import annotations

import pytest

from ocpp_support.drawing.sequence.row import Part
from ocpp_support.drawing.sequence.trouble import trouble_of
from tests.ocpp_support.drawing.scenes import Play

MESSAGE = "the cable does not fit\nIs it the right one?\nWhat was said:\n  +0.0 s station → Heartbeat"


@pytest.mark.parametrize(
    ("status", "title"),
    [
        ("failed", "not as it must be:"),
        ("inconclusive", "could not be judged:"),
        ("not tested", "could not be tested:"),
    ],
)
def test_the_first_lines_of_the_message_are_told(status: str, title: str) -> None:
    [row] = trouble_of(Play().scene(status, message=MESSAGE), 5.0, Part.GIVEN)
    assert (row.title, row.words, row.at) == (title, "the cable does not fit", 5.0)
    assert [note.text for note in row.notes] == ["Is it the right one?"]


def test_nothing_is_told_where_all_is_well_or_what_was_missed_says_it() -> None:
    assert [*trouble_of(Play().scene("passed", message=MESSAGE), 5.0, Part.GIVEN)] == []
    assert [*trouble_of(Play().scene("failed"), 5.0, Part.GIVEN)] == []
    play = Play()
    play.step("When it is told")
    play.missed("this", "that")
    assert [*trouble_of(play.scene("failed", message=MESSAGE), 5.0, Part.GIVEN)] == []
