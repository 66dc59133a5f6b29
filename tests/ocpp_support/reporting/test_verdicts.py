from datetime import date

import pytest

from ocpp_support.reporting.criteria import Criterion, Function
from ocpp_support.reporting.deviations import Declaration
from ocpp_support.reporting.journal import ScenarioNotes
from ocpp_support.reporting.outcomes import LEFT_OUT, STOPPED, Outcome, Verdict
from ocpp_support.reporting.verdicts import (
    OVER,
    STILL_DECLARED,
    CriterionVerdict,
    RowVerdict,
    judge_criterion,
    judge_row,
    judge_run,
)

DEMANDED = Criterion("1.1", "It holds.", implied=False)
IMPLIED = Criterion("1.2", "It follows.", implied=True)
LAMPS = Function(1, "Lamps", "", (DEMANDED, IMPLIED))
TODAY = date(2026, 3, 2)
PAST = Declaration("old relay", until=date(2026, 3, 1))


def one(verdict: Verdict, level: str = "must", message: str = "because", **more: object) -> Outcome:
    facts = more.pop("facts", [])
    in_short = more.pop("in_short", None)
    criterion = str(more.pop("criterion", "1.1"))
    notes = ScenarioNotes(facts, in_short)  # type: ignore[arg-type]
    return Outcome("A scenario", (criterion,), level, verdict, message, notes=notes, **more)  # type: ignore[arg-type]


def judged(
    *outcomes: Outcome, criterion: Criterion = DEMANDED, declared: Declaration | str = ""
) -> CriterionVerdict:
    declaration = Declaration(declared) if isinstance(declared, str) else declared
    return judge_criterion(criterion, outcomes, {criterion.id: declaration} if declared else {}, TODAY)


def row(*outcomes: Outcome, **declared: str) -> RowVerdict:
    named = {key.replace("_", "."): Declaration(reason) for key, reason in declared.items()}
    return judge_row(LAMPS, [judge_criterion(one, outcomes, named, TODAY) for one in LAMPS.criteria])


wrong_once = one(Verdict.FAILED, in_short="stayed dark")
implied_ok = one(Verdict.PASSED, "should", criterion="1.2")


@pytest.mark.parametrize(
    ("verdicts", "wanted"),
    [
        (["passed", "passed"], "passed"),
        (["passed", "failed", "inconclusive", "not tested"], "failed"),
        (["passed", "inconclusive", "not tested"], "inconclusive"),
        (["passed", "not tested", "not applicable"], "not tested"),
        (["passed", "not applicable"], "passed"),
        (["not applicable", "not applicable"], "not applicable"),
    ],
)
def test_the_heaviest_demanded_scenario_decides_a_criterion(verdicts: list[str], wanted: str) -> None:
    assert judged(*(one(Verdict(verdict)) for verdict in verdicts)).verdict == wanted


def test_a_criterion_that_nothing_exercised_is_not_tested() -> None:
    verdict = judged()

    assert (verdict.verdict, verdict.reason) == (Verdict.NOT_TESTED, "left out of this run")


def test_a_demanded_criterion_with_only_scenarios_beyond_is_not_tested() -> None:
    assert judged(one(Verdict.PASSED, "should")).verdict is Verdict.NOT_TESTED


@pytest.mark.parametrize("level", ["should", "may"])
def test_what_is_beyond_only_adds_a_remark(level: str) -> None:
    verdict = judged(one(Verdict.PASSED), one(Verdict.FAILED, level, in_short="a bit late"))

    assert (verdict.verdict, verdict.remark) == (Verdict.REMARK, "a bit late")


def test_an_implied_criterion_that_fails_is_passed_with_a_remark() -> None:
    verdict = judged(one(Verdict.FAILED, "should", criterion="1.2", in_short="no glow"), criterion=IMPLIED)

    assert (verdict.verdict, verdict.remark) == (Verdict.REMARK, "no glow")


def test_a_scenario_that_does_not_concern_the_station_is_no_remark_on_a_criterion_that_holds() -> None:
    verdict = judged(one(Verdict.PASSED), one(Verdict.NOT_APPLICABLE, message="no such lock"))

    assert (verdict.verdict, verdict.remark) == (Verdict.PASSED, "")


def test_facts_are_said_once_and_in_order() -> None:
    verdict = judged(
        one(Verdict.PASSED, facts=["31 items", "b"]), one(Verdict.PASSED, facts=["b", "31 items"])
    )

    assert verdict.remark == "31 items, b"


@pytest.mark.parametrize("level", ["must", "should"])
def test_a_declared_deviation_that_fails_is_known(level: str) -> None:
    verdict = judged(one(Verdict.PASSED), one(Verdict.FAILED, level), declared="old relay")

    assert (verdict.verdict, verdict.reason) == (Verdict.KNOWN, "old relay")


def test_a_declared_deviation_that_passes_fails() -> None:
    verdict = judged(one(Verdict.PASSED), declared="old relay")

    assert (verdict.verdict, verdict.reason) == (Verdict.FAILED, STILL_DECLARED)


def test_a_declared_deviation_that_was_left_out_is_not_tested() -> None:
    verdict = judged(one(Verdict.PASSED), one(Verdict.NOT_TESTED), declared="old relay")

    assert verdict.verdict is Verdict.NOT_TESTED


def test_a_deviation_is_put_up_with_on_its_last_day() -> None:
    today = Declaration("old relay", "https://example.org/1", TODAY)
    verdict = judged(one(Verdict.FAILED), declared=today)

    assert verdict.verdict is Verdict.KNOWN
    assert verdict.reason == "old relay (https://example.org/1, until 2 March 2026)"
    assert verdict.declared is today


def test_a_deviation_that_is_over_excuses_nothing() -> None:
    verdict = judged(wrong_once, declared=PAST)

    assert (verdict.verdict, verdict.remark) == (
        Verdict.FAILED,
        "stayed dark, was put up with until 1 March 2026",
    )


def test_a_deviation_that_is_over_and_only_beyond_the_script_is_a_remark_again() -> None:
    dim = one(Verdict.FAILED, "should", criterion="1.2", in_short="too dim")
    verdict = judged(dim, criterion=IMPLIED, declared=PAST)

    assert (verdict.verdict, verdict.remark) == (
        Verdict.REMARK,
        "too dim, was put up with until 1 March 2026",
    )


def test_a_deviation_that_is_over_and_passes_is_to_be_taken_out() -> None:
    verdict = judged(one(Verdict.PASSED), declared=PAST)

    assert (verdict.verdict, verdict.remark) == (Verdict.REMARK, OVER)


def test_a_deviation_that_is_over_and_was_not_tested_stays_so() -> None:
    assert judged(one(Verdict.NOT_TESTED), declared=PAST).remark == "because"


def test_a_row_is_ok_and_names_its_facts() -> None:
    verdict = row(one(Verdict.PASSED, facts=["31 items"]), implied_ok)

    assert (verdict.verdict, verdict.result) == (Verdict.PASSED, "ok, 31 items")
    assert row(one(Verdict.PASSED), implied_ok).result == "ok"


def test_a_row_with_a_remark_is_ok() -> None:
    dim = one(Verdict.FAILED, "should", criterion="1.2", in_short="too dim")

    assert row(one(Verdict.PASSED), dim).result == "ok, too dim"
    assert row(one(Verdict.PASSED), dim).verdict is Verdict.REMARK


def test_a_failed_row_says_what_did_not_hold_and_where() -> None:
    wrong = one(Verdict.FAILED, broken_step="the lamp is lit")

    assert row(wrong, implied_ok).result == "failed: “the lamp is lit” did not hold (A scenario)"
    assert row(wrong, wrong, implied_ok).result.endswith(", and 1 more")


def test_a_row_that_fails_in_two_ways_gives_one_sentence_and_the_other_criterion() -> None:
    declared = {"1.2": Declaration("declared")}
    criteria = [judge_criterion(one, [wrong_once, implied_ok], declared, TODAY) for one in LAMPS.criteria]

    assert judge_row(LAMPS, criteria).result == "failed: stayed dark; also 1.2"


def test_a_few_words_of_the_scenario_come_before_the_words_of_the_step() -> None:
    assert row(one(Verdict.FAILED, in_short="stayed dark", broken_step="x")).result == "failed: stayed dark"


def test_a_row_of_which_a_part_was_not_tested_says_which() -> None:
    implied_gone = one(Verdict.NOT_TESTED, "should", criterion="1.2", message="nobody there")

    assert row(one(Verdict.PASSED), implied_gone).result == "not tested: 1.2 nobody there"
    assert row(one(Verdict.NOT_TESTED), implied_gone).result == "not tested: because; nobody there"


def test_a_row_is_not_applicable_only_as_a_whole() -> None:
    other = one(Verdict.NOT_APPLICABLE, "should", criterion="1.2", message="no roof")

    assert row(one(Verdict.NOT_APPLICABLE, message="no roof"), other).result == "not applicable: no roof"
    assert row(one(Verdict.PASSED), other).result == "ok, 1.2 not applicable: no roof"


def test_a_known_deviation_gives_its_reason() -> None:
    assert row(one(Verdict.FAILED), implied_ok, **{"1_1": "old relay"}).result == "known deviation: old relay"


def test_failure_weighs_more_than_a_known_deviation_in_a_row() -> None:
    both = row(one(Verdict.FAILED), implied_ok, **{"1_1": "old relay", "1_2": "declared"})

    assert both.result == f"failed: {STILL_DECLARED}"
    assert both.remark == "1.1 known deviation: old relay"


@pytest.mark.parametrize(
    ("outcomes", "wanted"),
    [
        ([one(Verdict.PASSED, facts=["a fact"]), implied_ok], "accepted"),
        ([one(Verdict.PASSED), one(Verdict.NOT_APPLICABLE, "should"), implied_ok], "accepted"),
        ([one(Verdict.PASSED), one(Verdict.FAILED, "should"), implied_ok], "accepted with remarks"),
        ([one(Verdict.FAILED), one(Verdict.INCONCLUSIVE), implied_ok], "refused"),
        ([one(Verdict.INCONCLUSIVE), implied_ok], "incomplete"),
        ([one(Verdict.PASSED)], "incomplete"),
        ([one(Verdict.PASSED), one(Verdict.NOT_TESTED, "should"), implied_ok], "accepted with remarks"),
        ([one(Verdict.PASSED), one(Verdict.INCONCLUSIVE, "should"), implied_ok], "accepted with remarks"),
        (
            [one(Verdict.PASSED), one(Verdict.NOT_TESTED, "should", message=LEFT_OUT), implied_ok],
            "incomplete",
        ),
        ([one(Verdict.PASSED), one(Verdict.NOT_TESTED, "should", STOPPED), implied_ok], "incomplete"),
    ],
)
def test_the_verdict_of_the_run(outcomes: list[Outcome], wanted: str) -> None:
    assert judge_run([row(*outcomes)]) == wanted


def test_a_known_deviation_is_accepted_with_remarks() -> None:
    known = row(one(Verdict.FAILED), implied_ok, **{"1_1": "old relay"})

    assert judge_run([known]) == "accepted with remarks"


def test_trouble_outside_of_scenarios_leaves_the_run_incomplete() -> None:
    good, bad = row(one(Verdict.PASSED), implied_ok), row(one(Verdict.FAILED), implied_ok)

    assert judge_run([good], trouble=True) == "incomplete"
    assert judge_run([bad], trouble=True) == "refused"
