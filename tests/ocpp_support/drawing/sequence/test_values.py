"""Values in plain words, whatever stands there."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.drawing.sequence.values import energy, figure, place, said, seconds


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "?"),
        ("", "“”"),
        (True, "true"),
        (1.5, "1.5"),
        ({"a": 1, "b": [2]}, '{"a": 1, "b": "…"}'),
        ([1, [2], None], '[1, "…", null]'),
        ("x" * 200, "x" * 70 + "…"),
    ],
)
def test_any_value_is_said(value: Any, words: str) -> None:
    assert said(value) == words


def test_connector_nought_is_the_station() -> None:
    assert [place(value) for value in (0, 1, "0", False, None)] == [
        "the whole station",
        "connector 1",
        "connector 0",
        "connector false",
        "connector ?",
    ]


def test_a_register_is_said_to_the_last_watt_hour() -> None:
    assert [energy(value) for value in (529012, "100", 0, -5, "x", None)] == [
        "529.012 kWh",
        "0.1 kWh",
        "0 kWh",
        "-0.005 kWh",
        "x",
        "?",
    ]


def test_a_figure_has_no_more_digits_than_tell_something() -> None:
    assert [figure(number) for number in (7.20001, 1234.5, 16.04, 0.1234, -0.0)] == [
        "7.2",
        "1234",
        "16",
        "0.123",
        "0",
    ]


def test_a_time_is_said_as_people_do() -> None:
    said = [seconds(time) for time in (0, 0.12, 9.94, 12.4, 119, 120, 150, 3600, 3720)]
    assert said == ["at once", "0.1 s", "9.9 s", "12 s", "119 s", "2 min", "2 min 30 s", "1 h", "1 h 2 min"]
