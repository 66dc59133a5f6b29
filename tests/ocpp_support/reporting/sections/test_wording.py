from datetime import UTC, datetime

import pytest

from ocpp_support.reporting.sections.wording import (
    counted,
    day_of,
    long_time,
    printable,
    short_time,
    shortened,
    size_of,
)


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.4, "0 s"), (59.7, "1 min 00 s"), (320, "5 min 20 s"), (7500, "2 h 05 min")]
)
def test_times_are_said_as_people_do(seconds: float, said: str) -> None:
    assert long_time(seconds) == said


@pytest.mark.parametrize(("seconds", "said"), [(0.041, "0.04 s"), (12.34, "12.3 s"), (320, "5 min 20 s")])
def test_what_was_measured_is_said_as_exactly_as_it_matters(seconds: float, said: str) -> None:
    assert short_time(seconds) == said


@pytest.mark.parametrize(("count", "said"), [(1, "1 bytes"), (41_988, "42.0 kB"), (1_801_601, "1.8 MB")])
def test_sizes(count: int, said: str) -> None:
    assert size_of(count) == said


def test_counts_and_days() -> None:
    assert counted({"passed": 2, "failed": 1}) == "3 criteria: 2 passed, 1 failed"
    assert day_of(datetime(2026, 3, 2, tzinfo=UTC)) == "2 March 2026"


def test_a_long_text_is_cut_and_says_so() -> None:
    assert shortened("a\nb\nc\nd", lines=2, columns=9) == "a\nb\n… and 2 lines more"
    assert shortened("a\nb\nc", lines=2, columns=9) == "a\nb\nc"
    assert shortened("abcdef", lines=1, columns=4) == "abc…"


def test_everything_in_lists_and_tables_is_made_printable() -> None:
    assert printable({"a": ["b\x01", ("c\nd", 3, True)]}) == {"a": ["b\ufffd", ["c\nd", 3, True]]}
