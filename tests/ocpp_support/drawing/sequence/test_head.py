"""Over the rows stand the scenario, what became of it, and how the connectors were before."""

from __future__ import annotations

from ocpp_support.drawing.sequence.head import MOST_PLACES, head_of
from tests.ocpp_support.drawing.scenes import Play, texts


def said(play: Play, status: str = "passed", **outcome: str) -> list[str]:
    return texts("".join(map(str, head_of(play.scene(status, **outcome)).strokes)))


def reports(play: Play, *connectors: int) -> None:
    for connector in connectors:
        play.station("StatusNotification", connectorId=connector, status="Available", errorCode="NoError")


def test_the_verdict_is_told_by_sign_and_word() -> None:
    assert "✓ passed" in said(Play())
    assert "✕ failed" in said(Play(), "failed")
    assert "? not finished" in said(Play(), "")


def test_it_is_said_from_when_times_count() -> None:
    play = Play()
    play.step("Given it is there")
    assert any(line.startswith("Times count from the beginning.") for line in said(play))
    play.step("When it is told")
    assert any(line.startswith("Times count from the When.") for line in said(play))


def test_a_long_name_takes_several_lines_and_the_rows_begin_beneath() -> None:
    short, long = head_of(Play().scene()), head_of(Play().scene(name="a very long name " * 20))
    assert long.bottom > short.bottom
    assert sum("a very long name" in line for line in said(Play(), name="a very long name " * 20)) == 3


def test_of_many_connectors_the_first_are_shown() -> None:
    play = Play(connectors=100)
    reports(play, *range(101))
    shown = said(play)
    assert "station ○ Available" in shown
    assert f"and {101 - MOST_PLACES} more connectors" in shown
    assert "connector 100 ○ Available" not in shown


def test_where_nothing_was_reported_nothing_is_said_of_before() -> None:
    assert "Before:" not in said(Play())
