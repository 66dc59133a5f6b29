"""The two paces: what a hurried station does sooner, and what nobody may hurry."""

from __future__ import annotations

import asyncio
from itertools import islice

import pytest
from pydantic import ValidationError

from simulator.configuration import Configuration
from simulator.keys import required_keys
from simulator.model import bundled_models, load_model
from simulator.pace import FAST, FAST_SETTINGS, FLEET_REDIAL_RANGE, ORDINARY, Pace
from simulator.station import Station

from .plays import Playing, charging, online
from .small_central import Central


def test_fast_is_faster_in_everything() -> None:
    times = Pace.model_fields.keys() - {"redial_range"}
    assert all(getattr(FAST, name) < getattr(ORDINARY, name) for name in times)


def test_one_station_redials_with_pauses_that_double() -> None:
    assert [*islice(ORDINARY.redials("any"), 6)] == [5.0, 10.0, 20.0, 40.0, 60.0, 60.0]


def test_of_a_range_each_pause_is_longer_by_chance() -> None:
    pace = Pace(redial_range=10.0)
    more = [
        pause - usual
        for seed in range(200)
        for pause, usual in zip(islice(pace.redials(str(seed)), 6), ORDINARY.redials(""), strict=False)
    ]
    assert 0 <= min(more) < 0.1
    assert 9.9 < max(more) < 10
    assert [*islice(pace.redials("7"), 6)] == [*islice(pace.redials("7"), 6)]
    assert next(pace.redials("7")) != next(pace.redials("8"))


def test_the_stations_of_a_fleet_redial_by_chance_unless_their_file_says_otherwise() -> None:
    model = load_model("reference")
    assert model.pace.redial_range == 0
    fleet = model.among_many()
    assert fleet.pace.redial_range == FLEET_REDIAL_RANGE
    assert fleet.model_copy(update={"pace": model.pace}) == model
    for said in (0.0, 3.0):
        own = model.model_copy(update={"pace": Pace(redial_range=said)})
        assert own.among_many() == own


@pytest.mark.parametrize("name", ["starting", "install", "first_redial"])
def test_no_time_is_nothing(name: str) -> None:
    with pytest.raises(ValidationError, match="greater than 0"):
        Pace.model_validate({name: 0})


@pytest.mark.parametrize("name", bundled_models())
def test_a_hurried_model_differs_in_nothing_but_its_times(name: str) -> None:
    ordinary, hurried = load_model(name), load_model(name).hurried()
    assert hurried.pace == FAST
    assert hurried.reboot_seconds < ordinary.reboot_seconds
    assert hurried.vehicle.ramp_s < ordinary.vehicle.ramp_s
    times = {"pace", "reboot_seconds", "vehicle", "settings"}
    assert ordinary.model_dump(exclude=times) == hurried.model_dump(exclude=times)
    Configuration(hurried, {})


def test_what_is_set_at_the_factory_is_what_ocpp_lets_be_set() -> None:
    known = {key.name for key in required_keys(("Voltage",), ("AC",)) if not key.readonly}
    assert FAST_SETTINGS.keys() <= known


def test_a_hurried_station_is_soon_back_after_a_cut(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.cut()
        await asyncio.sleep(600)
        await central.open()
        await asyncio.sleep(FAST.longest_redial + 0.1)
        assert station.traffic.connected

    playing(play, model=load_model("reference").hurried())


def test_a_hurried_station_soon_charges_and_is_soon_back_with_power(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        loop = asyncio.get_running_loop()
        began = loop.time()
        await charging(station, central)
        assert loop.time() - began < ORDINARY.starting
        began, mark = loop.time(), central.mark
        await station.act("power_cycle")
        await central.hears("BootNotification", since=mark)
        assert loop.time() - began < ORDINARY.power_cycle

    playing(play, model=load_model("reference").hurried())
