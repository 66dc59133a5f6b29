"""UpdateFirmware (OCPP 1.6 §6.53): take the order, answer, begin afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.firmware import Order, update
from simulator.wall_clock import moment_of

if TYPE_CHECKING:
    from simulator.station import Station


def handle(
    station: Station,
    location: str,
    *,
    retrieve_date: str,
    retries: int | None = None,
    retry_interval: int | None = None,
) -> None:
    """Begin an update in the background; a date that is none means at once."""
    retrieve_at = moment_of(retrieve_date) or station.now()
    station.log.record("firmware: an update was ordered")
    station.spawn(update(station, Order(location, retrieve_at, retries, retry_interval)))
