"""The life of one station of a fleet: drivers come and go, things break and are mended, all by its seed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from random import Random

from simulator.faults import FAULTS
from simulator.fleet.scenario import Scenario
from simulator.outlet import CannotDo
from simulator.station import Station

HOUR_S, DAY_S = 3600.0, 86400.0
AT_THE_PLUG_S = (2.0, 15.0)
"""Seconds between the plug and the card, and between the card and the plug: a driver's."""

UNKNOWN_CARD = "UNKNOWN"


class Life:
    """What happens at one station.

    Args:
        station: The station.
        scenario: How often what happens.
        seed: Two lives of one seed are the same.
    """

    def __init__(self, station: Station, scenario: Scenario, seed: str) -> None:
        self._station = station
        self._scenario = scenario
        self._seed = seed

    def tasks(self) -> Iterator[asyncio.Task[None]]:
        """Begin all that goes on at the station; yield each task, for whoever ends it."""
        drivers, faults = self._scenario.drivers, self._scenario.faults
        if drivers.arrivals_per_hour:
            for number in self._station.outlets:
                yield asyncio.create_task(self._drivers(number, Random(f"{self._seed}/drivers/{number}")))
        if faults.per_day:
            yield asyncio.create_task(self._faults(Random(f"{self._seed}/faults")))

    async def _drivers(self, connector: int, chance: Random) -> None:
        rate = self._scenario.drivers.arrivals_per_hour / HOUR_S
        while True:
            await asyncio.sleep(chance.expovariate(rate))
            with suppress(CannotDo):  # The place is broken, or the station restarts: the driver drives on.
                await self._session(connector, chance)

    async def _session(self, connector: int, chance: Random) -> None:
        drivers, act = self._scenario.drivers, self._station.act
        unknown = chance.random() < drivers.unknown_cards
        card = UNKNOWN_CARD if unknown else f"CARD{chance.randrange(drivers.cards):05}"
        stays = chance.uniform(*drivers.stays_minutes) * 60
        await act("plug_in", connector=connector)
        try:
            await asyncio.sleep(chance.uniform(*AT_THE_PLUG_S))
            await act("present_card", connector=connector, card=card)
            await asyncio.sleep(stays)
            await act("present_card", connector=connector, card=card)
            await asyncio.sleep(chance.uniform(*AT_THE_PLUG_S))
        finally:
            await act("unplug", connector=connector)

    async def _faults(self, chance: Random) -> None:
        faults = self._scenario.faults
        while True:
            await asyncio.sleep(chance.expovariate(faults.per_day / DAY_S))
            connector, fault = chance.choice([*self._station.outlets]), chance.choice([*FAULTS])
            with suppress(CannotDo):
                await self._station.act("raise_fault", connector=connector, fault=fault)
                await asyncio.sleep(chance.uniform(*faults.lasts_minutes) * 60)
                await self._station.act("clear_fault", connector=connector, fault=fault)
