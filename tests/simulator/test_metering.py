"""Meter values at their rhythm, with the measurands asked for, physically in agreement."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from itertools import pairwise
from statistics import mean
from typing import Any

import pytest

from simulator.station import Station
from simulator.wall_clock import stamp

from .plays import Playing, charging, online
from .small_central import Central

ALL = "Energy.Active.Import.Register,Power.Active.Import,Current.Import,Voltage"


def figures(payload: dict[str, Any], measurand: str) -> list[float]:
    values = payload["meterValue"][0]["sampledValue"]
    return [float(value["value"]) for value in values if value["measurand"] == measurand]


@pytest.mark.parametrize(("model", "phases"), [("reference", 3), ("hk_180", 1), ("dc_150", 1)])
def test_power_current_and_voltage_agree(playing: Playing, model: str, phases: int) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        for key, value in (("MeterValuesSampledData", ALL), ("MeterValueSampleInterval", "30")):
            answer = await central.ask("ChangeConfiguration", key=key, value=value)
            assert answer == {"status": "Accepted"}
        number = await charging(station, central)
        await central.hears("MeterValues", count=10, within=400)
        times = central.times("MeterValues")
        assert [later - sooner for sooner, later in pairwise(times)] == pytest.approx([30] * 9, abs=1)
        registers = []
        for payload in central.heard("MeterValues"):
            assert payload["transactionId"] == number
            power = figures(payload, "Power.Active.Import")[0]
            volts, amperes = figures(payload, "Voltage"), figures(payload, "Current.Import")
            assert len(volts) == len(amperes) == phases
            assert sum(v * a for v, a in zip(volts, amperes, strict=True)) == pytest.approx(power, rel=0.01)
            registers += figures(payload, "Energy.Active.Import.Register")
            gained = registers[-1] - registers[-2] if len(registers) > 2 else power / 120
            assert gained == pytest.approx(power / 120, rel=0.05)
        assert registers == sorted(registers)

    playing(play, model=model)


def test_the_state_of_charge_is_told(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await charging(station, central)
        values = await central.hears("MeterValues", count=5, within=400)
        assert figures(values, "SoC")[0] > 10

    playing(play, model="dc_150")


def test_clock_aligned_values_come_at_the_clock(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await asyncio.sleep(33)
        await central.ask("ChangeConfiguration", key="ClockAlignedDataInterval", value="300")
        await central.hears("MeterValues", count=4, within=700)
        stamps = [payload["meterValue"][0]["timestamp"] for payload in central.heard("MeterValues")]
        assert stamps[0] == stamps[1] == "2026-03-02T08:05:00.000Z"
        assert stamps[2] == "2026-03-02T08:10:00.000Z"
        context = central.heard("MeterValues")[0]["meterValue"][0]["sampledValue"][0]["context"]
        assert context == "Sample.Clock"

    playing(play)


def test_the_end_tells_what_was_asked_for(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        for key in ("StopTxnSampledData", "StopTxnAlignedData"):
            await central.ask("ChangeConfiguration", key=key, value="Energy.Active.Import.Register")
        await central.ask("ChangeConfiguration", key="ClockAlignedDataInterval", value="60")
        await charging(station, central)
        await asyncio.sleep(150)
        await station.act("press_stop", connector=1)
        stop = await central.hears("StopTransaction")
        told = [value["sampledValue"][0]["context"] for value in stop["transactionData"]]
        assert told[0] == "Transaction.Begin"
        assert told[-1] == "Transaction.End"
        assert told.count("Sample.Periodic") == 2
        assert told.count("Sample.Clock") in {2, 3}

    playing(play)


def test_an_interval_of_nought_takes_none(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await charging(station, central)
        await central.ask("ChangeConfiguration", key="MeterValueSampleInterval", value="0")
        await asyncio.sleep(1000)
        assert not central.heard("MeterValues")
        await central.ask("ChangeConfiguration", key="MeterValueSampleInterval", value="10")
        await central.hears("MeterValues", count=2, within=25)

    playing(play)


@pytest.mark.parametrize("back", [0.4, 30, 250])
def test_a_clock_set_back_does_not_double_a_value(playing: Playing, back: float) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.ask("ChangeConfiguration", key="ClockAlignedDataInterval", value="300")
        await central.hears("MeterValues", connectorId=1, within=400)
        station.set_clock(stamp(station.now() - timedelta(seconds=back)))
        await asyncio.sleep(310 + back)
        stamps = [payload["meterValue"][0]["timestamp"] for payload in central.heard("MeterValues")]
        assert stamps == ["2026-03-02T08:05:00.000Z"] * 2 + ["2026-03-02T08:10:00.000Z"] * 2

    playing(play)


@pytest.mark.parametrize("year", [2019, 2031])
def test_a_clock_that_was_all_wrong_is_followed_at_once(playing: Playing, year: int) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.ask("ChangeConfiguration", key="ClockAlignedDataInterval", value="900")
        await asyncio.sleep(100)
        station.set_clock(f"{year}-01-01T10:14:00Z")
        values = await central.hears("MeterValues", within=61)
        assert values["meterValue"][0]["timestamp"] == f"{year}-01-01T10:15:00.000Z"

    playing(play)


def test_phases_are_told_as_they_are_wired_once_restarted(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        measurands = {"key": "MeterValuesSampledData", "value": "Voltage"}
        assert await central.ask("ChangeConfiguration", **measurands) == {"status": "Accepted"}
        before = await mean_volts(central)
        turned = {"key": "ConnectorPhaseRotation", "value": "1.TRS,2.RST"}
        assert await central.ask("ChangeConfiguration", **turned) == {"status": "RebootRequired"}
        assert await mean_volts(central) == pytest.approx(before, abs=0.15)
        mark = central.mark
        await central.ask("Reset", type="Soft")
        await central.hears("StatusNotification", since=mark, connectorId=2)
        r, s, t = before
        assert await mean_volts(central) == pytest.approx([t, r, s], abs=0.15)
        assert max(before) - min(before) > 0.3

    playing(play)


async def mean_volts(central: Central) -> list[float]:
    """Ask connector 1 for its voltages so often that the noise is gone."""
    mark = central.mark
    for _ in range(200):
        await central.ask("TriggerMessage", requestedMessage="MeterValues", connectorId=1)
    await central.hears("MeterValues", since=mark, count=200)
    rows = [figures(payload, "Voltage") for payload in central.heard("MeterValues", since=mark)]
    return [mean(column) for column in zip(*rows, strict=True)]


def test_clock_aligned_values_are_those_asked_for(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        for key, value in (("MeterValuesAlignedData", "Voltage"), ("ClockAlignedDataInterval", "900")):
            await central.ask("ChangeConfiguration", key=key, value=value)
        values = await central.hears("MeterValues", connectorId=2, within=910)
        told = {value["measurand"] for value in values["meterValue"][0]["sampledValue"]}
        assert told == {"Voltage"}

    playing(play)
