"""The stations of one process of a fleet, on one loop.

Owns when they are switched on, one after the other, and that all of them end. What it counts it tells every
second to whoever holds the other end of its pipe.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from random import Random

from simulator.fleet.life import Life
from simulator.fleet.scenario import Scenario
from simulator.fleet.tally import Tally
from simulator.model import Model
from simulator.station import Station

TELL_EVERY_S = 1.0


@dataclass(frozen=True)
class Orders:
    """What a crew is to do.

    Attributes:
        url: The central system; the stations' identities are added to it.
        numbers: The numbers of its stations in the fleet.
        model: What all of them are.
        scenario: What goes on at them.
        seed: Of everything that is random.
        ramp_s: Seconds between two of its stations that are switched on.
        password: For all of them; None where none is asked.
    """

    url: str
    numbers: range
    model: Model
    scenario: Scenario
    seed: int
    ramp_s: float
    password: str | None = None


def identity_of(number: int) -> str:
    """Return as which a station of the fleet dials in."""
    return f"FLEET-{number:05}"


class Crew:
    """The stations of one process.

    Args:
        orders: What to do.
    """

    def __init__(self, orders: Orders) -> None:
        self._orders = orders
        self._stations: list[Station] = []
        self._lives: list[asyncio.Task[None]] = []
        self.tally = Tally(stations=len(orders.numbers))

    async def live(self) -> None:
        """Switch all of them on, and let them live until this is cancelled; then end them."""
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._storms())
                await self._switch_on()
        finally:
            for life in self._lives:
                life.cancel()
            await asyncio.gather(*(one.power_off() for one in self._stations), return_exceptions=True)

    async def _switch_on(self) -> None:
        clock = asyncio.get_running_loop()
        begun = clock.time()
        for place, number in enumerate(self._orders.numbers):
            # Counted from the beginning: what a slow one costs, the next ones make good.
            await asyncio.sleep(max(0.0, begun + place * self._orders.ramp_s - clock.time()))
            await self._begin(number)
        gc.freeze()  # What is there now stays; to look through it again and again would cost a core.

    async def _begin(self, number: int) -> None:
        orders, identity = self._orders, identity_of(number)
        station = Station(
            orders.model,
            f"{orders.url.rstrip('/')}/{identity}",
            password=orders.password,
            seed=orders.seed * 100_003 + number,
            heard=self.tally.heard,
        )
        self._stations.append(station)
        await station.power_on()
        self.tally.begun += 1
        self._lives += Life(station, orders.scenario, f"{orders.seed}/{identity}").tasks()

    async def _storms(self) -> None:
        storms, chance = self._orders.scenario.storms, Random(f"{self._orders.seed}/storms")
        while storms.every_minutes and storms.share:
            await asyncio.sleep(storms.every_minutes * 60)
            struck = [one for one in self._stations if chance.random() < storms.share]
            await asyncio.gather(*(one.link.leave() for one in struck), return_exceptions=True)
        await asyncio.Event().wait()

    def counted(self) -> Tally:
        """Return the counts as they are now."""
        tally, stations = self.tally, self._stations
        tally.connected = sum(one.traffic.connected for one in stations)
        tally.registered = sum(one.online.is_set() for one in stations)
        tally.sessions = sum(
            outlet.connector.session is not None for one in stations for outlet in one.outlets.values()
        )
        return tally


def work(orders: Orders, pipe: Connection) -> None:
    """Be a crew until the other end of the pipe is closed, or says that it is over."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Whoever began it sees to its end.
    logging.getLogger("simulator").setLevel(logging.CRITICAL)
    asyncio.run(_work(Crew(orders), pipe))


async def _work(crew: Crew, pipe: Connection) -> None:
    living = asyncio.create_task(crew.live())
    with suppress(EOFError, OSError):
        while not (living.done() or pipe.poll()):
            pipe.send(crew.counted())
            await asyncio.wait([living], timeout=TELL_EVERY_S)
        pipe.send(crew.counted())
    living.cancel()
    with suppress(asyncio.CancelledError):
        await living
