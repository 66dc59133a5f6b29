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
from pathlib import Path
from random import Random
from time import process_time

from simulator.fleet.life import Life
from simulator.fleet.scenario import Scenario
from simulator.fleet.tally import Tally
from simulator.model import Model
from simulator.station import Station
from simulator.trust import trusting

TELL_EVERY_S = 1.0

LOG_CAPACITY = 200
"""Events that a station of a fleet keeps in its own log: nobody is likely to ask for many."""


@dataclass(frozen=True)
class Orders:
    """What a crew is to do.

    Attributes:
        urls: Central systems, to which the stations are dealt out in turn; their identities are added.
        numbers: The numbers of its stations in the fleet.
        model: What all of them are.
        scenario: What goes on at them.
        seed: Of everything that is random.
        ramp_s: Seconds between two of its stations that are switched on.
        password: For all of them; None where none is asked.
        ca: The authorities that they trust, as PEM; None for those of the machine.
    """

    urls: tuple[str, ...]
    numbers: range
    model: Model
    scenario: Scenario
    seed: int
    ramp_s: float
    password: str | None = None
    ca: Path | None = None


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
        self._model = orders.model.among_many()
        self._stations: list[Station] = []
        self._lives: list[asyncio.Task[None]] = []
        self._tls = trusting(orders.ca) if any(url.startswith("wss:") for url in orders.urls) else None
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
        url = orders.urls[(number - 1) % len(orders.urls)]
        station = Station(
            self._model,
            f"{url.rstrip('/')}/{identity}",
            password=orders.password,
            tls=self._tls,
            seed=orders.seed * 100_003 + number,
            onlooker=self.tally,
            log_capacity=LOG_CAPACITY,
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
        tally.used_s = process_time()
        return tally


def work(orders: Orders, pipe: Connection) -> None:
    """Be a crew until the other end of the pipe is closed, or says that it is over."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Where it was not born deaf to it.
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
