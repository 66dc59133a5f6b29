"""Which names are secret is one rule; of the standard's own there is but one."""

from __future__ import annotations

import pytest

from ocpp_support.protocol.standard_settings import UNTOUCHABLE, standard_names
from ocpp_support.trace.secret_names import is_secret_name, is_secret_parameter, may_name_secrets


def test_of_the_standard_settings_only_the_key_is_secret() -> None:
    names = (*standard_names(), *UNTOUCHABLE)
    assert [name for name in names if is_secret_name(name)] == ["AuthorizationKey"]


@pytest.mark.parametrize(
    "name", ["authorizationkey", "WifiPSK", "PASSWORD", "ApiToken", "client_secret", "api-key", "PrivateKey"]
)
def test_names_of_vendors_are_known_in_any_case(name: str) -> None:
    assert is_secret_name(name)
    assert is_secret_parameter(name)
    assert may_name_secrets(f'["{name}"]')


@pytest.mark.parametrize(
    ("name", "secret"),
    [("key", True), ("sig", True), ("keyboard", False), ("monkey", False), ("mode", False)],
)
def test_parameters_of_addresses_have_shorter_names(name: str, secret: bool) -> None:
    assert is_secret_parameter(name) is secret
    assert not is_secret_name(name)
