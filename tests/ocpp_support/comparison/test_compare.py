"""What is worse, better or changed, and that it is the same the other way round."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given

from ocpp_support.comparison.compare import Change, Kind, Subject, compare, kind_of
from ocpp_support.comparison.kept_run import Finding, Judged, KeptRun, Setting, Timing
from tests.ocpp_support.comparison.runs import RUNS, VERDICTS, kept

W, B, C = Kind.WORSE, Kind.BETTER, Kind.CHANGED
OTHER = {W: B, B: W, C: C}


def change(old: KeptRun, new: KeptRun) -> Change:
    (one,) = compare(old, new).changes
    return one


@given(RUNS)
def test_a_run_does_not_differ_from_itself(run: KeptRun) -> None:
    assert compare(run, run).changes == ()


@given(RUNS, RUNS)
def test_the_other_way_round_the_same_things_differ(old: KeptRun, new: KeptRun) -> None:
    there, back = compare(old, new).changes, compare(new, old).changes

    assert Counter((one.subject, one.before, one.now) for one in there) == Counter(
        (one.subject, one.now, one.before) for one in back
    )


@given(RUNS, RUNS)
def test_what_is_better_one_way_is_worse_the_other(old: KeptRun, new: KeptRun) -> None:
    there, back = compare(old, new), compare(new, old)

    assert len(there.of(B)) <= len(back.of(W))
    assert len(back.of(B)) <= len(there.of(W))


@given(RUNS, RUNS)
def test_what_is_worse_is_told_first(old: KeptRun, new: KeptRun) -> None:
    kinds = [one.kind for one in compare(old, new).changes]

    assert kinds == sorted(kinds, key=[*Kind].index)


@pytest.mark.parametrize(
    ("before", "now", "kind"),
    [
        ("passed", "failed", W),
        ("passed", "passed with remark", W),
        ("passed with remark", "known deviation", W),
        ("known deviation", "failed", W),
        ("passed", "not tested", W),
        ("known deviation", "inconclusive", W),
        ("not tested", "failed", W),
        ("not applicable", "failed", W),
        (None, "failed", W),
        ("failed", "passed", B),
        ("failed", "known deviation", B),
        ("inconclusive", "passed", B),
        ("failed", "not tested", C),
        ("failed", "inconclusive", C),
        ("failed", "not applicable", C),
        ("failed", None, C),
        ("not tested", "inconclusive", C),
        ("passed", "not applicable", C),
        ("passed", "a newer word", C),
        ("passed", None, None),
        (None, "passed", None),
    ],
)
def test_verdicts(before: str | None, now: str | None, kind: Kind | None) -> None:
    assert kind_of(before, now) is kind


@pytest.mark.parametrize("before", VERDICTS)
@pytest.mark.parametrize("now", VERDICTS)
def test_only_a_failure_that_is_out_of_sight_has_no_mirror(before: str | None, now: str | None) -> None:
    there, back = kind_of(before, now), kind_of(now, before)

    if there is not back and {there, back} != {W, B}:
        assert {there, back} == {W, C}
        assert "failed" in (before, now)


def test_the_verdict_of_the_run() -> None:
    assert change(kept(), kept(verdict="refused")) == Change(W, Subject.RUN, "verdict", "accepted", "refused")
    assert change(kept(verdict="incomplete"), kept(verdict="accepted with remarks")).kind is B


def test_a_criterion_is_told_with_its_words_and_what_went_wrong() -> None:
    old = kept(criteria={"3.1": Judged("passed", "2 connectors", "It works.")})
    new = kept(criteria={"3.1": Judged("failed", "no light", "It works.")})

    assert change(old, new) == Change(W, Subject.CRITERION, "3.1 It works.", "passed", "failed", "no light")
    assert change(new, old) == Change(B, Subject.CRITERION, "3.1 It works.", "failed", "passed", "no light")


def test_a_new_remark_is_told_with_its_own_words() -> None:
    old = kept(criteria={"14.2": Judged("passed", "meter values received")})
    new = kept(criteria={"14.2": Judged("passed with remark", "no meter values")})

    assert change(old, new).why == "no meter values"


def test_scenarios_that_only_one_run_has_are_no_change_unless_they_failed() -> None:
    fewer, more = kept(), kept(scenarios={"1 On": Judged("passed"), "1 Off": Judged("failed")})

    assert change(fewer, more) == Change(W, Subject.SCENARIO, "1 Off", "", "failed")
    assert change(more, fewer) == Change(C, Subject.SCENARIO, "1 Off", "failed", "")


@pytest.mark.parametrize(("severity", "appears", "goes"), [("MUST", W, B), ("SHOULD", W, B), ("note", C, C)])
def test_findings_that_appear_or_go(severity: str, appears: Kind, goes: Kind) -> None:
    found = kept(findings={f"{severity} x.y": Finding(severity, "it did", 1)})

    assert change(kept(), found) == Change(appears, Subject.FINDING, f"{severity} x.y", "", "once", "it did")
    assert change(found, kept()).kind is goes


def test_findings_that_are_seen_more_often_only_change() -> None:
    once, often = (kept(findings={"MUST x": Finding("MUST", "it did", count)}) for count in (1, 9))

    assert change(once, often) == Change(C, Subject.FINDING, "MUST x", "once", "9 times", "it did")


@pytest.mark.parametrize(
    ("before", "now", "kind"),
    [(1.0, 1.49, None), (1.0, 1.5, W), (1.5, 1.0, B), (0.1, 0.5, None), (0.0, 0.5, W), (10.0, 14.0, None)],
)
def test_a_time_is_longer_only_from_the_threshold_on(before: float, now: float, kind: Kind | None) -> None:
    old, new = (kept(timings={"starting anew": Timing(one, None)}) for one in (before, now))

    assert [one.kind for one in compare(old, new).changes] == ([kind] if kind else [])


def test_the_threshold_can_be_another() -> None:
    old, new = (kept(timings={"starting anew": Timing(one, None)}) for one in (1.0, 2.0))

    assert compare(old, new, slower=2.5).changes == ()
    assert change(old, new) == Change(W, Subject.TIMING, "starting anew, median", "1 s", "2 s")


def test_the_slowest_of_many_may_be_chance() -> None:
    old, new = (kept(timings={"starting anew": Timing(1.0, one)}) for one in (1.0, 9.0))

    assert change(old, new).kind is C


def test_answers_that_never_came() -> None:
    old, new = (kept(timings={"the answer to Reset": Timing(None, None, count)}) for count in (0, 1))

    assert change(old, new).kind is W
    assert change(new, old).kind is B


def test_no_times_are_compared_of_two_clocks() -> None:
    old = kept(timings={"starting anew": Timing(1.0, 1.0)})
    new = kept(timings={"starting anew": Timing(60.0, 60.0)}, clock="real")

    assert compare(old, new).changes == ()


def test_settings_that_are_found_another_way_come_or_go_only_change() -> None:
    old = kept(settings={"A": Setting("1", "1"), "B": Setting("x", "x")})
    new = kept(settings={"A": Setting("2", "2"), "C": Setting(None, None)})

    assert [(one.name, one.before, one.now, one.kind) for one in compare(old, new).changes] == [
        ("A", "1", "2", C),
        ("B", "x", "", C),
        ("C", "", "there, without a value", C),
    ]


def test_a_setting_that_is_not_put_back_any_more_is_worse() -> None:
    old, new = kept(settings={"A": Setting("1", "1")}), kept(settings={"A": Setting("1", "7")})

    assert change(old, new) == Change(W, Subject.SETTING, "A, put back", "as found", "left 7, was 1")
    assert change(new, old).kind is B


def test_what_was_noted_only_changes() -> None:
    old = kept(criteria={"12.1": Judged("passed", "1.0 → 2.0")}, remarks=("A was 1 and is 2.",))
    new = kept(criteria={"12.1": Judged("passed", "1.0 → 3.0")})

    assert compare(old, new).changes == (
        Change(C, Subject.REMARK, "12.1", "1.0 → 2.0", "1.0 → 3.0"),
        Change(C, Subject.REMARK, "A was 1 and is 2.", "noted", ""),
    )


def test_new_firmware_and_a_new_suite_only_change() -> None:
    new = kept(suite="0.2.0")
    new = kept(suite="0.2.0", station={**new.station, "firmware": "1.1"})

    assert compare(kept(), new).changes == (
        Change(C, Subject.STATION, "firmware", "1.0", "1.1"),
        Change(C, Subject.SUITE, "version", "0.1.0", "0.2.0"),
    )


def test_what_a_record_does_not_tell_is_not_compared() -> None:
    full = kept(
        findings={"MUST x": Finding("MUST", "", 1)},
        settings={"A": Setting("1", "2")},
        timings={"starting anew": Timing(1.0, 1.0)},
    )

    assert compare(kept(findings=None, settings=None, timings=None), full).changes == ()
