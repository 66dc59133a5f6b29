"""GetDiagnostics (OCPP 1.6 §6.23): name the file, answer, begin afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.diagnostics import Request, file_name, upload
from simulator.peer import Unanswered
from simulator.wall_clock import moment_of

if TYPE_CHECKING:
    from simulator.station import Station


def handle(
    station: Station,
    location: str,
    *,
    start_time: str | None = None,
    stop_time: str | None = None,
    retries: int | None = None,
    retry_interval: int | None = None,
) -> str | None:
    """Begin an upload in the background; return the name that the file will have."""
    name = file_name(station)
    request = Request(location, moment_of(start_time), moment_of(stop_time), retries, retry_interval)
    station.log.record("diagnostics: an upload was ordered")
    station.spawn(upload(station, request, name))
    if station.has("diagnostics-unanswered"):
        raise Unanswered
    unnamed = station.has("unnamed-diagnostics") or station.again("names-diagnostics-once")
    return None if unnamed else name
