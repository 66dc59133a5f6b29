"""Changes are told in order, and short ones are not told where that is wished."""

from __future__ import annotations

import asyncio

from simulator.station import Station

from .plays import Playing, online
from .small_central import Central


def test_quick_changes_are_all_told_in_order(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        mark = central.mark
        for _ in range(3):
            await station.act("plug_in", connector=1)
            await station.act("unplug", connector=1)
        await asyncio.sleep(1)
        assert central.statuses(1, mark) == ["Preparing", "Available"] * 3

    playing(play)


def test_a_short_status_is_not_told(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.ask("ChangeConfiguration", key="MinimumStatusDuration", value="10")
        mark = central.mark
        await station.act("plug_in", connector=1)
        await asyncio.sleep(5)
        await station.act("unplug", connector=1)
        await asyncio.sleep(20)
        assert central.statuses(1, mark) == []
        await station.act("plug_in", connector=1)
        await asyncio.sleep(11)
        assert central.statuses(1, mark) == ["Preparing"]

    playing(play)
