"""What is said while a run goes on is short, and moves no cursor."""

import pytest

from ocpp_support.live.words import MOST_LINES, counted, first_lines, red, times
from ocpp_support.reporting.outcomes import Verdict
from tests.ocpp_support.live.scenarios import DARK, outcome, scenario


def test_counts_in_the_order_in_which_verdicts_are_told() -> None:
    counts = {Verdict.NOT_TESTED: 1, Verdict.FAILED: 2, Verdict.PASSED: 30, Verdict.KNOWN: 0}

    assert counted(counts).plain == "✓ 30 passed, ✗ 2 failed, · 1 not tested"
    assert counted({}).plain == "nothing is judged yet"


@pytest.mark.parametrize(
    ("elapsed", "station", "said"),
    [
        (12.0, 0.0, "12 s"),
        (12.0, 4800.0, "12 s · 1 h 20 min for the station"),
        (None, 61.0, "1 min 01 s for the station"),
        (None, 0.0, ""),
    ],
)
def test_says_both_times_where_there_are_two(elapsed: float | None, station: float, said: str) -> None:
    assert times(elapsed, station) == said


def test_names_what_is_not_well_with_its_criteria() -> None:
    on = scenario("On")

    assert red(outcome(on), Verdict.FAILED).plain == "✗ 1 Lights: On (1.1)"
    assert red(outcome(on, level="should"), Verdict.INCONCLUSIVE).plain == "? 1 Lights: On (1.1, should)"


def test_tells_the_sentences_and_leaves_the_evidence_to_the_reports() -> None:
    assert first_lines(DARK) == ["Not within 5 s", "Expected: light", "     but: it was dark"]


def test_tells_no_more_than_a_few_lines() -> None:
    told = first_lines("\n".join(f"line {number}" for number in range(50)))

    assert len(told) == MOST_LINES
    assert told[-1] == "…"
