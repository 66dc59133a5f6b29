from __future__ import annotations

from ocpp_support.files.file_place import Conduct, FilePlace
from ocpp_support.files.transfers import Transfer
from ocpp_support.runtime.clock import VirtualTimeLoop
from simulator.requests import get_diagnostics
from simulator.station import Station

from ..fake_station import FakeStation
from ..plays import Playing, online
from ..small_central import Central


def test_the_file_that_is_named_is_the_one_that_comes(
    virtual_loop: VirtualTimeLoop, place: FilePlace
) -> None:
    async def run() -> str | None:
        station = FakeStation()
        name = get_diagnostics.handle(
            station,
            place.upload_location(),
            start_time="2025-03-01T00:00:00Z",
            stop_time="2025-03-02T00:00:00Z",
        )
        assert station.reported == []
        await station.done()
        return name

    name = virtual_loop.run_until_complete(run())
    assert name
    assert "an upload was ordered" in place.read(name).decode()


def test_a_defect_leaves_the_file_without_a_name(virtual_loop: VirtualTimeLoop, place: FilePlace) -> None:
    async def run() -> str | None:
        station = FakeStation("unnamed-diagnostics")
        name = get_diagnostics.handle(station, place.upload_location())
        await station.done()
        return name

    assert virtual_loop.run_until_complete(run()) is None


def test_a_whole_station_uploads_its_log(playing: Playing, place: FilePlace) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        answer = await central.ask("GetDiagnostics", location=place.upload_location())
        await central.hears("DiagnosticsStatusNotification", status="Uploaded")
        assert "started with firmware" in place.read(answer["fileName"]).decode()

    playing(play)


def test_a_whole_station_says_that_it_could_not(
    playing: Playing, place: FilePlace, transfers: list[Transfer]
) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        place.mode = Conduct.NO_STORE
        await central.ask("GetDiagnostics", location=place.upload_location(), retries=2, retryInterval=10)
        await central.hears("DiagnosticsStatusNotification", status="UploadFailed", within=120)
        assert len(transfers) == 3

    playing(play)
