"""Of a reading that is said which people look at: energy, power, current, voltage, charge."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.drawing.sequence.metering import energy_told, readings_in, whose


def reading(*samples: dict[str, Any], times: int = 1, **fields: Any) -> dict[str, Any]:
    return {"meterValue": [{"timestamp": "x", "sampledValue": list(samples)}] * times, **fields}


def test_a_reading_is_said_in_units_that_people_know() -> None:
    payload = reading(
        {"value": "530817"},
        {"value": "11040", "measurand": "Power.Active.Import", "unit": "W"},
        {"value": "16.0", "measurand": "Current.Import", "phase": "L1", "unit": "A"},
        {"value": "15.5", "measurand": "Current.Import", "phase": "L2", "unit": "A"},
        {"value": "230", "measurand": "Voltage", "phase": "L1-N"},
        {"value": "230", "measurand": "Voltage", "phase": "L2-N"},
        {"value": "45", "measurand": "SoC"},
    )
    assert [*readings_in(payload)] == ["530.817 kWh", "11 kW", "16/15.5 A", "230 V", "45 %"]


def test_what_is_told_of_all_phases_together_is_enough() -> None:
    payload = reading(
        {"value": "11", "measurand": "Power.Active.Import", "unit": "kW"},
        {"value": "4", "measurand": "Power.Active.Import", "unit": "kW", "phase": "L1"},
    )
    assert [*readings_in(payload)] == ["11 kW"]


@pytest.mark.parametrize(
    ("payload", "words"),
    [
        (reading({"value": "3", "measurand": "Temperature", "unit": "Celsius"}), ["Temperature 3 Celsius"]),
        (reading({"value": "x"}), ["Energy.Active.Import.Register x Wh"]),
        (reading(), ["no readings"]),
        ({}, ["no readings"]),
        (reading({"value": "1000"}, times=2), ["1 kWh", "taken 2 times"]),
    ],
)
def test_what_is_out_of_the_ordinary_is_said_too(payload: dict[str, Any], words: list[str]) -> None:
    assert [*readings_in(payload)] == words


def test_it_is_said_whose_reading_it_is() -> None:
    payload = reading({"value": "1", "context": "Sample.Clock"}, connectorId=1, transactionId=7)
    assert [*whose(payload)] == ["connector 1", "transaction 7", "Sample.Clock"]
    assert [*whose(reading({"value": "1"}, connectorId=0))] == ["the whole station"]


def test_the_energy_is_the_register_of_all_phases() -> None:
    assert energy_told(reading({"value": "1.5", "unit": "kWh"})) == 1500
    assert energy_told(reading({"value": "1", "phase": "L1"})) is None
