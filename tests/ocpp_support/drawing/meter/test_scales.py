"""Ticks are round and few, and whatever numbers are shown find a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocpp_support.drawing.meter.scales import (
    Scale,
    decimals_of,
    in_words,
    prefix_for,
    room_for,
    ticks,
    time_in_words,
    time_ticks,
)

NUMBERS = st.floats(-1e12, 1e12)


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        (0, 11000, [0, 5000, 10000]),
        (528.7, 529.1, [528.7, 528.8, 528.9, 529.0, 529.1]),
        (-3, 3, [-2, 0, 2]),
        (222, 236, [225, 230, 235]),
    ],
)
def test_ticks_are_round(low: float, high: float, marks: list[float]) -> None:
    assert ticks(low, high) == pytest.approx(marks)


@given(NUMBERS, NUMBERS)
def test_whatever_is_shown_has_room_and_ticks(one: float, other: float) -> None:
    low, high = room_for(min(one, other), max(one, other))
    scale = Scale(low, high, 100, 0)
    assert low < min(one, other) <= max(one, other) < high
    assert 0 < scale.place(one) < 100
    marks = ticks(low, high)
    assert 1 <= len(marks) <= 9
    assert all(len(in_words(mark, decimals_of(marks))) < 24 for mark in marks)


def test_what_is_beyond_a_scale_stands_at_its_end() -> None:
    scale = Scale(0, 10, 100, 0)
    assert (scale.place(-5), scale.place(5), scale.place(50)) == (100, 50, 0)


def test_a_flicker_does_not_fill_the_picture() -> None:
    low, high = room_for(229.9, 230.1, least=10)
    assert high - low > 10


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ([0.0, 5.0], ["0", "5"]),
        ([0.1, 0.2], ["0.1", "0.2"]),
        ([0.0, 2.5], ["0.0", "2.5"]),
        ([-2.0, 0.0], ["−2", "0"]),
    ],
)
def test_numbers_have_the_decimals_that_tell_them_apart(marks: list[float], said: list[str]) -> None:
    assert [in_words(mark, decimals_of(marks)) for mark in marks] == said


@pytest.mark.parametrize(
    ("unit", "greatest", "shown"),
    [
        ("W", 9000, (1, "W")),
        ("W", 11000, (1e3, "kW")),
        ("Wh", 2e7, (1e6, "MWh")),
        ("V", 20000, (1, "V")),
        ("", 20000, (1, "")),
    ],
)
def test_units_have_a_k_where_that_reads_better(unit: str, greatest: float, shown: tuple[float, str]) -> None:
    assert prefix_for(unit, greatest) == shown


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        (-1, 8, [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8]),
        (0, 100, [0, 15, 30, 45, 60, 75, 90]),
        (0, 4e6, [*range(0, 4_000_001, 518400)]),
    ],
)
def test_times_are_marked_at_round_ones(low: float, high: float, marks: list[float]) -> None:
    assert time_ticks(low, high) == marks


def test_less_than_a_few_seconds_have_ticks_as_well() -> None:
    assert 4 <= len(time_ticks(-0.7, 1.3)) <= 12


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0"), (-0.5, "−0.5 s"), (59.999, "+1:00"), (90, "+1:30"), (-3725, "−1:02:05"), (0.004, "0")],
)
def test_times_are_told_from_the_when_on(seconds: float, said: str) -> None:
    assert time_in_words(seconds) == said
