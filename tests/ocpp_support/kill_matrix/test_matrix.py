from __future__ import annotations

import pytest

from ocpp_support.kill_matrix.judging import Judged, judged
from ocpp_support.kill_matrix.matrix import Attacks, Figures, Matrix, of_subject
from ocpp_support.kill_matrix.runs import Ran

from .made_up import case, criterion, finding, good_model, judge, scenario

FAILED, PASSED = scenario("failed"), scenario("passed")
CAUGHT = judge(case("1.1"), criterion("1.1", FAILED))
SURVIVED = judge(case("1.1"), criterion("1.1", PASSED))
LOUD = judge(case("1.1"), criterion("1.1", FAILED), criterion("2.1", FAILED), criterion("2.2", FAILED))
SILENT = judge(good_model(), criterion("1.1", PASSED))
ALARM = judge(good_model(), criterion("1.1", PASSED), findings=(finding("times.skew"),))
WITHOUT_ITS_RED = judge(good_model("1.1"), criterion("1.1", PASSED))
UNCLEAR = judge(case("1.1"), criterion("1.1", scenario("failed", text="no")))
BROKEN = judged(Ran(case("1.1"), None, 3.0, "it left no record"))


def figures_of(*cases: Judged) -> Figures:
    return Matrix((), cases).figures


def test_the_figures_of_a_matrix_that_holds() -> None:
    figures = figures_of(CAUGHT, CAUGHT, SILENT)

    assert (figures.defects, figures.caught, figures.undeclared, figures.false_alarms) == (2, 2, 0, 0)
    assert not figures.refuted


@pytest.mark.parametrize("one", [SURVIVED, LOUD, ALARM, WITHOUT_ITS_RED, UNCLEAR])
def test_each_of_these_refutes_the_suite(one: Judged) -> None:
    assert figures_of(CAUGHT, SILENT, one).refuted


def test_what_refutes_is_counted() -> None:
    figures = figures_of(CAUGHT, SURVIVED, LOUD, SILENT, ALARM)

    assert (figures.defects, figures.caught, figures.survived) == (3, 2, 1)
    assert (figures.undeclared, figures.good_models, figures.false_alarms) == (2, 2, 1)


def test_a_run_that_came_to_nothing_is_neither_caught_nor_survived() -> None:
    figures = figures_of(CAUGHT, BROKEN)

    assert (figures.defects, figures.caught, figures.survived, figures.broken) == (2, 1, 0, 1)
    assert not figures.refuted


def test_a_criterion_knows_who_attacks_it_and_in_how_many_ways() -> None:
    matrix = Matrix(
        (),
        (
            judge(case("1.1", kind="silent"), criterion("1.1", FAILED)),
            judge(case("1.1", kind="silent"), criterion("1.1", FAILED)),
            judge(case("1.1", kind="late"), criterion("1.1", FAILED)),
            judge(case("1.1", kind="early"), criterion("1.1", PASSED)),
            judge(case("2.1", "1.1", kind="twice"), criterion("1.1", FAILED), criterion("2.1", FAILED)),
            judge(good_model("1.1"), criterion("1.1", FAILED)),
            BROKEN,
        ),
    )

    assert matrix.attacks_on("1.1") == Attacks(red_by=4, own=3, kinds=2)


def test_cases_stand_together_with_those_of_their_subject() -> None:
    other = judge(case("1.1", subject="meters"), criterion("1.1", FAILED))

    assert of_subject([SILENT, CAUGHT, other]) == {
        "good models": [SILENT],
        "cables": [CAUGHT],
        "meters": [other],
    }
