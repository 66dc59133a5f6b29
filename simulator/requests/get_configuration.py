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
    known, unknown = station.configuration.listing([] if station.has("ignores-filter") else wanted)
    told = [_told(station, item) for item in known]
    if not wanted:
        told = _mistaken_list(station, told)
    return call_result.GetConfiguration(configuration_key=told, unknown_key=unknown or None)


def _told(station: Station, item: dict[str, Any]) -> dict[str, Any]:
    if item["key"] == "NumberOfConnectors" and station.has("spelled-number"):
        return {**item, "value": "several"}
    if item["key"] == "SupportedFeatureProfiles" and station.has("claims-too-much"):
        return {**item, "value": f"{item['value']},SmartCharging"}
    return item


def _mistaken_list(station: Station, told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if station.has("empty-list"):
        return []
    if station.has("forgotten-setting"):
        return [item for item in told if item["key"] != "ResetRetries"]
    return told + told[-1:] if station.has("lists-twice") else told
