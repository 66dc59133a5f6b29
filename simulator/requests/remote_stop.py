"""RemoteStopTransaction (OCPP 1.6 §5.12): end a session by its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocpp.v16 import call_result
from ocpp.v16.enums import Reason, RemoteStartStopStatus

if TYPE_CHECKING:
    from simulator.outlet import Outlet
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
    outlet = sessions[transaction_id]
    if outlet.number > 1 and station.has("remote-stop-on-first-only"):
        return call_result.RemoteStopTransaction(status=RemoteStartStopStatus.rejected)
    if not station.has("ignores-remote-stop"):
        _end(station, outlet)
    rejects = station.has("rejects-remote-stop-and-stops")
    answer = RemoteStartStopStatus.rejected if rejects else RemoteStartStopStatus.accepted
    return call_result.RemoteStopTransaction(status=answer)


def _end(station: Station, outlet: Outlet) -> None:
    if station.has("remote-stop-of-connector-1"):
        outlet = station.outlets[1]
    reason = Reason.other if station.has("remote-stop-as-other") else Reason.remote
    outlet.charging.end_after(90 if station.has("late-remote-stop") else 0.2, str(reason))
