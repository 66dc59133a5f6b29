"""ChangeConfiguration (OCPP 1.6 §5.3): set one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocpp.v16 import call_result

if TYPE_CHECKING:
    from simulator.station import Station


def handle(station: Station, key: str, value: str) -> Any:
    """Set the key if it exists, may be written and takes the value."""
    return call_result.ChangeConfiguration(status=station.configuration.change(key, value))
