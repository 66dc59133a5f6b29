from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from ocpp_support.files.file_place import Conduct, FilePlace
from ocpp_support.files.transfers import Transfer
from ocpp_support.runtime.clock import VirtualTimeLoop
from simulator.diagnostics import Request, content, file_name, upload

from .fake_station import EPOCH, FakeStation

NAME = "x.log"


def uploaded(loop: VirtualTimeLoop, request: Request, *defects: str) -> FakeStation:
    async def run() -> FakeStation:
        station = FakeStation(*defects)
        station.log.record("something happened")
        await upload(station, request, NAME)
        return station

    return loop.run_until_complete(run())


@pytest.mark.parametrize("protocol", ["ftp", "http"])
def test_the_log_is_uploaded(virtual_loop: VirtualTimeLoop, place: FilePlace, protocol: str) -> None:
    station = uploaded(virtual_loop, Request(place.upload_location(protocol)))
    assert station.reported == ["Uploading", "Uploaded"]
    assert station.diagnostics_status == "Idle"
    header, *lines = place.read(NAME).decode().splitlines()
    assert header.startswith("# ACME One S1, firmware 1.0: events from the beginning to now")
    assert lines[0].endswith("Z something happened")


@pytest.mark.parametrize("conduct", [Conduct.NO_STORE, Conduct.NO_LOGIN])
def test_a_refused_upload_is_tried_again_and_then_failed(
    virtual_loop: VirtualTimeLoop, place: FilePlace, transfers: list[Transfer], conduct: Conduct
) -> None:
    place.mode = conduct
    station = uploaded(virtual_loop, Request(place.upload_location(), retries=2, retry_interval=60))
    assert station.reported == ["Uploading", "UploadFailed"]
    assert len(transfers) == 3
    assert station.times["UploadFailed"] - station.times["Uploading"] >= 120


def test_the_content_keeps_to_the_time_frame(virtual_loop: VirtualTimeLoop) -> None:
    async def run() -> str:
        station = FakeStation()
        for hour in range(4):
            station.log.record(f"hour {hour}")
            await asyncio.sleep(3600)
        frame = (EPOCH + timedelta(minutes=30), EPOCH + timedelta(minutes=150))
        return content(station, Request("", *frame))

    header, *lines = virtual_loop.run_until_complete(run()).splitlines()
    assert "from 2025-03-01T12:30:00.000Z to 2025-03-01T14:30:00.000Z" in header
    assert [line[-6:] for line in lines] == ["hour 1", "hour 2"]


def test_an_empty_time_frame_still_has_a_header(virtual_loop: VirtualTimeLoop) -> None:
    async def run() -> str:
        return content(FakeStation(), Request("", EPOCH - timedelta(days=2), EPOCH - timedelta(days=1)))

    assert len(virtual_loop.run_until_complete(run()).splitlines()) == 1


def test_the_name_is_fit_for_any_server(virtual_loop: VirtualTimeLoop) -> None:
    async def run() -> str:
        return file_name(FakeStation())

    assert virtual_loop.run_until_complete(run()) == "CP_01-diagnostics-20250301T120000.log"


def test_defects_of_the_file(virtual_loop: VirtualTimeLoop, place: FilePlace) -> None:
    uploaded(virtual_loop, Request(place.upload_location()), "misnamed-diagnostics")
    assert place.read("other-x.log")
    uploaded(virtual_loop, Request(place.upload_location()), "empty-diagnostics")
    assert place.read(NAME) == b""


def test_defects_of_the_upload(
    virtual_loop: VirtualTimeLoop, place: FilePlace, transfers: list[Transfer]
) -> None:
    place.mode = Conduct.NO_STORE
    request = Request(place.upload_location(), retries=2, retry_interval=1)
    assert uploaded(virtual_loop, request, "gives-up-early").reported[-1] == "UploadFailed"
    assert len(transfers) == 1
    assert uploaded(virtual_loop, request, "pretended-upload").reported[-1] == "Uploaded"
