"""UnlockConnector (OCPP 1.6 §5.18): let go of a plug."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocpp.v16 import call_result
from ocpp.v16.enums import UnlockStatus

if TYPE_CHECKING:
    from simulator.station import Station


def handle(station: Station, connector_id: int) -> Any:
    """Unlock, ending a session first; a connector that does not exist cannot be unlocked."""
    outlet = station.outlets.get(connector_id)
    if outlet is None:
        return call_result.UnlockConnector(status=UnlockStatus.not_supported)
    freed = outlet.unlock()
    return call_result.UnlockConnector(status=UnlockStatus.unlocked if freed else UnlockStatus.unlock_failed)
