"""By what a phone can name this machine."""

from __future__ import annotations

import ifaddr
import pytest

from ocpp_support.operator_page.addresses import hosts_for, url_of


def adapter(name: str, *addresses: str) -> ifaddr.Adapter:
    ips = [ifaddr.IP(address, 24, name) for address in addresses]
    return ifaddr.Adapter(name, name, ips)


LOOPBACK = adapter("lo", "127.0.0.1")
DOCKER = adapter("docker0", "172.17.0.1")
WIFI = adapter("wlan0", "192.168.1.7")
CABLE = adapter("eth0", "10.0.0.3", "169.254.3.4")


@pytest.mark.parametrize("host", ["192.168.1.7", "laptop.lab", "127.0.0.1"])
def test_one_address_is_that_one(host: str) -> None:
    assert hosts_for(host, [WIFI]) == [host]


@pytest.mark.parametrize("everywhere", ["0.0.0.0", "::", ""])
def test_everywhere_is_wherever_a_phone_can_be(everywhere: str) -> None:
    assert hosts_for(everywhere, [LOOPBACK, DOCKER, WIFI, CABLE]) == ["192.168.1.7", "10.0.0.3", "172.17.0.1"]


def test_an_address_of_the_newer_kind_is_none_to_type() -> None:
    six = ifaddr.Adapter("eth1", "eth1", [ifaddr.IP(("fe80::1", 0, 2), 64, "eth1")])

    assert hosts_for("0.0.0.0", [six, WIFI]) == ["192.168.1.7"]


def test_a_machine_without_a_network_has_itself() -> None:
    assert hosts_for("0.0.0.0", [LOOPBACK]) == ["127.0.0.1"]


def test_this_machine_has_an_address() -> None:
    assert hosts_for("0.0.0.0")


def test_an_address_is_written_as_a_browser_wants_it() -> None:
    assert url_of("10.0.0.3", 8180, "abc") == "http://10.0.0.3:8180/abc/"
    assert url_of("fd00::1", 8180, "abc") == "http://[fd00::1]:8180/abc/"
