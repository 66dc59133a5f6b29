"""Reset (OCPP 1.6 §5.14): restart, in good order or at once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from ocpp.v16 import call_result
from ocpp.v16.enums import Reason, ResetStatus, ResetType

from simulator.registration import Registration

if TYPE_CHECKING:
    from simulator.station import Station


REACTION_S, LATE_S = 0.5, 240.0


def handle(station: Station, type: str) -> Any:
    """Accept and restart after the answer."""
    hard = type == ResetType.hard
    if station.has("refuses-hard-reset" if hard else "refuses-soft-reset"):
        return call_result.Reset(status=ResetStatus.rejected)
    slow = station.has("late-hard-reset" if hard else "late-soft-reset")
    station.later(LATE_S if slow else REACTION_S, lambda: station.spawn(_restart(station, hard)))
    return call_result.Reset(status=ResetStatus.accepted)


async def _restart(station: Station, hard: bool) -> None:
    if station.has("ignores-hard-reset" if hard else "ignores-soft-reset"):
        return
    if hard and station.has("restarts-on-same-line"):
        await _register_anew(station)
    elif hard:
        await station.reboot(str(Reason.hard_reset))
    else:
        mistaken = station.has("soft-reset-as-reboot")
        await station.reboot(str(Reason.reboot if mistaken else Reason.soft_reset))


async def _register_anew(station: Station) -> None:
    """Begin anew in all that the central system sees, but for the connection."""
    station.online.clear()
    await asyncio.sleep(station.model.reboot_seconds)
    station.registration = Registration(station)
    await station.registration.run()
