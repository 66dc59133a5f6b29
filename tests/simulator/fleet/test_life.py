"""Drivers come, charge and go; things break and are mended; and all of it comes again with the same seed."""

from __future__ import annotations

import asyncio

from simulator.fleet.life import Life
from simulator.fleet.scenario import Drivers, Faults, Scenario
from simulator.station import Station
from tests.simulator.plays import Playing, online
from tests.simulator.small_central import Central

BUSY = Scenario(drivers=Drivers(arrivals_per_hour=6.0, stays_minutes=(2.0, 3.0), cards=3))
BREAKS = Scenario(faults=Faults(per_day=48.0, lasts_minutes=(1.0, 2.0)))
NOBODY = Scenario()


async def lives(station: Station, central: Central, scenario: Scenario, seed: str, hours: float) -> None:
    await online(station, central)
    tasks = [*Life(station, scenario, seed).tasks()]
    await asyncio.sleep(hours * 3600)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def told(playing: Playing, scenario: Scenario, seed: str, hours: float = 2.0) -> list[tuple[str, object]]:
    said: list[tuple[str, object]] = []

    async def play(station: Station, central: Central) -> None:
        await lives(station, central, scenario, seed, hours)
        about = ("idTag", "status", "errorCode", "connectorId")
        said.extend((action, [payload.get(name) for name in about]) for action, payload, _ in central.said)

    playing(play)
    return said


def count(said: list[tuple[str, object]], action: str) -> int:
    return sum(name == action for name, _ in said)


def test_drivers_charge_and_go(playing: Playing) -> None:
    said = told(playing, BUSY, "a")
    assert count(said, "StartTransaction") > 5
    assert count(said, "StartTransaction") - count(said, "StopTransaction") in (0, 1, 2)


def test_what_breaks_is_told_and_mended(playing: Playing) -> None:
    said = told(playing, BREAKS, "a", hours=6.0)
    errors = [fields for action, fields in said if action == "StatusNotification" and fields[2] != "NoError"]  # type: ignore[index]
    assert errors
    assert said[-1][1][2] == "NoError" or len(errors) > 1  # type: ignore[index]


def test_the_same_seed_is_the_same_life(playing: Playing) -> None:
    once, again, other = told(playing, BUSY, "a"), told(playing, BUSY, "a"), told(playing, BUSY, "b")
    assert once == again
    assert once != other


def test_where_nobody_comes_nothing_is_begun(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        assert [*Life(station, NOBODY, "a").tasks()] == []

    playing(play)
