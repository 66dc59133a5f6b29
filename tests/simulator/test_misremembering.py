"""When and why a session ended is told as it was, unless the station errs about it."""

from __future__ import annotations

import asyncio

import pytest

from simulator.station import Station

from .plays import Playing, charging, online
from .small_central import Central


@pytest.mark.parametrize(
    ("defect", "lasts", "remote", "reason"),
    [
        (None, 60, True, "Remote"),
        (None, 60, False, "Local"),
        ("forgets-the-operator", 60, True, "Other"),
        ("forgets-the-operator", 2, True, "Remote"),
        ("blames-the-operator", 60, False, "Remote"),
        ("blames-the-operator", 2, False, "Local"),
    ],
)
def test_a_reason(playing: Playing, defect: str | None, lasts: float, remote: bool, reason: str) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        number = await charging(station, central)
        await asyncio.sleep(lasts)
        if remote:
            await central.ask("RemoteStopTransaction", transactionId=number)
        else:
            await station.act("press_stop", connector=1)
        assert (await central.hears("StopTransaction"))["reason"] == reason

    playing(play, defects=[defect] if defect else [])


@pytest.mark.parametrize(
    ("defect", "lasts", "right"),
    [(None, 2, True), ("ends-before-it-begins", 2, False), ("ends-before-it-begins", 60, True)],
)
def test_an_end_is_after_its_start(playing: Playing, defect: str | None, lasts: float, right: bool) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        number = await charging(station, central)
        await asyncio.sleep(lasts)
        await central.ask("RemoteStopTransaction", transactionId=number)
        ended = (await central.hears("StopTransaction"))["timestamp"]
        assert (ended > central.heard("StartTransaction")[0]["timestamp"]) is right

    playing(play, defects=[defect] if defect else [])
