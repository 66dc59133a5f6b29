"""Each mistake is made when told to, and only then. What it turns red is tested with the suite itself."""

from __future__ import annotations

import asyncio

import pytest

from simulator.defects.catalogue import CATALOGUE, chosen
from simulator.station import Station

from .plays import Playing, charging, online
from .small_central import Central


def test_an_unknown_name_is_answered_with_near_ones() -> None:
    with pytest.raises(ValueError, match="silent-availability"):
        chosen(["silent-avilability"])


def test_names_are_their_own_keys() -> None:
    assert all(name == defect.name and defect.sentence for name, defect in CATALOGUE.items())


@pytest.mark.parametrize("defect", ["silent-availability", "stays-out", "wrong-connector", None])
def test_availability_goes_wrong(playing: Playing, defect: str | None) -> None:
    async def play(station: Station, central: Central) -> None:
        await central.hears("BootNotification")
        await asyncio.sleep(1)
        told = {}
        for kind in ("Inoperative", "Operative"):
            mark = central.mark
            await central.ask("ChangeAvailability", connectorId=1, type=kind)
            await asyncio.sleep(1)
            told[kind] = [
                (p["connectorId"], p["status"]) for p in central.heard("StatusNotification", since=mark)
            ]
        right = {"Inoperative": [(1, "Unavailable")], "Operative": [(1, "Available")]}
        wrong = {
            "silent-availability": {"Inoperative": [], "Operative": []},
            "stays-out": {"Inoperative": [(1, "Unavailable")], "Operative": []},
            "wrong-connector": {"Inoperative": [(2, "Unavailable")], "Operative": [(2, "Available")]},
        }
        assert told == (wrong[defect] if defect else right)

    playing(play, defects=[defect] if defect else [])


def test_a_repeated_order_is_refused(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        answer = await central.ask("ChangeAvailability", connectorId=1, type="Operative")
        assert answer == {"status": "Rejected"}

    playing(play, defects=["refuses-repeat"])


def test_a_session_is_interrupted(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await charging(station, central)
        await central.ask("ChangeAvailability", connectorId=0, type="Inoperative")
        await central.hears("StopTransaction", within=2)

    playing(play, defects=["interrupts-session"])


def test_nothing_is_said_after_the_start(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await asyncio.sleep(60)
        assert [action for action, _, _ in central.said] == ["BootNotification"]
        await station.act("plug_in", connector=1)
        await central.hears("StatusNotification", connectorId=1, status="Preparing")

    playing(play, defects=["silent-boot-statuses"])


def test_a_fault_has_no_code(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await station.act("raise_fault", connector=1, fault="power_pin")
        await central.hears("StatusNotification", status="Faulted", errorCode="NoError")

    playing(play, defects=["errors-without-code"])


@pytest.mark.parametrize(
    ("defect", "told"),
    [
        ("lost-reports", ["MeterValues 501", "MeterValues 501"]),
        ("newest-first", ["StopTransaction 501", "MeterValues 501", "MeterValues 501"]),
        ("forgets-number", ["MeterValues 0", "MeterValues 0", "StopTransaction 0"]),
        ("no-offline-meter-values", ["StopTransaction 501"]),
    ],
)
def test_reports_after_an_outage_go_wrong(playing: Playing, defect: str, told: list[str]) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await charging(station, central)
        await central.cut()
        mark = central.mark
        await asyncio.sleep(150)
        await station.act("press_stop", connector=1)
        await central.open()
        await asyncio.sleep(100)
        sequence = [
            f"{action} {payload['transactionId']}"
            for action, payload, _ in central.said[mark:]
            if action in {"MeterValues", "StopTransaction"}
        ]
        assert sequence == told

    playing(play, defects=[defect])
