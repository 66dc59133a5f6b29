"""What is alike is told in one, silence is told at all, and what is wrong is never folded."""

from __future__ import annotations

from dataclasses import replace

from ocpp_support.drawing.sequence.folding import MOST_ROWS, folded
from ocpp_support.drawing.sequence.row import Kind, Part, Reply, Row, Series, Weight

BEAT = Row(Kind.MESSAGE, 0.0, Part.COUNTS, "Heartbeat", reply=Reply("noon"), series=Series("Heartbeat", 3))


def every(seconds: float, times: int, row: Row = BEAT) -> list[Row]:
    return [replace(row, at=number * seconds) for number in range(times)]


def reading(at: float, energy: str) -> Row:
    series = Series("MeterValues", 3, figure=energy, common="connector 1")
    return replace(BEAT, at=at, title="MeterValues", series=series)


def words(rows: list[Row]) -> list[str]:
    return [f"{row.title} {row.words}".strip() for row in folded(rows)]


def test_what_comes_at_a_rhythm_is_one_row() -> None:
    assert words(every(60, 12)) == ["Heartbeat ×12 every 60 s"]
    [row] = folded(every(60, 12))
    assert (row.at, row.until, row.times) == (0.0, 660.0, 12)


def test_what_comes_at_no_rhythm_is_said_to_come_within_a_time() -> None:
    rows = [replace(BEAT, at=at) for at in (0.0, 5.0, 100.0)]
    assert words(rows) == ["Heartbeat ×3 within 100 s"]


def test_two_are_not_many() -> None:
    assert len(folded(every(5, 2))) == 2


def test_readings_are_told_from_the_first_to_the_last() -> None:
    rows = [reading(number * 30, f"{number} kWh") for number in range(5)]
    assert words(rows) == ["MeterValues ×5 connector 1, every 30 s, 0 kWh → 4 kWh"]


def test_series_that_run_beside_each_other_are_each_one_row() -> None:
    rows = sorted(
        [*every(60, 4), *(reading(number * 30, "1 kWh") for number in range(8))], key=lambda row: row.at
    )
    assert words(rows) == ["Heartbeat ×4 every 60 s", "MeterValues ×8 connector 1, every 30 s, 1 kWh"]


def test_what_differs_in_its_name_is_named() -> None:
    rows = [
        replace(BEAT, title="GetConfiguration", series=Series("GetConfiguration", 3, name=name))
        for name in "ABCDEFGH"
    ]
    assert words(rows) == ["GetConfiguration ×8 one by one: A, B, C, D, E, F and 2 more"]


def test_what_was_said_of_one_thing_twice_is_not_folded() -> None:
    rows = [replace(BEAT, series=Series("GetConfiguration", 3, name=name)) for name in "ABA"]
    assert len(folded(rows)) == 3


def test_what_is_wrong_is_never_folded_and_parts_what_is_before_and_after() -> None:
    rows = every(5, 9)
    rows[4] = replace(rows[4], weight=Weight.WRONG)
    assert words(rows) == ["Heartbeat ×4 every 5.0 s", "Heartbeat", "Heartbeat ×4 every 5.0 s"]


def test_nothing_is_folded_over_a_step() -> None:
    step = Row(Kind.STEP, 10.0, Part.COUNTS, "Then it lives")
    rows = [*every(5, 3), step, *(replace(BEAT, at=15.0 + number) for number in range(3))]
    assert words(rows) == ["Heartbeat ×3 every 5.0 s", "Then it lives", "Heartbeat ×3 every 1.0 s"]


def test_a_long_silence_is_told_where_it_was() -> None:
    rows = [BEAT, replace(BEAT, at=58.0)]
    assert words(rows) == ["Heartbeat", "58 s of silence", "Heartbeat"]


def test_what_was_put_back_is_one_row_unless_something_is_remarkable() -> None:
    heading = Row(Kind.STEP, 0.0, Part.AFTER, "Afterwards")
    change = replace(BEAT, title="ChangeConfiguration", part=Part.AFTER, series=None)
    assert words([heading, change, change]) == ["Afterwards", "ChangeConfiguration ×2"]
    unanswered = replace(change, reply=Reply("no answer", came=False, weight=Weight.DOUBTFUL))
    assert len(folded([heading, change, unanswered])) == 3


def test_a_heading_over_nothing_is_left_out() -> None:
    heading = Row(Kind.STEP, 0.0, Part.AFTER, "Afterwards")
    assert words([BEAT, heading]) == ["Heartbeat"]


def test_of_far_too_many_rows_the_middle_is_left_out_but_for_what_is_wrong() -> None:
    rows = [replace(BEAT, title=f"row {number}", series=None) for number in range(2000)]
    rows[1000] = replace(rows[1000], weight=Weight.WRONG)
    told = words(rows)
    assert len(told) == MOST_ROWS + 3
    assert told[MOST_ROWS // 2 :][:3] == ["790 rows left out here", "row 1000", "789 rows left out here"]
