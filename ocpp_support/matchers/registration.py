"""What the station says of itself when it registers, and that it registers at all.

OCPP 1.6 edition 2, section 4.2.
"""

from __future__ import annotations

from typing import Any

from ocpp_support.matchers.lifetimes import registrations
from ocpp_support.matchers.statuses import payload_of
from ocpp_support.reporting.journal import StationSeen
from ocpp_support.trace.trace import Conversation


def station_seen(conversation: Conversation, identity: str) -> StationSeen:
    """Return the station as its first registration tells it."""
    first = next(iter(registrations(conversation)), None)
    said: dict[str, Any] = payload_of(first) if first else {}
    return StationSeen(
        identity=identity,
        vendor=str(said.get("chargePointVendor", "")),
        model=str(said.get("chargePointModel", "")),
        serial=str(said.get("chargePointSerialNumber") or said.get("chargeBoxSerialNumber") or ""),
        firmware=str(said.get("firmwareVersion", "")),
        iccid=str(said.get("iccid", "")),
    )
