"""GetConfiguration (OCPP 1.6 §5.8): tell some keys, or all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocpp.exceptions import NotSupportedError, OccurenceConstraintViolationError
from ocpp.v16 import call_result

if TYPE_CHECKING:
    from simulator.station import Station


def handle(station: Station, key: list[str] | None = None) -> Any:
    """List what is asked for; asking for more than GetConfigurationMaxKeys is an error."""
    wanted = key or []
    if len(wanted) > station.configuration.number("GetConfigurationMaxKeys"):
        raise OccurenceConstraintViolationError(description="more keys than GetConfigurationMaxKeys")
    if not wanted and station.has("refuses-to-list"):
        raise NotSupportedError(description="name the keys")
    known, unknown = station.configuration.listing([] if _ignores_filter(station) else wanted)
    told = [_told(station, item) for item in known if not _hidden(station, item)]
    if not wanted:
        told = _mistaken_list(station, told)
    if station.has("passes-over-unknown") or (unknown and station.again("names-unknown-once")):
        unknown = []
    return call_result.GetConfiguration(configuration_key=told, unknown_key=unknown or None)


def _ignores_filter(station: Station) -> bool:
    after_outage = station.presence.returned and station.has("lists-all-after-outage")
    return after_outage or station.has("ignores-filter")


def _hidden(station: Station, item: dict[str, Any]) -> bool:
    return item["key"] == "HeartbeatInterval" and station.has("hides-rhythm")


def _told(station: Station, item: dict[str, Any]) -> dict[str, Any]:
    if item["key"] == "NumberOfConnectors" and station.has("counts-its-door"):
        return {**item, "value": str(len(station.outlets) + 1)}
    if item["key"] == "NumberOfConnectors" and station.has("spelled-number"):
        return {**item, "value": "several"}
    if item["key"] == "HeartbeatInterval" and station.has("rhythm-with-unit"):
        return {**item, "value": f"{item['value']} s"}
    if item["key"] == "HeartbeatInterval" and station.has("small-letters"):
        return {**item, "key": "heartbeatInterval"}
    if item["key"] == "ResetRetries" and station.has("falsely-protected"):
        return {**item, "readonly": True}
    if item["key"] == "SupportedFeatureProfiles" and station.has("claims-too-much"):
        return {**item, "value": f"{item['value']},SmartCharging"}
    return item


def _mistaken_list(station: Station, told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if station.has("empty-list"):
        return []
    if station.again("lists-once"):
        return []
    if station.has("unnamed-settings"):
        return [{**item, "key": ""} for item in told]
    if station.has("forgotten-setting"):
        return [item for item in told if item["key"] != "ResetRetries"]
    told = _as_first_told(station, told)
    return told + told[-1:] if station.has("lists-twice") else told


def _as_first_told(station: Station, told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the list as a station tells it that has not read all of its memory yet."""
    if station.at_first("first-list-incomplete"):
        return [item for item in told if item["key"] != "ResetRetries"]
    if station.at_first("first-list-doubled"):
        return told + told[:1]
    if station.at_first("first-list-in-words"):
        return [{**i, "value": "many"} if i["key"] == "GetConfigurationMaxKeys" else i for i in told]
    return told
