from typing import Any

import pytest
from behave.model_type import Status
from behave.parser import parse_feature

from ocpp_support.course import NotReady, NotTested
from ocpp_support.reporting.journal import ScenarioNotes
from ocpp_support.reporting.outcomes import Verdict, criteria_of, level_of, message_of_step, outcome_of
from ocpp_support.station.hands import HandsTrouble


def a_scenario(tags: str = "@AC-1.1 @must", given: str = "all is well") -> Any:
    steps = f"    Given {given}\n    When it is tried\n    Then it holds\n"
    text = f"Feature: 1\n  {tags}\n  Scenario: On \n{steps}"
    return parse_feature(text).scenarios[0]


def ended(scenario: Any, position: int, status: str, error: BaseException | None = None) -> Any:
    """Let a scenario end at one of its steps."""
    for step in scenario.steps[:position]:
        step.status = Status.passed
    scenario.steps[position].status = Status.from_name(status)
    scenario.steps[position].exception = error
    return scenario


@pytest.mark.parametrize(
    ("position", "status", "error", "wanted"),
    [
        (2, "failed", AssertionError("it was dark"), Verdict.FAILED),
        (1, "failed", AssertionError("refused"), Verdict.FAILED),
        (0, "failed", AssertionError("not yet"), Verdict.INCONCLUSIVE),
        (2, "error", RuntimeError("the socket is gone"), Verdict.INCONCLUSIVE),
        (2, "undefined", None, Verdict.INCONCLUSIVE),
        (1, "error", KeyboardInterrupt(), Verdict.NOT_TESTED),
        (1, "error", NotTested("the plug is locked"), Verdict.NOT_TESTED),
    ],
)
def test_only_an_expectation_missed_after_the_preparations_fails(
    position: int, status: str, error: BaseException | None, wanted: Verdict
) -> None:
    assert outcome_of(ended(a_scenario(), position, status, error), ScenarioNotes()).verdict is wanted


def test_a_failure_tells_its_step_and_its_whole_message() -> None:
    error = AssertionError("Expected: light\n     but: dark")
    outcome = outcome_of(ended(a_scenario(), 2, "failed", error), ScenarioNotes(in_short="dark"))

    assert outcome.broken_step == "it holds"
    assert outcome.message == "Expected: light\n     but: dark"
    assert outcome.notes.in_short == "dark"
    assert outcome.name == "On"


def test_what_nobody_can_do_says_why_and_no_more() -> None:
    outcome = outcome_of(ended(a_scenario(), 1, "error", NotTested("the plug is locked")), ScenarioNotes())
    assert outcome.message == "the plug is locked"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (NotReady("the station did not come"), "the station did not come"),
        (HandsTrouble("the adapter is gone"), "the adapter is gone"),
        (NotReady(), "NotReady"),
        (RuntimeError("the socket is gone"), "RuntimeError: the socket is gone"),
        (AssertionError("not yet"), "not yet"),
    ],
)
def test_only_what_nobody_foresaw_is_called_by_its_name(error: Exception, said: str) -> None:
    assert outcome_of(ended(a_scenario(), 0, "error", error), ScenarioNotes()).message == said


def test_trouble_outside_of_the_steps_makes_it_inconclusive() -> None:
    scenario = a_scenario()
    for step in scenario.steps:
        step.status = Status.passed

    assert outcome_of(scenario, ScenarioNotes()).verdict is Verdict.PASSED
    outcome = outcome_of(scenario, ScenarioNotes(), "Cleaning up failed")
    assert (outcome.verdict, outcome.message) == (Verdict.INCONCLUSIVE, "Cleaning up failed")


@pytest.mark.parametrize(
    ("reason", "verdict", "message"),
    [
        ("not applicable: no roof", Verdict.NOT_APPLICABLE, "no roof"),
        ("not tested: no second card", Verdict.NOT_TESTED, "no second card"),
        ("because I say so", Verdict.NOT_TESTED, "because I say so"),
        ("oddly: put", Verdict.NOT_TESTED, "oddly: put"),
        (None, Verdict.NOT_TESTED, "left out of this run"),
    ],
)
def test_reads_the_reason_of_a_skipped_scenario(reason: str | None, verdict: Verdict, message: str) -> None:
    scenario = a_scenario()
    scenario.skip(reason)

    outcome = outcome_of(scenario, ScenarioNotes())

    assert (outcome.verdict, outcome.message) == (verdict, message)


def test_what_never_began_was_stopped() -> None:
    outcome = outcome_of(a_scenario(), ScenarioNotes())

    assert (outcome.verdict, outcome.message) == (Verdict.NOT_TESTED, "the run was stopped")


def test_the_tags_name_criteria_and_level() -> None:
    assert criteria_of(a_scenario("@AC-3.2 @AC-3.3 @AC-3.2 @should")) == ("3.2", "3.3")
    assert level_of(a_scenario("@AC-3.2 @should")) == "should"
    assert level_of(a_scenario("@AC-3.2")) == "must"


def test_no_secret_is_in_a_message() -> None:
    scenario = ended(a_scenario(), 2, "error", RuntimeError("no ftp://me:s3cret@host/"))
    assert outcome_of(scenario, ScenarioNotes()).message == "RuntimeError: no ftp://***@host/"
    assert message_of_step(scenario.steps[2]) == "RuntimeError: no ftp://***@host/"
    trouble = outcome_of(a_scenario(), ScenarioNotes(), "no ftp://me:s3cret@host/")
    assert trouble.message == "no ftp://***@host/"
