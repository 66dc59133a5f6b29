"""What many plays begin with, and the types of their parts."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from simulator.station import Station

from .small_central import Central

Play = Callable[[Station, Central], Coroutine[Any, Any, None]]
Playing = Callable[..., None]


async def online(station: Station, central: Central) -> None:
    """Wait until the station is registered and has told how all its connectors are."""
    await central.hears("BootNotification")
    for number in station.places():
        await central.hears("StatusNotification", connectorId=number)


async def charging(station: Station, central: Central, connector: int = 1, card: str = "ALICE") -> int:
    """Have a session running on a connector; return its transaction number."""
    mark = central.mark
    await station.act("plug_in", connector=connector)
    await station.act("present_card", connector=connector, card=card)
    await central.hears("StatusNotification", since=mark, connectorId=connector, status="Charging")
    number = station.state()["connectors"][connector - 1]["session"]["transaction"]
    assert isinstance(number, int)
    return number
