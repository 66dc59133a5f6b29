from __future__ import annotations

from ocpp_support.kill_matrix.judging import judged
from ocpp_support.kill_matrix.matrix import Figures
from ocpp_support.kill_matrix.runs import Ran
from ocpp_support.kill_matrix.words import in_a_line, reasons

from .made_up import case, criterion, finding, judge, scenario

HELD = Figures(150, 3, 150, 0, 0, 0, 0, 0)


def test_the_three_figures_are_a_line() -> None:
    assert in_a_line(HELD) == ("defects caught 150/150 · undeclared reds 0 · false alarms on good models 0")


def test_what_was_not_tried_is_not_claimed() -> None:
    assert in_a_line(Figures(2, 0, 1, 1, 0, 0, 0, 0)) == "defects caught 1/2 · undeclared reds 0"
    assert in_a_line(Figures(0, 1, 0, 0, 0, 2, 0, 0)) == "false alarms on good models 2"


def test_poor_texts_and_broken_runs_are_told_where_there_are_some() -> None:
    assert in_a_line(Figures(2, 0, 1, 0, 0, 0, 3, 1)).endswith("texts that say too little 3 · broken runs 1")


def test_there_is_no_reason_where_all_is_as_declared() -> None:
    assert reasons(judge(case("1.1"), criterion("1.1", scenario("failed")))) == []


def test_every_reason_is_a_line() -> None:
    one = judge(
        case("1.1", "1.2"),
        criterion("1.1", scenario("failed", text="Expected: a connector")),
        criterion("1.2", scenario("passed")),
        findings=(finding("times.skew"),),
    )

    assert reasons(one) == [
        "missed: 1.2 did not fail: passed",
        "undeclared: the monitor found times.skew: it said it twice",
        "the text of “Plugging in” does not say what came",
    ]


def test_the_trouble_of_a_run_is_its_reason() -> None:
    one = judged(Ran(case("1.1"), None, 1.0, "it left no record\n\nValueError: no"))

    assert reasons(one) == ["it left no record", "ValueError: no"]
