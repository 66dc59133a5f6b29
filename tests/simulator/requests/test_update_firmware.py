from __future__ import annotations

import asyncio

import pytest

from ocpp_support.files.file_place import FilePlace
from ocpp_support.runtime.clock import VirtualTimeLoop
from simulator.firmware_image import build_image
from simulator.requests import update_firmware
from simulator.station import Station

from ..fake_station import FakeStation
from ..plays import Playing, charging, online
from ..small_central import Central


@pytest.mark.parametrize("date", ["2025-03-01T12:00:00Z", "2025-03-01T12:00:00", "yesterday"])
def test_the_answer_goes_out_before_anything_begins(
    virtual_loop: VirtualTimeLoop, place: FilePlace, date: str
) -> None:
    place.publish("v2.zip", build_image("ACME", "One", "2.0"))

    async def run() -> FakeStation:
        station = FakeStation()
        update_firmware.handle(station, place.location("v2.zip"), retrieve_date=date)
        assert station.reported == []
        await station.done()
        return station

    assert virtual_loop.run_until_complete(run()).memory.firmware_version == "2.0"


def test_a_whole_station_restarts_into_its_update_after_the_session(
    playing: Playing, place: FilePlace
) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await charging(station, central)
        model = station.model
        place.publish("v2.zip", build_image(model.vendor, model.model_name, "2.0"))
        mark = central.mark
        ordered = await central.ask(
            "UpdateFirmware", location=place.location("v2.zip"), retrieveDate=central.now(), retries=1
        )
        assert ordered == {}
        await central.hears("FirmwareStatusNotification", since=mark, status="Downloaded")
        await asyncio.sleep(600)
        assert not central.heard("BootNotification", since=mark)
        await station.act("present_card", connector=1, card="ALICE")
        await central.hears("StopTransaction", since=mark)
        boot = await central.hears("BootNotification", since=mark, within=120)
        assert boot["firmwareVersion"] == "2.0"
        await central.hears("FirmwareStatusNotification", since=mark, status="Installed")
        reported = [said["status"] for said in central.heard("FirmwareStatusNotification", since=mark)]
        assert reported == ["Downloading", "Downloaded", "Installing", "Installed"]

    playing(play)
