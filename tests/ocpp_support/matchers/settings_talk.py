"""Conversations about settings, for the tests of the matchers of settings."""

from __future__ import annotations

from typing import Any

from ocpp_support.protocol.standard_settings import required_settings
from ocpp_support.trace.trace import Entry

from .conversations import Talk


class SettingsTalk(Talk):
    """A talk in which settings are read and changed."""

    def reads(self, *keys: str, items: Any = (), unknown: Any = None) -> Entry:
        """The operator reads these settings, or all, and the station lists ``items``."""
        request = self.central("GetConfiguration", **({"key": list(keys)} if keys else {}))
        payload = {"configurationKey": list(items) if isinstance(items, tuple) else items}
        return self.answer(request, payload | ({} if unknown is None else {"unknownKey": unknown}))

    def changes(self, key: str, value: str, status: str | None = "Accepted") -> Entry:
        """The operator changes a setting; the station answers so, or not at all."""
        request = self.central("ChangeConfiguration", key=key, value=value)
        if status is not None:
            self.answer(request, {"status": status})
        return request


def item(key: str, value: Any = "1", *, readonly: Any = False) -> dict[str, Any]:
    """An item of a list of settings."""
    return {"key": key, "readonly": readonly, "value": value}


def whole_list(**values: Any) -> tuple[dict[str, Any], ...]:
    """A list of every setting that Core requires, each with a value of its kind."""
    usual = {
        "ConnectorPhaseRotation": "1.RST",
        "SupportedFeatureProfiles": "Core",
        **dict.fromkeys(_SWITCHES, "true"),
        **dict.fromkeys(_LISTS, "Voltage"),
        **values,
    }
    return tuple(item(key, usual.get(key, "1")) for key in required_settings())


_SWITCHES = [
    "AuthorizeRemoteTxRequests",
    "LocalAuthorizeOffline",
    "LocalPreAuthorize",
    "StopTransactionOnEVSideDisconnect",
    "StopTransactionOnInvalidId",
    "UnlockConnectorOnEVSideDisconnect",
]
_LISTS = ["MeterValuesAlignedData", "MeterValuesSampledData", "StopTxnAlignedData", "StopTxnSampledData"]
