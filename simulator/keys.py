"""The configuration keys of the station: names, factory values, what each accepts (OCPP 1.6 §9).

Owns what a key *is*; :mod:`simulator.configuration` owns what it is set to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Check = Callable[[str], str]
"""Returns the value in its usual spelling, or raises ValueError."""

PROFILES = "Core,FirmwareManagement,RemoteTrigger"
LIST_LENGTH = 8
_ROTATIONS = "NotApplicable|Unknown|RST|RTS|SRT|STR|TRS|TSR"


@dataclass(frozen=True)
class Key:
    """One configuration key.

    Attributes:
        reboot: Whether a new value is acted on only after a restart.
    """

    name: str
    factory: str
    check: Check
    readonly: bool = False
    reboot: bool = False


def switch(text: str) -> str:
    """Accept ``true`` and ``false`` in any case."""
    if text.lower() not in {"true", "false"}:
        raise ValueError("allowed: true, false")
    return text.lower()


def whole(least: int = 0, most: int = 2**31 - 1) -> Check:
    """Accept whole numbers from ``least`` to ``most``, written in digits."""

    def check(text: str) -> str:
        if not re.fullmatch(r"-?[0-9]{1,10}", text) or not least <= int(text) <= most:
            raise ValueError(f"allowed: whole numbers from {least} to {most}")
        return str(int(text))

    return check


def listed(allowed: Sequence[str]) -> Check:
    """Accept a comma-separated list of ``allowed`` words, each at most once; also the empty list."""

    def check(text: str) -> str:
        words = [word.strip() for word in text.split(",")] if text.strip() else []
        if len(words) > LIST_LENGTH or len(set(words)) < len(words) or not set(words) <= set(allowed):
            raise ValueError(f"allowed: a list of {', '.join(allowed)}")
        return ",".join(words)

    return check


def rotation(connectors: int) -> Check:
    """Accept one phase rotation for each connector, such as ``0.RST,1.RTS`` (§9.1)."""
    pattern = re.compile(rf"([0-9]+)\.(?:{_ROTATIONS})")

    def check(text: str) -> str:
        words = [word.strip() for word in text.split(",")]
        found = [pattern.fullmatch(word) for word in words]
        places = [int(match[1]) for match in found if match]
        if len(places) < len(words) or len(set(places)) < len(places) or max(places) > connectors:
            raise ValueError(f"allowed: a list of <0 to {connectors}>.<{_ROTATIONS}>")
        return ",".join(words)

    return check


def required_keys(measured: Sequence[str], currents: Sequence[str]) -> list[Key]:
    """Return the keys that OCPP 1.6 requires of Core (§9.1).

    Args:
        measured: The measurands that the station knows.
        currents: Of each connector, ``AC`` or ``DC``.
    """
    measurands, count = listed(measured), len(currents)
    usual = [name for name in ("Energy.Active.Import.Register", "Power.Active.Import") if name in measured]
    turns = ",".join(
        f"{number}.{'RST' if current == 'AC' else 'NotApplicable'}"
        for number, current in enumerate(currents, start=1)
    )
    return [
        Key("AuthorizeRemoteTxRequests", "false", switch),
        Key("ClockAlignedDataInterval", "0", whole(0, 86400)),
        Key("ConnectionTimeOut", "60", whole(0, 86400)),
        Key("ConnectorPhaseRotation", turns, rotation(count), reboot=True),
        Key("GetConfigurationMaxKeys", "100", whole(), readonly=True),
        Key("HeartbeatInterval", "900", whole(0, 86400)),
        Key("LocalAuthorizeOffline", "true", switch),
        Key("LocalPreAuthorize", "false", switch),
        Key("MeterValuesAlignedData", ",".join(usual[:1]), measurands),
        Key("MeterValuesSampledData", ",".join(usual), measurands),
        Key("MeterValueSampleInterval", "60", whole(0, 86400)),
        Key("NumberOfConnectors", str(count), whole(count, count), readonly=True),
        Key("ResetRetries", "1", whole(0, 10)),
        Key("StopTransactionOnEVSideDisconnect", "true", switch),
        Key("StopTransactionOnInvalidId", "true", switch),
        Key("StopTxnAlignedData", "", measurands),
        Key("StopTxnSampledData", "", measurands),
        Key("SupportedFeatureProfiles", PROFILES, str, readonly=True),
        Key("TransactionMessageAttempts", "3", whole(1, 100)),
        Key("TransactionMessageRetryInterval", "10", whole(0, 86400)),
        Key("UnlockConnectorOnEVSideDisconnect", "true", switch),
    ]


def optional_keys(connectors: int) -> list[Key]:
    """Return the keys that a station may have besides (§9.1, and J §6 for the ping interval)."""
    longest = str(LIST_LENGTH)
    return [
        Key("AllowOfflineTxForUnknownId", "false", switch),
        Key("AuthorizationCacheEnabled", "true", switch),
        Key("ConnectorPhaseRotationMaxLength", str(connectors + 1), whole(), readonly=True),
        Key("MaxEnergyOnInvalidId", "0", whole()),
        Key("MeterValuesAlignedDataMaxLength", longest, whole(), readonly=True),
        Key("MeterValuesSampledDataMaxLength", longest, whole(), readonly=True),
        Key("MinimumStatusDuration", "0", whole(0, 3600)),
        Key("StopTxnAlignedDataMaxLength", longest, whole(), readonly=True),
        Key("StopTxnSampledDataMaxLength", longest, whole(), readonly=True),
        Key("SupportedFeatureProfilesMaxLength", "6", whole(), readonly=True),
        Key("SupportedFileTransferProtocols", "FTP,HTTP", str, readonly=True),
        Key("WebSocketPingInterval", "0", whole(0, 86400)),
    ]
