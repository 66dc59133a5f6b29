"""The score counts each scenario once, for the whole and for its feature."""

from datetime import date

from ocpp_support.reporting.deviations import Declaration
from ocpp_support.reporting.outcomes import Verdict
from tests.ocpp_support.live.scenarios import DOORS, outcome, scenario, score


def test_counts_what_is_over_and_what_is_to_come() -> None:
    on, off, open_ = scenario("On"), scenario("Off"), scenario("Open", DOORS)
    counted = score(on, off, open_)

    counted.ends(on, outcome(on))
    counted.ends(open_, outcome(open_, Verdict.FAILED))

    assert (counted.whole.over, counted.whole.to_come, counted.whole.station_s) == (2, 1, 180.0)
    assert counted.whole.counts == {Verdict.PASSED: 1, Verdict.FAILED: 1}
    assert (counted.of("1 Lights").over, counted.of("1 Lights").to_come) == (1, 1)
    assert counted.of("2 Doors").counts == {Verdict.FAILED: 1}


def test_counts_nothing_twice_and_nothing_that_was_not_chosen() -> None:
    on = scenario("On")
    counted = score(on)

    for one in (on, on, scenario("Left out")):
        counted.ends(one, outcome(one))

    assert (counted.whole.over, counted.whole.to_come) == (1, 0)


def test_what_an_earlier_part_has_done_counts() -> None:
    on, off = scenario("On"), scenario("Off")
    counted = score(on, earlier=(outcome(off, Verdict.FAILED),))

    assert (counted.whole.over, counted.whole.to_come) == (1, 1)
    assert [row.verdict for row in counted.rows()] == ["failed", "not tested"]


def test_a_failure_that_is_declared_is_a_known_deviation() -> None:
    on = scenario("On")
    wrong = outcome(on, Verdict.FAILED)

    assert score(on, _1_1=Declaration("old relay")).told(wrong) is Verdict.KNOWN
    assert score(on, _2_1=Declaration("old relay")).told(wrong) is Verdict.FAILED
    assert score(on, _1_1=Declaration("old", until=date(2026, 3, 1))).told(wrong) is Verdict.FAILED
    assert score(on, _1_1=Declaration("old relay")).told(outcome(on)) is Verdict.PASSED


def test_a_row_is_judged_once_all_of_it_is_over() -> None:
    on, off = scenario("On"), scenario("Off")
    counted = score(on, off)

    counted.ends(on, outcome(on))
    assert counted.row("1 Lights").sign == ""  # type: ignore[union-attr]
    counted.ends(off, outcome(off))
    assert counted.row("1 Lights").sign == "✓"  # type: ignore[union-attr]
    assert counted.row("Offline") is None
