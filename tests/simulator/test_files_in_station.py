"""Firmware and diagnostics through the whole station: order, transfer, restart, report."""

from __future__ import annotations

import asyncio

import pytest

from ocpp_support.files.file_place import Conduct, FilePlace
from ocpp_support.files.transfers import Protocol, Transfer
from simulator.firmware_image import build_image
from simulator.station import Station

from .plays import Playing, charging, online
from .small_central import Central


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


@pytest.mark.parametrize("protocol", ["ftp", "http"])
def test_diagnostics_keep_to_the_time_frame(playing: Playing, place: FilePlace, protocol: Protocol) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await asyncio.sleep(1000)
        start = central.now()
        await station.act("plug_in", connector=2)
        await asyncio.sleep(10)
        stop = central.now()
        await asyncio.sleep(10)
        await station.act("unplug", connector=2)
        answer = await central.ask(
            "GetDiagnostics", location=place.upload_location(protocol), startTime=start, stopTime=stop
        )
        await central.hears("DiagnosticsStatusNotification", status="Uploaded", within=60)
        header, *events = place.read(answer["fileName"]).decode().splitlines()
        assert start[:19] in header
        assert [event.partition(" ")[2] for event in events] == ["connector 2 is Preparing (NoError)"]

    playing(play)


@pytest.mark.parametrize("protocol", ["ftp", "http"])
def test_diagnostics_that_are_refused(
    playing: Playing, place: FilePlace, transfers: list[Transfer], protocol: Protocol
) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        place.mode = Conduct.NO_STORE
        order = {"location": place.upload_location(protocol), "retries": 3, "retryInterval": 20}
        await central.ask("GetDiagnostics", **order)
        await central.hears("DiagnosticsStatusNotification", status="UploadFailed", within=120)
        assert len(transfers) == 4

    playing(play)


@pytest.mark.parametrize("protocol", ["ftp", "http"])
@pytest.mark.parametrize(
    ("image", "last"),
    [
        ("good", "Installed"),
        ("corrupt", "InstallationFailed"),
        ("not an archive", "InstallationFailed"),
        ("missing", "DownloadFailed"),
    ],
)
def test_the_end_of_an_update(
    playing: Playing, place: FilePlace, protocol: Protocol, image: str, last: str
) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        made = build_image(station.model.vendor, station.model.model_name, "2.0.0", image == "corrupt")
        place.publish("new.zip", b"nonsense" if image == "not an archive" else made)
        location = place.location("other.zip" if image == "missing" else "new.zip", protocol)
        await central.ask("UpdateFirmware", location=location, retrieveDate=central.now(), retries=0)
        await central.hears("FirmwareStatusNotification", status=last, within=120)
        assert station.state()["firmware"] == ("2.0.0" if image == "good" else station.model.firmware)
        await charging(station, central)

    playing(play)
