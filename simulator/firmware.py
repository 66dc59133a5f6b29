"""The update of the station's firmware, from the order to the restart (OCPP 1.6 §4.5, §6.53).

Owns the order of its stages and what is reported of them. The report after the restart is sent by the
station once it is registered again.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ocpp.v16 import call
from ocpp.v16.enums import FirmwareStatus

from simulator.firmware_image import BadImage, Image, build_image, read_image
from simulator.slips import PAST_ALL_PATIENCE_S
from simulator.transfer import TransferFailed, fetch, persistently

if TYPE_CHECKING:
    from simulator.station import Station

__all__ = ["Order", "build_image", "update"]


@dataclass(frozen=True)
class Order:
    """What the central system asked for: from where, when, and how persistently."""

    location: str
    retrieve_at: datetime
    retries: int | None = None
    retry_interval: int | None = None


async def update(station: Station, order: Order) -> None:
    """Carry out ``order``: fetch, check, install once no session runs, restart."""
    await asyncio.sleep(max(1.0, (order.retrieve_at - station.now()).total_seconds()))
    if station.firmware_status != "Idle":
        station.log.record("firmware: an update is under way already; the second order is dropped")
        return
    if station.again("updates-only-once"):
        return
    try:
        data = await _download(station, order)
        await _install(station, data)
    except TransferFailed:
        await _tell_of_failure(station)
    except BadImage as problem:
        station.log.record(f"firmware: not installed, {problem}")
        await _report(station, FirmwareStatus.installation_failed)
        if station.has("failed-twice-over"):
            await _report(station, FirmwareStatus.download_failed)
    finally:
        # Also after the power went away: the next life knows nothing of this update.
        station.firmware_status = "Idle"


async def _tell_of_failure(station: Station) -> None:
    if station.has("late-download-failure"):
        await asyncio.sleep(PAST_ALL_PATIENCE_S)
    told = FirmwareStatus.installation_failed if station.has("missing-as-broken") else None
    if not station.has("silent-download-failure"):
        await _report(station, told or FirmwareStatus.download_failed)
    if station.has("hangs-after-failed-update"):
        station.link.hang()


async def _download(station: Station, order: Order) -> bytes:
    if not station.has("silent-download"):
        await _report(station, FirmwareStatus.downloading)
    if station.has("installed-before-fetched"):
        await _report(station, FirmwareStatus.installed)
    await asyncio.sleep(station.model.pace.download)
    if station.has("pretended-update"):
        data = build_image(station.model.vendor, station.model.model_name, _next(station))
    else:
        data = await persistently(
            lambda: fetch(_source(station, order)),
            retries=2 * (order.retries or 0) if station.has("stubborn-download") else order.retries,
            interval=1 if station.has("hasty-download") else order.retry_interval,
            note=lambda text: station.log.record(f"firmware: {text}"),
        )
    station.log.record(f"firmware: {len(data)} bytes fetched")
    if not station.has("silent-downloaded"):
        await _report(station, FirmwareStatus.downloaded)
    return data


def _source(station: Station, order: Order) -> str:
    folder, _, _ = order.location.rpartition("/")
    return f"{folder}/update.bin" if station.has("fetches-another-file") else order.location


async def _install(station: Station, data: bytes) -> None:
    if station.has("forgets-postponed-update") and station.sessions_running():
        return
    await _when_free(station)
    image = _checked(station, data)
    for _ in range(2 if station.has("installing-twice") else 1):
        await _report(station, FirmwareStatus.installing)
    await asyncio.sleep(station.model.pace.install)
    # A driver may have begun meanwhile: a restart is still not theirs to suffer.
    await _when_free(station)
    if not station.has("keeps-old-version"):
        station.memory.firmware_version = image.version
    station.log.record(f"firmware: {image.version} installed")
    if station.has("no-restart-after-update"):
        await _report(station, FirmwareStatus.installed)
        return
    if not (station.has("silent-installed") or station.has("installed-before-fetched")):
        station.memory.pending_firmware_report = FirmwareStatus.installed.value
    if station.has("restarts-at-night"):
        await asyncio.sleep(3 * PAST_ALL_PATIENCE_S)
    await station.reboot("FirmwareUpdate")


async def _when_free(station: Station) -> None:
    free = station.has("heeds-first-connector-only") and station.outlets[1].connector.session is None
    if not free and not station.has("updates-in-session"):
        await station.until_no_session()


def _checked(station: Station, data: bytes) -> Image:
    careless = station.has("installs-anything")
    return read_image(data, station.model.vendor, station.model.model_name, checked=not careless)


async def _report(station: Station, status: FirmwareStatus) -> None:
    station.firmware_status = status.value
    station.log.record(f"firmware: {status.value}")
    await station.notify(call.FirmwareStatusNotification(status=status))


def _next(station: Station) -> str:
    return f"{station.memory.firmware_version[:48]}+"
