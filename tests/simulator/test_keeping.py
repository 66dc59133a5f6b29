"""What becomes of messages about sessions while the line is down, where the station keeps them badly."""

from __future__ import annotations

import asyncio

import pytest

from simulator.station import Station

from .plays import Playing, charging, online
from .small_central import Central

ABOUT_SESSIONS = {"StartTransaction", "MeterValues", "StopTransaction"}


async def _after_an_outage(station: Station, central: Central, connector: int = 1) -> list[str]:
    """Return what is told of a session that went on for 150 s, and ended, without a line."""
    await online(station, central)
    await charging(station, central, connector)
    await central.cut()
    mark = central.mark
    await asyncio.sleep(150)
    await station.act("press_stop", connector=connector)
    await central.open()
    await asyncio.sleep(100)
    return [
        f"{action} {payload['transactionId']}"
        for action, payload, _ in central.said[mark:]
        if action in ABOUT_SESSIONS
    ]


@pytest.mark.parametrize(
    ("defect", "connector", "told"),
    [
        (None, 2, ["MeterValues 501", "MeterValues 501", "StopTransaction 501"]),
        ("loses-second-connector-offline", 1, ["MeterValues 501", "MeterValues 501", "StopTransaction 501"]),
        ("loses-second-connector-offline", 2, ["MeterValues 501", "MeterValues 501"]),
        ("no-second-offline-readings", 2, ["StopTransaction 501"]),
        ("tells-ends-twice", 1, ["MeterValues 501"] * 2 + ["StopTransaction 501"] * 2),
        ("stuck-after-outage", 1, []),
        ("late-queue", 1, []),
    ],
)
def test_what_was_kept_is_told(playing: Playing, defect: str | None, connector: int, told: list[str]) -> None:
    async def play(station: Station, central: Central) -> None:
        assert await _after_an_outage(station, central, connector) == told

    playing(play, defects=[defect] if defect else [])


def test_what_is_late_comes_in_the_end(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await _after_an_outage(station, central)
        mark = central.mark
        await asyncio.sleep(300)
        told = [action for action, _, _ in central.said[mark:] if action in ABOUT_SESSIONS]
        assert told == ["MeterValues", "MeterValues", "StopTransaction"]

    playing(play, defects=["late-queue"])


def test_a_station_that_is_stuck_works_again_after_a_restart(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await _after_an_outage(station, central)
        mark = central.mark
        await station.act("power_cycle")
        await central.hears("StopTransaction", since=mark, within=60)

    playing(play, defects=["stuck-after-outage"])


def test_readings_kept_are_turned_round(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await _after_an_outage(station, central)
        times = [payload["meterValue"][0]["timestamp"] for payload in central.heard("MeterValues")]
        assert times == sorted(times, reverse=True)
        assert central.said[-1][0] == "StopTransaction"

    playing(play, defects=["offline-readings-newest-first"])


@pytest.mark.parametrize(
    ("defect", "reason", "number"),
    [
        ("remote-stop-under-other-number", "Remote", 100_501),
        ("pulled-cable-without-number", "EVDisconnected", 0),
    ],
)
def test_an_end_is_told_under_another_number(playing: Playing, defect: str, reason: str, number: int) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        own = await charging(station, central)
        if reason == "Remote":
            await central.ask("RemoteStopTransaction", transactionId=own)
        else:
            await station.act("unplug_vehicle", connector=1)
        await central.hears("StopTransaction", reason=reason, transactionId=number)

    playing(play, defects=[defect])


def test_the_first_start_alone_is_told_twice(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        for connector in (1, 2):
            await charging(station, central, connector)
        starts = [payload["connectorId"] for payload in central.heard("StartTransaction")]
        assert starts == [1, 1, 2]

    playing(play, defects=["tells-first-start-twice"])
