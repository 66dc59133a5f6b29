from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from ocpp_support.files.file_place import FilePlace
from ocpp_support.files.transfers import Transfer
from ocpp_support.runtime.clock import VirtualTimeLoop
from simulator.firmware import Order, update
from simulator.firmware_image import build_image

from .fake_station import EPOCH, FakeStation

WHOLE = ["Downloading", "Downloaded", "Installing", "restart: FirmwareUpdate"]


def publish(place: FilePlace, *, corrupt: bool = False, protocol: str = "ftp") -> str:
    place.publish("v2.zip", build_image("ACME", "One", "2.0", corrupt))
    return place.location("v2.zip", protocol)


def updated(loop: VirtualTimeLoop, location: str, *defects: str, retries: int = 0) -> FakeStation:
    async def run() -> FakeStation:
        station = FakeStation(*defects)
        await update(station, Order(location, EPOCH, retries, 30))
        return station

    return loop.run_until_complete(run())


@pytest.mark.parametrize("protocol", ["ftp", "http"])
def test_an_update_is_fetched_installed_and_restarted_into(
    virtual_loop: VirtualTimeLoop, place: FilePlace, transfers: list[Transfer], protocol: str
) -> None:
    station = updated(virtual_loop, publish(place, protocol=protocol))
    assert station.reported == WHOLE
    assert station.memory.firmware_version == "2.0"
    assert station.memory.pending_firmware_report == "Installed"
    assert station.firmware_status == "Idle"
    assert [(t.direction, t.complete) for t in transfers] == [("download", True)]


def test_it_takes_its_time(virtual_loop: VirtualTimeLoop, place: FilePlace) -> None:
    times = updated(virtual_loop, publish(place)).times
    assert times["Downloaded"] - times["Downloading"] >= 2
    assert times["restart: FirmwareUpdate"] - times["Installing"] >= 20


def test_it_waits_for_the_date(virtual_loop: VirtualTimeLoop, place: FilePlace) -> None:
    async def run() -> FakeStation:
        station = FakeStation()
        await update(station, Order(publish(place), EPOCH + timedelta(hours=2)))
        return station

    assert virtual_loop.run_until_complete(run()).times["Downloading"] >= 7200


def test_it_waits_for_the_end_of_a_session(virtual_loop: VirtualTimeLoop, place: FilePlace) -> None:
    async def run() -> FakeStation:
        station = FakeStation()
        station.free.clear()
        station.spawn(update(station, Order(publish(place), EPOCH)))
        await asyncio.sleep(500)
        assert station.reported == ["Downloading", "Downloaded"]
        station.free.set()
        await station.done()
        return station

    station = virtual_loop.run_until_complete(run())
    assert station.reported == WHOLE
    assert station.times["Installing"] >= 500


def test_a_session_that_begins_meanwhile_is_not_ended_either(
    virtual_loop: VirtualTimeLoop, place: FilePlace
) -> None:
    async def run() -> None:
        station = FakeStation()
        station.spawn(update(station, Order(publish(place), EPOCH)))
        await asyncio.sleep(15)
        assert station.reported == WHOLE[:-1]
        station.free.clear()
        await asyncio.sleep(500)
        assert station.reported == WHOLE[:-1]
        assert station.firmware_status == "Installing"
        station.free.set()
        await station.done()
        assert station.reported == WHOLE

    virtual_loop.run_until_complete(run())


def test_a_file_that_cannot_be_had(
    virtual_loop: VirtualTimeLoop, place: FilePlace, transfers: list[Transfer]
) -> None:
    station = updated(virtual_loop, place.location("none.zip"), retries=2)
    assert station.reported == ["Downloading", "DownloadFailed"]
    assert len(transfers) == 3
    assert station.firmware_status == "Idle"


def test_a_corrupt_file_is_not_installed(virtual_loop: VirtualTimeLoop, place: FilePlace) -> None:
    station = updated(virtual_loop, publish(place, corrupt=True))
    assert station.reported == ["Downloading", "Downloaded", "InstallationFailed"]
    assert station.memory.firmware_version == "1.0"
    assert station.memory.pending_firmware_report is None


def test_a_second_order_is_dropped_while_one_is_carried_out(
    virtual_loop: VirtualTimeLoop, place: FilePlace
) -> None:
    async def run() -> FakeStation:
        station = FakeStation()
        order = Order(publish(place), EPOCH)
        station.spawn(update(station, order))
        await asyncio.sleep(3)
        await update(station, order)
        assert station.firmware_status != "Idle"
        await station.done()
        return station

    assert virtual_loop.run_until_complete(run()).reported == WHOLE


def test_a_power_cut_ends_the_update(virtual_loop: VirtualTimeLoop, place: FilePlace) -> None:
    async def run() -> None:
        station = FakeStation()
        task = asyncio.create_task(update(station, Order(publish(place), EPOCH)))
        await asyncio.sleep(10)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert station.firmware_status == "Idle"

    virtual_loop.run_until_complete(run())


@pytest.mark.parametrize(
    ("defect", "corrupt", "reported"),
    [
        ("no-restart-after-update", False, [*WHOLE[:3], "Installed"]),
        ("installs-anything", True, WHOLE),
    ],
)
def test_defects_of_the_installation(
    virtual_loop: VirtualTimeLoop, place: FilePlace, defect: str, corrupt: bool, reported: list[str]
) -> None:
    assert updated(virtual_loop, publish(place, corrupt=corrupt), defect).reported == reported


def test_a_pretended_update_fetches_nothing(
    virtual_loop: VirtualTimeLoop, place: FilePlace, transfers: list[Transfer]
) -> None:
    station = updated(virtual_loop, publish(place), "pretended-update")
    assert station.reported == WHOLE
    assert transfers == []
    assert station.memory.firmware_version == "1.0+"


def test_a_silent_failure_says_nothing(virtual_loop: VirtualTimeLoop, place: FilePlace) -> None:
    assert updated(virtual_loop, place.location("none"), "silent-download-failure").reported == [
        "Downloading"
    ]


def test_an_update_in_a_session_waits_for_nobody(virtual_loop: VirtualTimeLoop, place: FilePlace) -> None:
    async def run() -> FakeStation:
        station = FakeStation("updates-in-session")
        station.free.clear()
        await update(station, Order(publish(place), EPOCH))
        return station

    assert virtual_loop.run_until_complete(run()).reported == WHOLE
