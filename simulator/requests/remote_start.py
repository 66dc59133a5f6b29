"""RemoteStartTransaction (OCPP 1.6 §5.11): begin a session for a card that is elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocpp.v16 import call_result
from ocpp.v16.enums import RemoteStartStopStatus

from simulator.connector import Plug
from simulator.outlet import Outlet

if TYPE_CHECKING:
    from simulator.station import Station


def handle(
    station: Station, id_tag: str, connector_id: int | None = None, charging_profile: Any = None
) -> Any:
    """Accept where a connector is free; without Smart Charging a profile is not heeded (§5.11)."""
    outlet = _chosen(station, connector_id)
    if outlet is None or not station.registration.accepted or _refuses(station, outlet):
        return call_result.RemoteStartTransaction(status=RemoteStartStopStatus.rejected)
    if not _forgets(station, outlet):
        _begin(station, outlet, id_tag)
    rejects = station.has("rejects-remote-start-and-starts")
    answer = RemoteStartStopStatus.rejected if rejects else RemoteStartStopStatus.accepted
    return call_result.RemoteStartTransaction(status=answer)


def _begin(station: Station, outlet: Outlet, card: str) -> None:
    if station.has("remote-start-on-neighbour"):
        outlet = station.outlets[outlet.number % len(station.outlets) + 1]
    if station.has("remote-start-with-own-card"):
        card = "REMOTE"
    outlet.await_remote_start()
    station.later(0.2, lambda: station.spawn(outlet.start_remotely(card)))


def _refuses(station: Station, outlet: Outlet) -> bool:
    return outlet.number > 1 and station.has("remote-start-on-first-only")


def _forgets(station: Station, outlet: Outlet) -> bool:
    """Return whether an order is agreed to and not carried out."""
    empty = outlet.connector.plug is not Plug.CAR
    return (
        station.has("ignores-remote-start")
        or station.again("remote-start-only-once")
        or (empty and station.has("remote-start-needs-cable"))
    )


def _chosen(station: Station, connector_id: int | None) -> Outlet | None:
    """Return the connector asked for, or a free one, if possible with a car; None if it is in use."""
    outlets = station.outlets.values() if connector_id is None else [station.outlets.get(connector_id)]
    free = [outlet for outlet in outlets if outlet is not None and outlet.free]
    return min(free, key=lambda outlet: outlet.connector.plug is not Plug.CAR, default=None)
