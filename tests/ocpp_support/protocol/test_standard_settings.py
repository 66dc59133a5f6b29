"""The standard settings as data."""

from __future__ import annotations

import pytest

from ocpp_support.protocol.standard_settings import (
    PROFILES,
    may_be_touched,
    required_settings,
    same_value,
    standard_setting,
)


def test_core_requires_21_settings() -> None:
    assert len(required_settings()) == 21
    assert {"HeartbeatInterval", "NumberOfConnectors", "UnlockConnectorOnEVSideDisconnect"} <= set(
        required_settings()
    )


@pytest.mark.parametrize(
    ("profile", "count"),
    [("LocalAuthListManagement", 3), ("SmartCharging", 4), ("Reservation", 0), ("RemoteTrigger", 0)],
)
def test_other_profiles_require_their_own(profile: str, count: int) -> None:
    assert profile in PROFILES
    assert len(required_settings(profile)) == count


def test_a_setting_is_found_in_any_case() -> None:
    setting = standard_setting("heartbeatINTERVAL")
    assert setting is not None
    assert setting.name == "HeartbeatInterval"
    assert setting.required
    assert setting.writable


def test_a_vendors_setting_is_none_of_the_standard() -> None:
    assert standard_setting("FanSpeed") is None


@pytest.mark.parametrize("key", ["AuthorizationKey", "websocketpinginterval", "SecurityProfile"])
def test_connection_and_security_are_left_alone(key: str) -> None:
    assert not may_be_touched(key)


def test_any_other_setting_may_be_touched() -> None:
    assert may_be_touched("HeartbeatInterval")


@pytest.mark.parametrize(
    ("key", "one", "other", "same"),
    [
        ("LocalPreAuthorize", "True", "true", True),
        ("LocalPreAuthorize", "true", "false", False),
        ("StopTxnSampledData", "", " ", True),
        ("FanSpeed", "Fast", "fast", False),
        ("HeartbeatInterval", None, "60", False),
        ("HeartbeatInterval", None, None, True),
    ],
)
def test_values_are_the_same_by_their_meaning(
    key: str, one: str | None, other: str | None, same: bool
) -> None:
    assert same_value(key, one, other) is same
