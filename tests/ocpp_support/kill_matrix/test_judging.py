from __future__ import annotations

import pytest

from ocpp_support.kill_matrix.judging import Cell, FailureText, Fate, judged
from ocpp_support.kill_matrix.runs import Ran

from .made_up import TEXT, case, criterion, finding, judge, scenario

FAILED = scenario("failed")
BEYOND = scenario("failed", level="should")
PASSED = scenario("passed")
BROKEN = scenario("inconclusive")


def test_a_defect_that_turns_red_what_it_must_is_caught() -> None:
    one = judge(case("1.1", "2.1"), criterion("1.1", PASSED, FAILED), criterion("2.1", BEYOND, PASSED))

    assert one.fate is Fate.CAUGHT
    assert one.cells == {"1.1": Cell.FAILED, "2.1": Cell.REMARK}


@pytest.mark.parametrize("status", ["passed", "inconclusive", "not tested"])
def test_a_defect_that_nothing_fails_for_has_survived(status: str) -> None:
    one = judge(case("1.1"), criterion("1.1", scenario(status)))

    assert one.fate is Fate.SURVIVED
    assert [missed.of for missed in one.missed] == ["1.1"]


def test_one_declared_criterion_of_two_is_not_enough() -> None:
    one = judge(case("1.1", "2.1"), criterion("1.1", FAILED), criterion("2.1", PASSED))

    assert one.fate is Fate.IN_PART
    assert [missed.text for missed in one.missed] == ["2.1 did not fail: passed"]


def test_a_criterion_that_the_script_does_not_have_is_missed() -> None:
    assert [missed.of for missed in judge(case("9.9"), criterion("1.1", PASSED)).missed] == ["9.9"]


def test_its_own_criterion_must_fail_and_not_only_get_a_remark() -> None:
    one = judge(case("1.1"), criterion("1.1", BEYOND))

    assert [missed.text for missed in one.missed] == ["1.1 got a remark, and was not failed"]


def test_a_remark_is_what_a_defect_beyond_the_script_or_an_implied_criterion_gets() -> None:
    assert judge(case("1.1", beyond=True), criterion("1.1", BEYOND)).fate is Fate.CAUGHT
    assert judge(case("1.3"), criterion("1.3", BEYOND, implied=True)).fate is Fate.CAUGHT


def test_a_defect_beyond_the_script_must_not_have_the_station_refused() -> None:
    one = judge(case("1.1", beyond=True), criterion("1.1", FAILED))

    assert one.fate is Fate.LOUD
    assert [more.of for more in one.undeclared] == ["1.1"]


@pytest.mark.parametrize("red", [FAILED, BEYOND])
def test_a_red_that_was_not_declared_is_told(red: dict[str, str]) -> None:
    one = judge(case("1.1"), criterion("1.1", FAILED), criterion("2.1", red))

    assert one.fate is Fate.LOUD
    assert [more.of for more in one.undeclared] == ["2.1"]


def test_a_failed_scenario_counts_above_a_broken_one() -> None:
    assert judge(case("1.1"), criterion("1.1", BROKEN, FAILED)).cells == {"1.1": Cell.FAILED}


def test_cells_tell_broken_passed_and_not_tested_apart() -> None:
    one = judge(
        case("1.1"),
        criterion("1.1", FAILED),
        criterion("2.1", BROKEN, PASSED),
        criterion("2.2", PASSED, scenario("not tested")),
        criterion("2.3", scenario("not applicable")),
    )

    assert [*one.cells.values()] == [Cell.FAILED, Cell.BROKEN, Cell.PASSED, Cell.OUT]


def test_a_finding_that_was_declared_and_not_made_is_missed() -> None:
    one = judge(case(findings=("times.skew",)), criterion("1.1", PASSED))

    assert one.fate is Fate.SURVIVED
    assert [missed.of for missed in one.missed] == ["times.skew"]


def test_a_defect_that_only_the_monitor_sees_is_caught_by_it() -> None:
    one = judge(case(findings=("times.skew",)), criterion("1.1", PASSED), findings=(finding("times.skew"),))

    assert one.fate is Fate.CAUGHT


@pytest.mark.parametrize("severity", ["MUST", "SHOULD", "note"])
def test_a_finding_that_was_not_declared_is_told_however_little_it_weighs(severity: str) -> None:
    one = judge(case("1.1"), criterion("1.1", FAILED), findings=(finding("times.skew", severity),))

    assert [more.text for more in one.undeclared] == ["the monitor found times.skew: it said it twice"]


def test_a_run_that_came_to_nothing_is_neither_caught_nor_survived() -> None:
    one = judged(Ran(case("1.1"), None, 3.0, "it left no record"))

    assert one.fate is Fate.BROKEN
    assert (one.missed, one.undeclared, one.trouble) == ((), (), "it left no record")


def test_a_failed_scenario_of_two_criteria_says_its_text_once() -> None:
    one = judge(case("1.1", "2.1"), criterion("1.1", FAILED), criterion("2.1", FAILED))

    assert one.texts == (FailureText(("1.1", "2.1"), "Plugging in", "must", TEXT),)


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        (TEXT, ()),
        (TEXT.replace("connector 1", "it").replace("driver", "other"), ("who or where",)),
        (TEXT.replace("Expected: ", ""), ("what was expected",)),
        (TEXT.replace("but: ", ""), ("what came",)),
        ("the connector: no", ("what was expected", "what came")),
        ("Expected: it\n     but: no\nWhat was said:\n  +0.0 s  station → Heartbeat {}", ("who or where",)),
    ],
)
def test_a_text_says_who_what_was_expected_and_what_came(text: str, lacks: tuple[str, ...]) -> None:
    one = judge(case("1.1"), criterion("1.1", scenario("failed", text=text)))

    assert one.texts[0].lacks == lacks
    assert (one.fate is Fate.UNCLEAR) is bool(lacks)
