"""How the station is at this moment, as plain data for people and for `GET /state`. Changes nothing."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from simulator.wall_clock import stamp

if TYPE_CHECKING:
    from simulator.outlet import Outlet
    from simulator.station import Station


def snapshot(station: Station) -> dict[str, Any]:
    """Return the station's connectors, sessions and settings."""
    entries, _ = station.configuration.listing([])
    return {
        "identity": station.identity,
        "time": stamp(station.now()),
        "powered": station.powered,
        "running": station.running,
        "connected": station.traffic.connected,
        "registered": station.registration.accepted,
        "firmware": station.memory.firmware_version,
        "status": str(station.condition(0).status),
        "faults": sorted(station.faults),
        "connectors": [_outlet(outlet) for outlet in station.outlets.values()],
        "waiting_messages": len(station.memory.outbox),
        "settings": {entry["key"]: entry["value"] for entry in entries},
    }


def _outlet(outlet: Outlet) -> dict[str, Any]:
    connector, session = outlet.connector, outlet.connector.session
    vehicle = connector.vehicle
    return {
        "connector": outlet.number,
        "status": str(connector.condition.status),
        "plug": connector.plug.value,
        "locked": connector.locked,
        "operative": connector.operative,
        "faults": sorted(connector.faults),
        "register_wh": outlet.meter.register_wh(asyncio.get_running_loop().time()),
        "soc": round(vehicle.soc, 4) if vehicle else None,
        "session": session and {"card": session.card, "transaction": session.number},
    }
