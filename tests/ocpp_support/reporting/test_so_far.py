"""The rows while a run goes on: nothing good is said too early, nothing bad too late."""

from datetime import date

import pytest

from ocpp_support.prompting.progress import Row
from ocpp_support.reporting.criteria import Criterion, Function
from ocpp_support.reporting.deviations import Declaration
from ocpp_support.reporting.journal import ScenarioNotes
from ocpp_support.reporting.outcomes import Outcome, Verdict
from ocpp_support.reporting.so_far import rows_so_far

LIGHTS = Function(1, "Lights", "", (Criterion("1.1", "", False), Criterion("1.2", "", True)))
DOORS = Function(2, "Doors", "", (Criterion("2.1", "", False),))
TODAY = date(2026, 3, 2)


def outcome(
    criterion: str, verdict: Verdict = Verdict.PASSED, *, level: str = "must", fact: str = ""
) -> Outcome:
    notes = ScenarioNotes([fact] if fact else [], "it was dark")
    return Outcome("On", (criterion,), level, verdict, "why", notes=notes)


def lights(
    *outcomes: Outcome, to_come: tuple[str, ...] = (), deviations: dict[str, Declaration] | None = None
) -> Row:
    rows = rows_so_far(
        (LIGHTS, DOORS), outcomes, [(criterion,) for criterion in to_come], deviations or {}, TODAY
    )
    assert [row.number for row in rows] == [1, 2]
    return rows[0]


def test_before_anything_is_over_a_row_says_what_it_has() -> None:
    assert lights(to_come=("1.1", "1.2", "2.1")) == Row(1, "Lights", done=0, of=2)


def test_what_passed_is_not_passed_before_all_is_over() -> None:
    assert lights(outcome("1.1"), to_come=("1.1", "1.2")) == Row(1, "Lights", done=1, of=3)


@pytest.mark.parametrize(
    ("verdict", "sign", "tone", "result"),
    [
        (Verdict.FAILED, "✗", "bad", "failed: it was dark"),
        (Verdict.INCONCLUSIVE, "?", "open", "inconclusive: it was dark"),
    ],
)
def test_what_failed_has_failed(verdict: Verdict, sign: str, tone: str, result: str) -> None:
    row = lights(outcome("1.1", verdict), to_come=("1.2",))

    assert row == Row(1, "Lights", verdict.value, sign, tone, result, 1, 2)


def test_what_is_not_tested_may_still_be_said_better() -> None:
    assert lights(outcome("1.1", Verdict.NOT_TESTED), to_come=("1.1",)).verdict == ""


def test_when_all_is_over_a_row_says_what_the_form_will_say() -> None:
    assert lights(outcome("1.1"), outcome("1.2", level="should")) == Row(
        1, "Lights", "passed", "✓", "good", "", 2, 2
    )
    assert lights(outcome("1.1", fact="31 items"), outcome("1.2", level="should")).result == "ok, 31 items"
    assert lights(outcome("1.1")).result == "not tested: 1.2 left out of this run"


def test_a_row_of_which_nothing_is_run_is_left_out() -> None:
    row = lights()

    assert (row.verdict, row.sign, row.of) == ("not tested", "…", 0)
    assert row.result == "not tested: left out of this run"


def test_a_declared_deviation_waits_for_its_scenario() -> None:
    declared = {"1.1": Declaration("known to be dark")}

    assert lights(outcome("1.1"), to_come=("1.1",), deviations=declared).verdict == ""
    failed = lights(outcome("1.1"), outcome("1.1", Verdict.FAILED), to_come=("1.1",), deviations=declared)
    assert (failed.verdict, failed.sign) == ("known deviation", "!")
    assert lights(outcome("1.1"), outcome("1.2"), deviations=declared).verdict == "failed"
