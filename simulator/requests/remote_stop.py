"""RemoteStopTransaction (OCPP 1.6 §5.12): end a session by its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocpp.v16 import call_result
from ocpp.v16.enums import Reason, RemoteStartStopStatus

if TYPE_CHECKING:
    from simulator.station import Station


def handle(station: Station, transaction_id: int) -> Any:
    """End the running session of that number; Rejected where there is none."""
    sessions = {
        outlet.connector.session.number: outlet
        for outlet in station.outlets.values()
        if outlet.connector.session is not None
    }
    if sessions and transaction_id not in sessions and station.has("stops-unknown-sessions"):
        next(reversed(sessions.values())).charging.end(str(Reason.remote))
        return call_result.RemoteStopTransaction(status=RemoteStartStopStatus.accepted)
    if transaction_id not in sessions:
        return call_result.RemoteStopTransaction(status=RemoteStartStopStatus.rejected)
    reason = Reason.other if station.has("remote-stop-as-other") else Reason.remote
    if not station.has("ignores-remote-stop"):
        station.later(0.2, lambda: sessions[transaction_id].charging.end(str(reason)))
    return call_result.RemoteStopTransaction(status=RemoteStartStopStatus.accepted)
