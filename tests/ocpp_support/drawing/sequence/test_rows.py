"""Each kind of row is drawn so that it is known without its colour."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from ocpp_support.drawing.sequence.layout import CENTRAL, STATION, placed
from ocpp_support.drawing.sequence.row import Kind, Line, Part, Pill, Reply, Row, Weight
from ocpp_support.drawing.sequence.rows import drawn, in_seconds


def strokes(**fields: Any) -> str:
    row = Row(**{"kind": Kind.MESSAGE, "at": 2.0, "part": Part.COUNTS, "title": "Reset", **fields})
    [one] = placed([row], 0.0)
    return "".join(map(str, drawn(one, 0.5)))


def test_times_are_counted_from_the_when() -> None:
    assert [in_seconds(time) for time in (-1.25, 0.0, 0.04, 58.0, 123456.7)] == [
        "−1.2 s",
        "0.0 s",
        "0.0 s",
        "+58.0 s",
        "+123457 s",
    ]
    assert ">+1.5 s<" in strokes()


def test_whoever_points_at_a_time_is_told_the_date() -> None:
    moment = datetime(2026, 1, 1, 12, 0, 5, 140000, UTC)
    assert "<title>2026-01-01 12:00:05.140 UTC</title>+1.5 s" in strokes(moment=moment)


def test_an_arrow_points_where_the_message_went() -> None:
    assert f"M{STATION:g} " in strokes(to_central=True)
    assert f"M{CENTRAL:g} " in strokes(to_central=False)


def test_an_answer_is_dashed_and_one_that_did_not_come_ends_in_a_cross() -> None:
    came = strokes(reply=Reply("Accepted"))
    missing = strokes(reply=Reply("no answer", came=False, weight=Weight.DOUBTFUL))
    assert came.count('class="pc r"') == 1
    assert missing.count("<path") == came.count("<path") + 1
    assert "✕ no answer" in missing


def test_what_is_wrong_has_a_sign_and_a_thick_line() -> None:
    assert 'class="pw"' in strokes(weight=Weight.WRONG)
    assert "✕" in strokes(weight=Weight.WRONG)
    assert "✕" not in strokes()


def test_many_in_one_have_two_lines_and_both_times() -> None:
    many = strokes(times=12, until=62.0)
    assert many.count("H") == 2
    assert "to +61.5 s" in many


def test_a_status_is_told_in_its_pill_by_sign_and_word() -> None:
    assert "1 ● Charging" in strokes(pill=Pill("1", "Charging"))


def test_a_lost_line_is_crossed_on_both_sides() -> None:
    lost = strokes(kind=Kind.EVENT, line=Line.LOST)
    assert lost.count("<path") == 2


def test_what_is_missing_has_its_arrow_only_where_nothing_came() -> None:
    fields = {"kind": Kind.MISSING, "title": "expected:", "words": "a word", "weight": Weight.WRONG}
    assert "<path" not in strokes(**fields)
    assert 'class="pw x"' in strokes(**fields, reply=Reply(came=False))


def test_a_step_is_a_heading_with_its_keyword_in_bold() -> None:
    assert '<tspan class="b">When</tspan> it is told' in strokes(kind=Kind.STEP, title="When it is told")
