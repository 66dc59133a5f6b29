"""Firmware and diagnostics through the whole station: order, transfer, restart, report."""

from __future__ import annotations

import asyncio

from plays import Playing, charging, online
from small_central import Central

from ocpp_support.files.file_place import FilePlace
from ocpp_support.files.transfers import Transfer
from simulator.firmware_image import build_image
from simulator.station import Station


def test_new_firmware_is_restarted_into_after_the_session(playing: Playing, place: FilePlace) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        number = await charging(station, central)
        mark = central.mark
        place.publish("new.zip", build_image(station.model.vendor, station.model.model_name, "2.0.0"))
        location = place.location("new.zip", "ftp")
        assert await central.ask("UpdateFirmware", location=location, retrieveDate=central.now()) == {}
        await central.hears("FirmwareStatusNotification", since=mark, status="Downloaded", within=60)
        await asyncio.sleep(600)
        assert not central.heard("BootNotification", since=mark)
        await central.ask("RemoteStopTransaction", transactionId=number)
        await central.hears("BootNotification", since=mark, firmwareVersion="2.0.0", within=120)
        await central.hears("FirmwareStatusNotification", since=mark, status="Installed")
        told = [p["status"] for p in central.heard("FirmwareStatusNotification", since=mark)]
        assert told == ["Downloading", "Downloaded", "Installing", "Installed"]

    playing(play)


def test_diagnostics_are_uploaded(playing: Playing, place: FilePlace, transfers: list[Transfer]) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        answer = await central.ask("GetDiagnostics", location=place.location("", "ftp"))
        await central.hears("DiagnosticsStatusNotification", status="Uploaded", within=60)
        assert [(t.name, t.complete) for t in transfers] == [(answer["fileName"], True)]
        assert transfers[0].size > 100

    playing(play)
