"""A bundled station and a small central system, or a place for files, on a loop of virtual time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from ocpp_support.files.file_place import FilePlace
from ocpp_support.files.transfers import Transfer
from ocpp_support.runtime.clock import VirtualTimeLoop
from simulator.model import Model, load_model
from simulator.station import Station

from .plays import Play, Playing
from .small_central import EPOCH, Central


@pytest.fixture
def transfers() -> list[Transfer]:
    """Every attempt that was made at the place for files."""
    return []


@pytest.fixture
def place(virtual_loop: VirtualTimeLoop, transfers: list[Transfer]) -> Iterator[FilePlace]:
    """A place for files that is open."""
    place = FilePlace(transfers.append, work=virtual_loop.work)
    virtual_loop.run_until_complete(place.start())
    yield place
    virtual_loop.run_until_complete(place.stop())


@pytest.fixture
def playing(virtual_loop: VirtualTimeLoop) -> Playing:
    """Run a play of a station and a central system, from the power on to the power off."""

    async def run(play: Play, model: Model, defects: Iterable[str], answers: dict[str, Any]) -> None:
        central = Central()
        central.answers.update(answers)
        await central.open()
        station = Station(model, central.url, epoch=EPOCH, defects=defects)
        virtual_loop.watch(lambda: _in_flight(station, central))
        try:
            await station.power_on()
            await play(station, central)
            assert central.findings == []
        finally:
            await station.power_off()
            await central.cut()

    def begin(
        play: Play,
        *,
        model: str | Model = "reference",
        defects: Iterable[str] = (),
        answers: dict[str, Any] | None = None,
    ) -> None:
        chosen = load_model(model) if isinstance(model, str) else model
        virtual_loop.run_until_complete(run(play, chosen, defects, answers or {}))

    return begin


def _in_flight(station: Station, central: Central) -> bool:
    traffic = station.traffic
    return traffic.connected and (traffic.sent > central.received or central.sent > traffic.received)
