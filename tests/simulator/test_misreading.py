"""What is read off the meter wrongly, and told of it wrongly."""

from __future__ import annotations

import pytest

from simulator.meter import Reading
from simulator.misreading import left_over, misread, misworded

from .fake_station import FakeStation

READING = Reading(4200, 690.0, (230.0, 230.0, 230.0), (1.0, 1.0, 1.0), None)
ALL = ["Energy.Active.Import.Register", "Power.Active.Import", "Current.Import", "Voltage"]


def _station(*defects: str) -> FakeStation:
    return FakeStation(*defects)


def test_a_right_station_reads_what_there_is() -> None:
    right = _station()
    assert misread(right, READING, 45) == READING  # type: ignore[arg-type]
    assert left_over(right, 2, ALL) == ALL  # type: ignore[arg-type]
    value = {"timestamp": "now", "sampled_value": [{"value": "1.5"}]}
    assert misworded(right, value) == value  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("defect", "field", "value"),
    [
        ("jumping-register", "register_wh", 3700),
        ("kilowatts-as-watts", "power_w", 0.69),
        ("milliamperes-as-amperes", "amperes", (1000.0, 1000.0, 1000.0)),
        ("current-of-one-phase", "amperes", (1.0, 0.0, 0.0)),
    ],
)
def test_one_thing_is_misread(defect: str, field: str, value: object) -> None:
    assert getattr(misread(_station(defect), READING, 45), field) == value  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("defect", "connector", "told"),
    [
        ("tells-energy-only", 1, ALL[:1]),
        ("three-measurands", 1, ALL[:3]),
        ("no-voltage", 1, ALL[:3]),
        ("no-current-on-second", 1, ALL),
        ("no-current-on-second", 2, [ALL[0], ALL[1], ALL[3]]),
    ],
)
def test_something_is_left_out(defect: str, connector: int, told: list[str]) -> None:
    assert left_over(_station(defect), connector, ALL) == told  # type: ignore[arg-type]
    assert left_over(_station(defect), connector, []) == []  # type: ignore[arg-type]


def test_numbers_get_a_comma() -> None:
    value = {"timestamp": "now", "sampled_value": [{"value": "1.5", "unit": "A"}]}
    told = misworded(_station("decimal-comma"), value)  # type: ignore[arg-type]
    assert told == {"timestamp": "now", "sampled_value": [{"value": "1,5", "unit": "A"}]}
