"""ChangeConfiguration (OCPP 1.6 §5.3): set one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocpp.v16 import call_result
from ocpp.v16.enums import ConfigurationStatus

if TYPE_CHECKING:
    from simulator.station import Station


def handle(station: Station, key: str, value: str) -> Any:
    """Set the key if it exists, may be written and takes the value."""
    if key == "ResetRetries" and station.has("unchangeable-setting"):
        return call_result.ChangeConfiguration(status=ConfigurationStatus.not_supported)
    if key == "ResetRetries" and station.has("pretended-change"):
        return call_result.ChangeConfiguration(status=ConfigurationStatus.accepted)
    if key == "MeterValueSampleInterval" and station.has("refuses-meter-rhythm"):
        return call_result.ChangeConfiguration(status=ConfigurationStatus.rejected)
    status = station.configuration.change(key, value)
    if status == ConfigurationStatus.rejected and station.has("accepts-nonsense"):
        status = str(ConfigurationStatus.accepted)
    if key == "NumberOfConnectors" and station.has("changes-read-only"):
        station.configuration.store(key, value)
    if status == ConfigurationStatus.not_supported and station.has("rejects-unknown-setting"):
        status = str(ConfigurationStatus.rejected)
    return call_result.ChangeConfiguration(status=status)
