"""On which occasion a slip in reporting is made, and what it makes of the report."""

from __future__ import annotations

import asyncio

import pytest

from simulator.connector import Condition
from simulator.defects.catalogue import CATALOGUE
from simulator.slips import AN_AGE_S, SLIPS, Occasion, Slip
from simulator.station import Station

from .plays import Playing, online
from .small_central import Central

Told = list[tuple[int, str, str]]


async def _told(station: Station, central: Central, connector: int, *acts: str, wait: float = 1) -> Told:
    """Return what is reported of acts at a connector, each followed by a wait."""
    mark = central.mark
    for act in acts:
        fault = "power_pin" if act.endswith("fault") else None
        await station.act(act, connector=connector, fault=fault)
        await asyncio.sleep(wait)
    return [
        (payload["connectorId"], payload["status"], payload["errorCode"])
        for payload in central.heard("StatusNotification", since=mark)
    ]


def test_every_slip_is_in_the_catalogue() -> None:
    assert SLIPS.keys() <= CATALOGUE.keys()


@pytest.mark.parametrize(
    ("defect", "told"),
    [
        (None, [(1, "Preparing", "NoError"), (1, "Available", "NoError")]),
        ("silent-plug", []),
        ("plug-of-neighbour", [(2, "Preparing", "NoError"), (1, "Available", "NoError")]),
        ("occupied-as-suspended", [(1, "SuspendedEVSE", "NoError"), (1, "Available", "NoError")]),
        ("silent-unplug", [(1, "Preparing", "NoError")]),
        ("unplug-of-neighbour", [(1, "Preparing", "NoError"), (2, "Available", "NoError")]),
        ("unplugged-as-finishing", [(1, "Preparing", "NoError"), (1, "Finishing", "NoError")]),
        ("silent-second-plug", [(1, "Preparing", "NoError"), (1, "Available", "NoError")]),
    ],
)
def test_a_cable_is_reported_wrongly(playing: Playing, defect: str | None, told: Told) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        assert await _told(station, central, 1, "plug_in", "unplug") == told

    playing(play, defects=[defect] if defect else [])


def test_a_second_connector_errs_alone(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        assert await _told(station, central, 1, "plug_in") == [(1, "Preparing", "NoError")]
        assert await _told(station, central, 2, "plug_in") == []

    playing(play, defects=["silent-second-plug"])


@pytest.mark.parametrize(
    ("defect", "told"),
    [
        ("errors-of-neighbour", [(2, "Faulted", "PowerSwitchFailure"), (1, "Available", "NoError")]),
        ("recovery-of-neighbour", [(1, "Faulted", "PowerSwitchFailure"), (2, "Available", "NoError")]),
        ("keeps-error-code", [(1, "Faulted", "PowerSwitchFailure"), (1, "Available", "OtherError")]),
        ("silent-recovery", [(1, "Faulted", "PowerSwitchFailure")]),
    ],
)
def test_an_error_is_reported_wrongly(playing: Playing, defect: str, told: Told) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        assert await _told(station, central, 1, "raise_fault", "clear_fault") == told

    playing(play, defects=[defect])


def test_a_first_error_is_told_and_no_other(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        first = await _told(station, central, 2, "raise_fault", "clear_fault")
        assert [status for _, status, _ in first] == ["Faulted", "Available"]
        assert await _told(station, central, 2, "raise_fault") == []

    playing(play, defects=["first-error-only"])


def test_what_is_late_is_told_if_it_is_still_so(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        assert await _told(station, central, 1, "plug_in", "unplug") == []
        assert await _told(station, central, 1, "plug_in", wait=AN_AGE_S - 1) == []
        mark = central.mark
        await asyncio.sleep(2)
        assert central.statuses(1, mark) == ["Preparing"]

    playing(play, defects=["late-plug"], model="reference")


def test_a_slip_changes_no_more_than_it_says() -> None:
    right = Condition("Faulted", "OtherError", "it smokes", "Smoke")
    assert Slip(Occasion.ERROR).applied_to(2, right, 2) == (2, right)
    place, told = Slip(Occasion.ERROR, elsewhere=True, status="Available").applied_to(2, right, 2)
    assert (place, told) == (1, Condition("Available", "OtherError", "it smokes", "Smoke"))
