"""By what a phone can name this machine."""

from __future__ import annotations

import pytest

from ocpp_support.doctor.machine import Interface
from ocpp_support.operator_page.addresses import hosts_for, url_of

LOOPBACK = Interface("lo", "127.0.0.1")
DOCKER = Interface("docker0", "172.17.0.1")
TUNNEL = Interface("tun0", "10.8.0.2")
WIFI = Interface("wlan0", "192.168.1.7")
CABLE = Interface("eth0", "10.0.0.3")
SIX = Interface("eth0", "fd00::1")


@pytest.mark.parametrize("host", ["192.168.1.7", "laptop.lab", "127.0.0.1"])
def test_one_address_is_that_one(host: str) -> None:
    assert hosts_for(host, [CABLE]) == [host]


@pytest.mark.parametrize("everywhere", ["0.0.0.0", "::", ""])
def test_everywhere_is_wherever_a_phone_can_be_the_likeliest_first(everywhere: str) -> None:
    found = hosts_for(everywhere, [LOOPBACK, DOCKER, TUNNEL, SIX, WIFI, CABLE])

    assert found == ["192.168.1.7", "10.0.0.3", "10.8.0.2", "172.17.0.1"]


def test_a_machine_without_a_network_has_itself() -> None:
    assert hosts_for("0.0.0.0", [LOOPBACK, SIX]) == ["127.0.0.1"]


def test_this_machine_has_an_address() -> None:
    assert hosts_for("0.0.0.0")


def test_an_address_is_written_as_a_browser_wants_it() -> None:
    assert url_of("10.0.0.3", 8180, "abc") == "http://10.0.0.3:8180/abc/"
    assert url_of("fd00::1", 8180, "abc") == "http://[fd00::1]:8180/abc/"
