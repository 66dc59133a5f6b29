"""Broken hardware, provoked and mended."""

from __future__ import annotations

import asyncio

import pytest

from simulator.faults import FAULTS
from simulator.station import Station

from .plays import Playing, charging, online
from .small_central import Central


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_a_fault_in_a_session(playing: Playing, fault: str) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await charging(station, central)
        mark = central.mark
        await station.act("raise_fault", connector=1, fault=fault)
        report = await central.hears("StatusNotification", since=mark, connectorId=1)
        assert report["errorCode"] == FAULTS[fault].code
        assert report["vendorErrorCode"]
        assert report["info"]
        disabling = fault != "communication_pin"
        assert report["status"] == ("Faulted" if disabling else "SuspendedEV")
        await asyncio.sleep(1)
        assert len(central.heard("StopTransaction")) == disabling
        await station.act("clear_fault", connector=1, fault=fault)
        await asyncio.sleep(1)
        last = central.heard("StatusNotification", connectorId=1)[-1]
        assert (last["status"], last["errorCode"]) == ("Finishing" if disabling else "Charging", "NoError")

    playing(play)


def test_the_emergency_stop_stops_everything(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await charging(station, central)
        mark = central.mark
        await station.act("press_emergency_stop")
        await central.hears("StopTransaction", reason="EmergencyStop")
        for place in (0, 1, 2):
            report = await central.hears(
                "StatusNotification", since=mark, connectorId=place, status="Faulted"
            )
            assert (report["errorCode"], report["vendorErrorCode"]) == ("OtherError", "EmergencyStop")
        await station.act("unplug", connector=1)
        await station.act("release_emergency_stop")
        for place in (0, 1, 2):
            await central.hears("StatusNotification", since=mark, connectorId=place, status="Available")
        assert central.statuses(1, mark) == ["Faulted", "Available"]

    playing(play)


def test_the_station_has_faults_of_its_own(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        mark = central.mark
        await station.act("raise_fault", connector=0, fault="over_temperature")
        await central.hears(
            "StatusNotification", since=mark, connectorId=0, status="Faulted", errorCode="HighTemperature"
        )
        await station.act("clear_fault", connector=0)
        await central.hears("StatusNotification", since=mark, connectorId=0, status="Available")
        assert central.statuses(1, mark) == []

    playing(play)
