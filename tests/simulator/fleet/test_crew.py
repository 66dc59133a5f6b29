"""The stations of a crew live on one loop, and do not dial in step."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

import pytest

from ocpp_support.runtime.clock import VirtualTimeLoop
from simulator.fleet.crew import Crew, Orders
from simulator.fleet.scenario import Scenario
from simulator.fleet.tally import Tally
from simulator.model import load_model
from simulator.pace import FLEET_REDIAL_RANGE, ORDINARY, Pace
from tests.free_ports import free_ports

STATIONS = 6

Redials = Callable[..., list[float]]


@dataclass
class Dials(Tally):
    """Notes when the stations have dialled."""

    at: list[float] = field(default_factory=list)
    all_twice: asyncio.Event = field(default_factory=asyncio.Event)

    def dialled(self, outcome: str) -> None:
        self.at.append(asyncio.get_running_loop().time())
        if len(self.at) == 2 * STATIONS:
            self.all_twice.set()


@pytest.fixture
def redials(virtual_loop: VirtualTimeLoop) -> Redials:
    """Switch stations on where nobody listens; return after how long each dials for the second time."""

    def run(*, seed: int = 1, pace: Pace | None = None) -> list[float]:
        [port] = free_ports(1)
        model = load_model("reference")
        chosen = model.model_copy(update={"pace": pace}) if pace else model
        numbers = range(1, STATIONS + 1)
        crew = Crew(Orders((f"ws://127.0.0.1:{port}",), numbers, chosen, Scenario(), seed, ramp_s=0.0))
        crew.tally = dials = Dials()

        async def live() -> None:
            living = asyncio.create_task(crew.live())
            await dials.all_twice.wait()
            living.cancel()
            with suppress(asyncio.CancelledError):
                await living

        virtual_loop.run_until_complete(live())
        return [at - dials.at[0] for at in dials.at[STATIONS:]]

    return run


def test_the_stations_of_a_fleet_do_not_redial_in_step(redials: Redials) -> None:
    paused = redials()
    assert len({round(pause, 1) for pause in paused}) == STATIONS
    first = ORDINARY.first_redial
    assert all(first <= pause < first + FLEET_REDIAL_RANGE + 0.1 for pause in paused)


def test_two_fleets_of_one_seed_redial_at_the_same_moments(redials: Redials) -> None:
    one = redials(seed=3)
    assert redials(seed=3) == pytest.approx(one, abs=0.05)
    assert redials(seed=4) != pytest.approx(one, abs=0.5)


def test_who_wants_them_in_step_says_so(redials: Redials) -> None:
    assert redials(pace=Pace(redial_range=0.0)) == pytest.approx([ORDINARY.first_redial] * STATIONS, abs=0.1)
