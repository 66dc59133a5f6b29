"""How readings are written, and what the wiring of the phases makes of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from simulator.meter import Reading
from simulator.readings import meter_value

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
AC = Reading(1234, 6900.0, (230.0, 231.0, 232.0), (10.0, 11.0, 12.0), 0.456)
DC = Reading(1234, 8000.0, (400.0,), (20.0,), None)


def written(reading: Reading, *measurands: str, rotation: str = "") -> list[tuple[str, str, str]]:
    value = meter_value(reading, NOON, measurands, "Trigger", rotation)
    assert value["timestamp"] == "2026-03-02T12:00:00.000Z"
    assert {one["context"] for one in value["sampled_value"]} <= {"Trigger"}
    return [(one["value"], one["unit"], one.get("phase", "")) for one in value["sampled_value"]]


def test_measurands_come_in_their_order() -> None:
    figures = written(AC, "SoC", "Power.Active.Import", "Energy.Active.Import.Register")
    assert figures == [("46", "Percent", ""), ("6900.0", "W", ""), ("1234", "Wh", "")]


@pytest.mark.parametrize(
    ("rotation", "volts"),
    [
        ("RST", ["230.00", "231.00", "232.00"]),
        ("RTS", ["230.00", "232.00", "231.00"]),
        ("STR", ["231.00", "232.00", "230.00"]),
        ("TRS", ["232.00", "230.00", "231.00"]),
        ("NotApplicable"[-3:], ["230.00", "231.00", "232.00"]),
        ("", ["230.00", "231.00", "232.00"]),
    ],
)
def test_phases_are_told_as_they_are_wired(rotation: str, volts: list[str]) -> None:
    phases = ["L1-N", "L2-N", "L3-N"]
    assert written(AC, "Voltage", rotation=rotation) == [
        (volt, "V", phase) for volt, phase in zip(volts, phases, strict=True)
    ]


def test_currents_turn_with_their_voltages() -> None:
    assert written(AC, "Current.Import", rotation="TSR") == [
        ("12.00", "A", "L1"), ("11.00", "A", "L2"), ("10.00", "A", "L3")
    ]  # fmt: skip


def test_direct_current_has_no_phases() -> None:
    assert written(DC, "Voltage", "Current.Import", rotation="RTS") == [
        ("400.00", "V", ""),
        ("20.00", "A", ""),
    ]


def test_without_a_car_nothing_is_said_of_its_battery() -> None:
    assert written(DC, "SoC") == []
