"""The standard settings (configuration keys) of OCPP 1.6 edition 2, section 9, as data.

Owns what each of them is: whose profile, whether required and writable, what values it takes, and another
value to try. Settings of vendors are not here; what a station does with a setting is for matchers.
"""

from __future__ import annotations

from dataclasses import dataclass

from ocpp_support.protocol.setting_kinds import Kind, Listed, Measurands, Rotations, Switch, Whole

CORE = "Core"
LOCAL_LIST = "LocalAuthListManagement"
RESERVATION = "Reservation"
SMART_CHARGING = "SmartCharging"
PROFILES = (CORE, "FirmwareManagement", LOCAL_LIST, RESERVATION, SMART_CHARGING, "RemoteTrigger")
"""The feature profiles of OCPP 1.6 edition 2, section 3.3."""

UNTOUCHABLE = (
    "AdditionalRootCertificateCheck",
    "AuthorizationKey",
    "CentralSystemURL",
    "CpoName",
    "NetworkProfile",
    "SecurityProfile",
    "WebSocketPingInterval",
)
"""Settings of the connection and its security: who changes one may never hear of the station again."""


@dataclass(frozen=True)
class StandardSetting:
    """One standard setting.

    Attributes:
        name: The configuration key.
        kind: Which values it takes.
        profile: The feature profile that it belongs to.
        required: Whether every station of that profile has it.
        writable: Whether the operator can change it; None where that is the vendor's choice.
    """

    name: str
    kind: Kind
    profile: str = CORE
    required: bool = False
    writable: bool | None = True


def _required(name: str, kind: Kind, *, writable: bool | None = True, profile: str = CORE) -> StandardSetting:
    return StandardSetting(name, kind, profile, required=True, writable=writable)


def _fixed(name: str, kind: Kind, profile: str = CORE, *, required: bool = False) -> StandardSetting:
    return StandardSetting(name, kind, profile, required, writable=False)


_SETTINGS = (
    StandardSetting("AllowOfflineTxForUnknownId", Switch()),
    StandardSetting("AuthorizationCacheEnabled", Switch()),
    _required("AuthorizeRemoteTxRequests", Switch(), writable=None),
    StandardSetting("BlinkRepeat", Whole((2, 3))),
    _required("ClockAlignedDataInterval", Whole((900, 0))),
    _required("ConnectionTimeOut", Whole((60, 90))),
    _required("ConnectorPhaseRotation", Rotations()),
    _fixed("ConnectorPhaseRotationMaxLength", Whole()),
    _fixed("GetConfigurationMaxKeys", Whole(), required=True),
    _required("HeartbeatInterval", Whole((300, 600))),
    StandardSetting("LightIntensity", Whole((50, 100), most=100)),
    _required("LocalAuthorizeOffline", Switch()),
    _required("LocalPreAuthorize", Switch()),
    StandardSetting("MaxEnergyOnInvalidId", Whole((1000, 0))),
    _required("MeterValuesAlignedData", Measurands()),
    _fixed("MeterValuesAlignedDataMaxLength", Whole()),
    _required("MeterValuesSampledData", Measurands()),
    _fixed("MeterValuesSampledDataMaxLength", Whole()),
    _required("MeterValueSampleInterval", Whole((60, 30))),
    StandardSetting("MinimumStatusDuration", Whole((1, 0))),
    _fixed("NumberOfConnectors", Whole(least=1), required=True),
    _required("ResetRetries", Whole((1, 3))),
    _required("StopTransactionOnEVSideDisconnect", Switch()),
    _required("StopTransactionOnInvalidId", Switch()),
    _required("StopTxnAlignedData", Measurands()),
    _fixed("StopTxnAlignedDataMaxLength", Whole()),
    _required("StopTxnSampledData", Measurands()),
    _fixed("StopTxnSampledDataMaxLength", Whole()),
    _fixed("SupportedFeatureProfiles", Listed(PROFILES), required=True),
    _fixed("SupportedFeatureProfilesMaxLength", Whole()),
    # Not in section 9: erratum 3.88 added it.
    _fixed(
        "SupportedFileTransferProtocols",
        Listed(("FTP", "FTPS", "HTTP", "HTTPS", "SFTP")),
        "FirmwareManagement",
    ),
    _required("TransactionMessageAttempts", Whole((3, 5))),
    _required("TransactionMessageRetryInterval", Whole((60, 30))),
    _required("UnlockConnectorOnEVSideDisconnect", Switch()),
    StandardSetting("WebSocketPingInterval", Whole((60, 30))),
    _required("LocalAuthListEnabled", Switch(), profile=LOCAL_LIST),
    _fixed("LocalAuthListMaxLength", Whole(), LOCAL_LIST, required=True),
    _fixed("SendLocalListMaxLength", Whole(), LOCAL_LIST, required=True),
    _fixed("ReserveConnectorZeroSupported", Switch(), RESERVATION),
    _fixed("ChargeProfileMaxStackLevel", Whole(), SMART_CHARGING, required=True),
    _fixed(
        "ChargingScheduleAllowedChargingRateUnit",
        Listed(("Current", "Power")),
        SMART_CHARGING,
        required=True,
    ),
    _fixed("ChargingScheduleMaxPeriods", Whole(), SMART_CHARGING, required=True),
    _fixed("ConnectorSwitch3to1PhaseSupported", Switch(), SMART_CHARGING),
    _fixed("MaxChargingProfilesInstalled", Whole(), SMART_CHARGING, required=True),
)
_BY_NAME = {setting.name.casefold(): setting for setting in _SETTINGS}


def standard_setting(key: str) -> StandardSetting | None:
    """Return the standard setting of that name, in any case; None where the standard has none."""
    return _BY_NAME.get(key.casefold())


def standard_names() -> list[str]:
    """Return the names of all standard settings."""
    return [setting.name for setting in _SETTINGS]


def required_settings(profile: str = CORE) -> list[str]:
    """Return the names of the settings that every station of a feature profile has."""
    return [setting.name for setting in _SETTINGS if setting.required and setting.profile == profile]


def may_be_touched(key: str) -> bool:
    """Return whether changing a setting can do no harm to the connection or to its security."""
    return key.casefold() not in {name.casefold() for name in UNTOUCHABLE}


def same_value(key: str, one: str | None, other: str | None) -> bool:
    """Return whether two values of a setting mean the same, as ``true`` and ``True`` of a switch do."""
    if one is None or other is None:
        return one is other
    setting = standard_setting(key)
    return setting.kind.plain(one) == setting.kind.plain(other) if setting else one == other
