"""What is told besides readings, or changed in them, is told only by a station that errs that way."""

from __future__ import annotations

import asyncio
from datetime import datetime
from itertools import pairwise
from typing import Any

import pytest

from simulator.station import Station

from .plays import Playing, charging, online
from .small_central import Central

ALL = "Energy.Active.Import.Register,Power.Active.Import,Current.Import,Voltage"
SAMPLED, CLOCK = "Sample.Periodic", "Sample.Clock"


async def _charges(station: Station, central: Central, *, clock: str = "0") -> list[dict[str, Any]]:
    """Charge on connector 1 for two and a half minutes; return what was read."""
    await online(station, central)
    settings = {
        "MeterValuesSampledData": ALL,
        "MeterValueSampleInterval": "30",
        "ClockAlignedDataInterval": clock,
    }
    for key, value in settings.items():
        await central.ask("ChangeConfiguration", key=key, value=value)
    await charging(station, central)
    await asyncio.sleep(150)
    await station.act("press_stop", connector=1)
    await asyncio.sleep(2)
    return central.heard("MeterValues")


def _samples(told: list[dict[str, Any]], **wanted: str) -> list[dict[str, Any]]:
    samples = [sample for one in told for value in one["meterValue"] for sample in value["sampledValue"]]
    return [sample for sample in samples if all(sample.get(name) == word for name, word in wanted.items())]


def _moments(told: list[dict[str, Any]], connector: int, context: str) -> list[datetime]:
    return [
        datetime.fromisoformat(one["meterValue"][0]["timestamp"])
        for one in told
        if one["connectorId"] == connector and one["meterValue"][0]["sampledValue"][0]["context"] == context
    ]


@pytest.mark.parametrize(
    ("defect", "wanted"),
    [
        ("charge-of-255", {"measurand": "SoC", "value": "255"}),
        ("negative-neutral", {"measurand": "Current.Import", "phase": "N"}),
        ("inlet-power-doubled", {"measurand": "Power.Active.Import", "location": "Inlet"}),
        ("amperes-in-volts", {"measurand": "Current.Import", "unit": "V"}),
        ("warmth-of-neighbour", {"measurand": "Temperature"}),
        ("begin-read-too-early", {"context": "Transaction.Begin"}),
        ("reading-left-behind", {"context": "Other"}),
        ("reads-by-no-clock", {"context": CLOCK}),
    ],
)
def test_something_is_told_that_should_not_be(playing: Playing, defect: str, wanted: dict[str, str]) -> None:
    found = []
    for defects in ([], [defect]):

        async def play(station: Station, central: Central) -> None:
            found.append(len(_samples(await _charges(station, central), **wanted)))

        playing(play, defects=defects)
    assert found[0] == 0
    assert found[1] > 0


@pytest.mark.parametrize(("defect", "gaps"), [(None, {30}), ("meter-clock-runs-slow", {24})])
def test_the_clock_of_the_meter(playing: Playing, defect: str | None, gaps: set[int]) -> None:
    async def play(station: Station, central: Central) -> None:
        moments = _moments(await _charges(station, central), 1, SAMPLED)
        later = pairwise(moments)
        assert {round((late - early).total_seconds()) for early, late in later} == gaps

    playing(play, defects=[defect] if defect else [])


@pytest.mark.parametrize(("defect", "count"), [(None, 5), ("too-busy-for-volts", 3)])
def test_samples_are_left_out(playing: Playing, defect: str | None, count: int) -> None:
    async def play(station: Station, central: Central) -> None:
        assert len(_moments(await _charges(station, central), 1, SAMPLED)) == count

    playing(play, defects=[defect] if defect else [])


@pytest.mark.parametrize(
    ("defect", "seconds"), [(None, {0}), ("idle-clock-late", {3}), ("idle-clock-as-triggered", set())]
)
def test_an_idle_connector_is_read_by_the_clock(
    playing: Playing, defect: str | None, seconds: set[int]
) -> None:
    async def play(station: Station, central: Central) -> None:
        moments = _moments(await _charges(station, central, clock="60"), 2, CLOCK)
        assert {moment.second for moment in moments} == seconds

    playing(play, defects=[defect] if defect else [])


def test_an_idle_connector_is_read_every_other_time(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        moments = _moments(await _charges(station, central, clock="60"), 2, CLOCK)
        assert moments
        assert all(moment.minute % 2 for moment in moments)

    playing(play, defects=["idle-clock-every-other"])


def _registers(told: list[dict[str, Any]]) -> list[int]:
    samples = _samples(told, measurand="Energy.Active.Import.Register")
    return [int(sample["value"]) for sample in samples]


@pytest.mark.parametrize("defect", [None, "first-reading-stale"])
def test_the_first_reading(playing: Playing, defect: str | None) -> None:
    async def play(station: Station, central: Central) -> None:
        first = _registers(await _charges(station, central))[0]
        begun = central.heard("StartTransaction")[0]["meterStart"]
        assert (first < begun) is (defect is not None)

    playing(play, defects=[defect] if defect else [])


@pytest.mark.parametrize("defect", [None, "clock-reading-lags"])
def test_a_register_by_the_clock(playing: Playing, defect: str | None) -> None:
    async def play(station: Station, central: Central) -> None:
        told = [one for one in await _charges(station, central, clock="60") if one["connectorId"] == 1]
        registers = _registers(told)
        assert (registers == sorted(registers)) is (defect is None)

    playing(play, defects=[defect] if defect else [])


@pytest.mark.parametrize(
    ("defect", "step"),
    [(None, 0), ("register-forgets-at-restart", -200), ("register-counts-restarting", 500)],
)
def test_a_restart_leaves_the_register_alone(playing: Playing, defect: str | None, step: int) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        before = station.outlets[1].meter.register_wh(0)
        await station.act("power_cycle")
        assert station.outlets[1].meter.register_wh(0) - before == step

    playing(play, defects=[defect] if defect else [])


@pytest.mark.parametrize(("defect", "least"), [(None, 300), ("register-turns-slowly", 30)])
def test_the_register_counts_what_flows(playing: Playing, defect: str | None, least: int) -> None:
    async def play(station: Station, central: Central) -> None:
        registers = _registers(await _charges(station, central))
        assert least <= registers[-1] - registers[0] < 2 * least

    playing(play, defects=[defect] if defect else [])
