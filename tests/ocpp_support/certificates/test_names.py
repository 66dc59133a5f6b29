"""By which names this machine can be dialled."""

from __future__ import annotations

import socket

import ifaddr
import pytest

from ocpp_support.certificates.names import is_name, names_of_this_machine, strange


@pytest.mark.parametrize(
    "name", ["bench", "bench.local", "a-b.example", "10.0.0.1", "fe80::1", "säule.example", "my_laptop"]
)
def test_names_and_addresses_name_a_host(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "name", ["", " ", "a b", "a..b", ".a", "-a", "a-", "http://a", "a:80", "x" * 64, "a\n"]
)
def test_nothing_else_does(name: str) -> None:
    assert not is_name(name)


def test_the_strange_ones_are_told() -> None:
    assert strange(["bench", "a b", "10.0.0.1", ""]) == ["a b", ""]


def with_machine(monkeypatch: pytest.MonkeyPatch, hostname: str) -> list[str]:
    adapter = ifaddr.Adapter(
        "eth0",
        "eth0",
        [
            ifaddr.IP("192.168.1.5", 24, "eth0"),
            ifaddr.IP(("fe80::1%eth0", 0, 2), 64, "eth0"),
            ifaddr.IP("127.0.0.1", 8, "lo"),
        ],
    )
    monkeypatch.setattr(ifaddr, "get_adapters", lambda: [adapter])
    monkeypatch.setattr(socket, "gethostname", lambda: hostname)
    return names_of_this_machine()


@pytest.mark.parametrize(
    ("hostname", "named"),
    [("bench", ["bench", "bench.local"]), ("bench.example", ["bench.example"]), ("my laptop", [])],
)
def test_this_machine_has_its_name_every_address_and_loopback(
    monkeypatch: pytest.MonkeyPatch, hostname: str, named: list[str]
) -> None:
    addresses = ["192.168.1.5", "fe80::1", "localhost", "127.0.0.1", "::1"]
    assert with_machine(monkeypatch, hostname) == [*named, *addresses]
