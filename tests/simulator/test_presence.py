"""What is said when the line comes back."""

from __future__ import annotations

import asyncio

from simulator.station import Station

from .plays import Playing, online
from .small_central import Central


def test_an_update_is_told_of_though_the_line_went_down_at_the_wrong_moment(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        central.answers["FirmwareStatusNotification"] = lambda _: None
        station.memory.pending_firmware_report = "Installed"
        await central.ask("Reset", type="Soft")
        await central.hears("FirmwareStatusNotification", status="Installed", within=60)
        await central.cut()
        del central.answers["FirmwareStatusNotification"]
        await central.open()
        await central.hears("FirmwareStatusNotification", status="Installed", count=2)
        await asyncio.sleep(1)
        await central.ask("Reset", type="Soft")
        await asyncio.sleep(60)
        assert len(central.heard("FirmwareStatusNotification")) == 2

    playing(play)
