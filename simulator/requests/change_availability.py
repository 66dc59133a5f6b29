"""ChangeAvailability (OCPP 1.6 §5.2): in or out of service, after a running session where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocpp.v16 import call_result
from ocpp.v16.enums import AvailabilityType

if TYPE_CHECKING:
    from simulator.station import Station


def handle(station: Station, connector_id: int, type: str) -> Any:
    """Order the change; the status is reported after the answer."""
    operative = type == AvailabilityType.operative
    return call_result.ChangeAvailability(status=station.availability.order(connector_id, operative))
