from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from ocpp_support.station.profile import Profile
from ocpp_support.station.simulated import SimulatedHands

Line = SimpleNamespace


def line(received: int = 3, sent: int = 2, *, settled: bool = True) -> Line:
    """A connection as the central system sees it."""
    return SimpleNamespace(received=received, sent=sent, settled=settled)


def station(
    sent: int = 3, received: int = 2, *, connected: bool = True, dials: bool = False, settled: bool = True
) -> Any:
    """A station and its end of the connection."""
    return SimpleNamespace(
        traffic=SimpleNamespace(connected=connected, sent=sent, received=received),
        link=SimpleNamespace(dials=dials, settled=settled),
    )


def in_flight(station: Any, line: Line | None) -> bool | None:
    """Return what holds the clock."""
    watching: list[Callable[[], bool | None]] = []
    hands = SimulatedHands(
        Profile.model_validate({}),
        SimpleNamespace(line=line),
        SimpleNamespace(),  # type: ignore[arg-type]
    )
    hands._station = station
    hands.hold_the_clock(SimpleNamespace(watch=watching.append))  # type: ignore[arg-type]
    return watching[0]()


@pytest.mark.parametrize(
    ("station", "line", "held"),
    [
        (station(), line(), False),
        (station(sent=4), line(), True),
        (station(received=1), line(), True),
        (station(settled=False), line(), True),
        (station(), line(settled=False), True),
        (station(connected=False), line(), True),
        (station(), None, True),
        (station(connected=False, dials=True), None, True),
        (station(connected=False), None, False),
        (None, None, None),
    ],
)
def test_the_clock_stands_still_while_anything_is_between_station_and_central_system(
    station: Any, line: Line | None, held: bool | None
) -> None:
    assert in_flight(station, line) is held
