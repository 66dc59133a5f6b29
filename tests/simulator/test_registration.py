"""Registration with central systems of every temper."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from simulator.station import Station

from .plays import Playing, online
from .small_central import Central


@pytest.mark.parametrize("interval", ["60", None, 1.5, {}])
def test_an_interval_that_is_none_is_not_heeded(playing: Playing, interval: Any) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        assert station.configuration.number("HeartbeatInterval") == 900

    def answer(_: Any) -> dict[str, Any]:
        return {"status": "Accepted", "currentTime": "2026-03-02T08:00:00Z", "interval": interval}

    playing(play, answers={"BootNotification": answer})


def test_an_answer_that_makes_no_sense_is_none(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await central.hears("BootNotification", count=2, within=40)
        del central.answers["BootNotification"]
        await central.ask("TriggerMessage", requestedMessage="BootNotification")
        await online(station, central)

    playing(play, answers={"BootNotification": lambda _: {"status": "Accepted"}})


def test_the_clock_is_set_by_registration_and_by_heartbeats(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        assert station.state()["time"].startswith("2031-05-05T10:00:0")
        central.answers["Heartbeat"] = lambda _: {"currentTime": "2019-01-01T00:00:00Z"}
        await central.ask("TriggerMessage", requestedMessage="Heartbeat")
        await asyncio.sleep(5)
        assert station.state()["time"].startswith("2019-01-01T00:00:0")

    def answer(_: Any) -> dict[str, Any]:
        return {"status": "Accepted", "currentTime": "2031-05-05T12:00:00+02:00", "interval": 300}

    playing(play, answers={"BootNotification": answer})
