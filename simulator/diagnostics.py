"""The upload of the station's event log (OCPP 1.6 §4.4, §6.23).

Owns the file, its name, and what is reported of the upload.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ocpp.v16 import call
from ocpp.v16.enums import DiagnosticsStatus

from simulator.slips import PAST_ALL_PATIENCE_S
from simulator.transfer import TransferFailed, persistently, store
from simulator.wall_clock import stamp

if TYPE_CHECKING:
    from simulator.station import Station


@dataclass(frozen=True)
class Request:
    """What the central system asked for: where to, of what time, and how persistently."""

    location: str
    start: datetime | None = None
    stop: datetime | None = None
    retries: int | None = None
    retry_interval: int | None = None


def file_name(station: Station) -> str:
    """Return the name of a file of this moment, fit for any server."""
    identity = re.sub(r"[^A-Za-z0-9._-]+", "_", station.identity)[:100]
    return f"{identity}-diagnostics-{station.now():%Y%m%dT%H%M%S}.log"


async def upload(station: Station, request: Request, name: str) -> None:
    """Upload the events that were asked for as ``name``, and report how that went."""
    await asyncio.sleep(1.0)
    try:
        for _ in range(8 if station.has("floods-with-uploading") else 1):
            await _report(station, DiagnosticsStatus.uploading)
        if station.has("uploaded-before-upload"):
            await _report(station, DiagnosticsStatus.uploaded)
        await asyncio.sleep(PAST_ALL_PATIENCE_S if station.has("late-upload") else station.model.pace.upload)
        outcome = await _outcome(station, request, name)
        if outcome is not None and not _silent(station, outcome):
            await _report(station, outcome)
        if station.has("idle-after-upload"):
            await _report(station, DiagnosticsStatus.idle)
    finally:
        # Also after the power went away: the next life knows nothing of this upload.
        station.diagnostics_status = "Idle"


def _silent(station: Station, outcome: DiagnosticsStatus) -> bool:
    failed = outcome == DiagnosticsStatus.upload_failed
    early = station.has("uploaded-before-upload") and not failed
    return early or station.has("silent-upload-failure" if failed else "silent-upload")


async def _outcome(station: Station, request: Request, name: str) -> DiagnosticsStatus | None:
    """Try to upload; return what is to be said of that, None where nothing is."""
    empty = station.has("empty-diagnostics") or station.at_first("first-upload-empty")
    misnamed = station.has("misnamed-diagnostics") or station.at_first("first-upload-misnamed")
    data = b"" if empty else content(station, request).encode()
    if station.has("upload-never-made") or station.at_first("first-upload-pretended"):
        return DiagnosticsStatus.uploaded
    if station.at_first("first-upload-not-tried"):
        return DiagnosticsStatus.upload_failed
    silent = station.at_first("first-upload-fails-silently")
    target = _target(request, anonymous=silent or station.has("uploads-anonymously"))
    try:
        await persistently(
            lambda: store(target, f"other-{name}" if misnamed else name, data),
            retries=_retries(station, request),
            interval=request.retry_interval,
            note=lambda text: station.log.record(f"diagnostics: {text}"),
        )
    except TransferFailed:
        pretends = station.has("pretended-upload")
        failed = None if silent else DiagnosticsStatus.upload_failed
        return DiagnosticsStatus.uploaded if pretends else failed
    return DiagnosticsStatus.uploaded


def _target(request: Request, *, anonymous: bool) -> str:
    parts = urlsplit(request.location)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl() if anonymous else request.location


def _retries(station: Station, request: Request) -> int | None:
    if station.has("never-gives-up"):
        return (request.retries or 0) + 3
    if station.has("takes-retries-for-tries") and request.retries:
        return request.retries - 1
    return 0 if station.has("gives-up-early") else request.retries


def content(station: Station, request: Request) -> str:
    """Return a line that says what this is, then the events within the time frame, a line each."""
    model = station.model
    if station.has("endless-diagnostics"):
        request = replace(request, start=None, stop=None)
    start = stamp(request.start) if request.start else "the beginning"
    stop = stamp(request.stop) if request.stop else "now"
    return (
        f"# {model.vendor} {model.model_name} {model.serial}, firmware {station.memory.firmware_version}: "
        f"events from {start} to {stop}\n" + station.log.between(request.start, request.stop)
    )


async def _report(station: Station, status: DiagnosticsStatus) -> None:
    station.diagnostics_status = status.value
    station.log.record(f"diagnostics: {status.value}")
    await station.notify(call.DiagnosticsStatusNotification(status=status))
