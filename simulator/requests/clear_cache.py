"""ClearCache (OCPP 1.6 §5.4): forget all cards."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from ocpp.v16 import call_result
from ocpp.v16.enums import ClearCacheStatus

if TYPE_CHECKING:
    from simulator.station import Station


async def handle(station: Station) -> Any:
    """Clear the authorization cache; Rejected where there is none in use."""
    if station.has("clears-late"):
        await asyncio.sleep(45)
    cleared = not station.has("refuses-clear") and station.authorizer.forget_all()
    cleared = cleared and not station.has("rejects-clear-and-clears")
    return call_result.ClearCache(status=ClearCacheStatus.accepted if cleared else ClearCacheStatus.rejected)
