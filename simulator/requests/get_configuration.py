"""GetConfiguration (OCPP 1.6 §5.8): tell some keys, or all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocpp.exceptions import OccurenceConstraintViolationError
from ocpp.v16 import call_result

if TYPE_CHECKING:
    from simulator.station import Station


def handle(station: Station, key: list[str] | None = None) -> Any:
    """List what is asked for; asking for more than GetConfigurationMaxKeys is an error."""
    wanted = key or []
    if len(wanted) > station.configuration.number("GetConfigurationMaxKeys"):
        raise OccurenceConstraintViolationError(description="more keys than GetConfigurationMaxKeys")
    known, unknown = station.configuration.listing(wanted)
    return call_result.GetConfiguration(configuration_key=known, unknown_key=unknown or None)
