"""ChangeConfiguration (OCPP 1.6 §5.3): set one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocpp.v16 import call_result
from ocpp.v16.enums import ConfigurationStatus

if TYPE_CHECKING:
    from simulator.station import Station


LATE_S, MOST_ATTEMPTS, SLOWEST = 45.0, 4, 3600


def handle(station: Station, key: str, value: str) -> Any:
    """Set the key if it exists, may be written and takes the value."""
    mistaken = _answered_without_change(station, key, value) or _with_another_effect(station, key, value)
    status = mistaken or station.configuration.change(key, value)
    if status == ConfigurationStatus.rejected and station.has("accepts-nonsense"):
        status = str(ConfigurationStatus.accepted)
    if key == "NumberOfConnectors" and station.has("accepts-read-only"):
        status = str(ConfigurationStatus.accepted)
    if key == "NumberOfConnectors" and station.has("changes-read-only"):
        station.configuration.store(key, value)
    if status == ConfigurationStatus.not_supported and station.has("rejects-unknown-setting"):
        status = str(ConfigurationStatus.rejected)
    return call_result.ChangeConfiguration(status=status)


def _answered_without_change(station: Station, key: str, value: str) -> str | None:
    """Return how a change is answered that the station does not make though it must; None where it does."""
    if key == "HeartbeatInterval" and station.has("refuses-rhythm"):
        return str(ConfigurationStatus.rejected)
    if key == "MeterValueSampleInterval" and station.has("refuses-meter-rhythm"):
        return str(ConfigurationStatus.rejected)
    if key == "ResetRetries" and station.has("unchangeable-setting"):
        return str(ConfigurationStatus.not_supported)
    if key == "ResetRetries" and station.has("pretended-change"):
        return str(ConfigurationStatus.accepted)
    if (key, value) == ("AllowOfflineTxForUnknownId", "false") and station.again("takes-back-once"):
        return str(ConfigurationStatus.accepted)
    if key == "ResetRetries" and key in station.memory.settings and station.has("changes-once"):
        return str(ConfigurationStatus.rejected)
    return None


def _with_another_effect(station: Station, key: str, value: str) -> str | None:
    """Return how a change is answered that the station makes otherwise than told; None where it does not."""
    change = station.configuration.change
    back = key == "HeartbeatInterval" and station.configuration.number(key) == SLOWEST
    if back and value.isdecimal() and station.at_first("rejects-the-way-back"):
        change(key, value)
        return str(ConfigurationStatus.rejected)
    if key == "ResetRetries" and station.has("rejects-and-changes"):
        change(key, value)
        return str(ConfigurationStatus.rejected)
    if key == "ResetRetries" and station.has("changes-late"):
        station.later(LATE_S, lambda: change(key, value))
        return str(ConfigurationStatus.accepted)
    if key == "TransactionMessageAttempts" and value.isdecimal() and station.has("caps-silently"):
        return change(key, str(min(int(value), MOST_ATTEMPTS)))
    return None
