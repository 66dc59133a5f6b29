"""Another address stands for each, of the same form and nobody's."""

from __future__ import annotations

import re

import pytest

from ocpp_support.anonymity.addresses import ADDRESSES, Addresses


def replaced(text: str, *kept: str) -> str:
    machines = Addresses(kept)
    return re.sub(ADDRESSES, lambda found: machines.instead_of(found[0]), text, flags=re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("10.0.0.7", "192.0.2.1"),
        ("10.0.0.7:9000 and 10.0.0.8, then 10.0.0.7.", "192.0.2.1:9000 and 192.0.2.2, then 192.0.2.1."),
        ("ws://[fe80::1%eth0]:9000", "ws://[2001:db8::1]:9000"),
        ("2001:0DB8:1:2:3:4:5:6", "2001:db8::1"),
        ("::ffff:10.0.0.7", "2001:db8::1"),
        ("AA:BB:CC:DD:EE:01", "02:00:00:00:00:00"),
        ("aa-bb-cc-dd-ee-01", "02-00-00-00-00-00"),
        ("lena.vries@acme.example", "person-1@example.com"),
    ],
)
def test_an_address_is_replaced(text: str, instead: str) -> None:
    assert replaced(text) == instead


@pytest.mark.parametrize(
    "text",
    [
        "1.4.0",
        "1.2.3.4.5",
        "999.1.1.1",
        "06:07:02",
        "2026-11-26T06:07:02+00:00",
        "a::b::c",
        "x@y",
        "v10.0.0.7",
    ],
)
def test_what_is_none_stays(text: str) -> None:
    assert replaced(text) == text


def test_a_version_that_looks_like_one_stays() -> None:
    assert replaced("firmware 1.10.3.7 at 1.10.3.8", "1.10.3.7") == "firmware 1.10.3.7 at 192.0.2.1"


def test_there_are_enough_of_them() -> None:
    many = " ".join(f"10.0.{number // 250}.{number % 250}" for number in range(600))
    assert len({*replaced(many).split()}) == 600
    assert not replaced(many).count("10.0.")
