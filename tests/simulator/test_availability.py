"""In and out of service."""

from __future__ import annotations

import asyncio

import pytest

from simulator.station import Station

from .plays import Playing, charging, online
from .small_central import Central


@pytest.mark.parametrize(("place", "concerned"), [(1, {1}), (2, {2}), (0, {0, 1, 2})])
def test_out_of_service_and_back(playing: Playing, place: int, concerned: set[int]) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        for kind, status in (("Inoperative", "Unavailable"), ("Operative", "Available")):
            mark = central.mark
            for _ in range(2):
                answer = await central.ask("ChangeAvailability", connectorId=place, type=kind)
                assert answer == {"status": "Accepted"}
                await asyncio.sleep(2)
            told = {p["connectorId"]: p["status"] for p in central.heard("StatusNotification", since=mark)}
            assert told == dict.fromkeys(concerned, status)
            assert len(central.heard("StatusNotification", since=mark)) == len(concerned)

    playing(play)


def test_survives_a_restart_and_refuses_drivers(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.ask("ChangeAvailability", connectorId=1, type="Inoperative")
        mark = central.mark
        await central.ask("Reset", type="Hard")
        await central.hears("StatusNotification", since=mark + 1, connectorId=1, status="Unavailable")
        await station.act("plug_in", connector=1)
        await station.act("present_card", connector=1, card="ALICE")
        assert (await central.ask("RemoteStartTransaction", idTag="A", connectorId=1))["status"] == "Rejected"
        await asyncio.sleep(100)
        assert not central.heard("StartTransaction")

    playing(play)


@pytest.mark.parametrize("place", [0, 1])
def test_a_session_is_not_interrupted(playing: Playing, place: int) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        number = await charging(station, central)
        mark = central.mark
        answer = await central.ask("ChangeAvailability", connectorId=place, type="Inoperative")
        assert answer == {"status": "Scheduled"}
        await asyncio.sleep(100)
        assert central.statuses(1, mark) == []
        await central.ask("RemoteStopTransaction", transactionId=number)
        await central.hears("StatusNotification", since=mark, connectorId=place, status="Unavailable")
        await central.hears("StatusNotification", since=mark, connectorId=1, status="Unavailable")

    playing(play)


def test_an_unknown_connector_is_rejected(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        answer = await central.ask("ChangeAvailability", connectorId=3, type="Inoperative")
        assert answer == {"status": "Rejected"}

    playing(play)
