import pytest

from ocpp_support.doctor.addresses import Address, addresses_of, only_here
from ocpp_support.doctor.machine import Interface
from ocpp_support.station.profile import Profile

INTERFACES = (
    Interface("lo", "127.0.0.1"),
    Interface("docker0", "172.17.0.1"),
    Interface("wg0", "10.8.0.2"),
    Interface("eth0", "192.168.1.20"),
    Interface("eth0", "fd00::2"),
)


def profile(**tables: object) -> Profile:
    return Profile.model_validate(tables)


def hosts(**listen: object) -> list[str]:
    return [one.host for one in addresses_of(profile(listen=listen), INTERFACES)]


def test_every_interface_that_leads_out_the_likeliest_first() -> None:
    assert hosts(host="0.0.0.0", port=9000) == ["192.168.1.20", "10.8.0.2", "172.17.0.1"]
    assert hosts(host="::", port=9000) == ["fd00::2"]


def test_the_address_of_the_station_file_comes_before_all() -> None:
    assert hosts(host="0.0.0.0", address="bench.lab")[0] == "bench.lab"
    assert hosts(host="0.0.0.0", address="10.8.0.2") == ["10.8.0.2", "192.168.1.20", "172.17.0.1"]


def test_one_host_is_one_address() -> None:
    assert hosts(host="192.168.1.20") == ["192.168.1.20"]
    assert hosts(host="127.0.0.1") == ["127.0.0.1"]


def test_it_says_where_it_comes_from() -> None:
    listen = {"host": "0.0.0.0", "address": "bench.lab"}
    found = addresses_of(profile(listen=listen), INTERFACES[3:4])

    assert [one.by for one in found] == ["[listen] address", "eth0"]


def test_the_url_has_identity_port_and_tls() -> None:
    station, security = {"identity": "CP 01/a"}, {"profile": 2, "password": {"env": "X"}}
    security |= {"certificate": "c.pem", "key": "k.pem"}
    found = addresses_of(
        profile(station=station, security=security, listen={"host": "10.0.0.1", "port": 1}), []
    )

    assert found[0].url == "wss://10.0.0.1:1/CP%2001%2Fa"


def test_a_port_that_is_known_later() -> None:
    assert addresses_of(profile(listen={"host": "10.0.0.1"}), [], port=4711)[0].port == 4711


def test_every_spelling_that_a_station_asks_for() -> None:
    assert Address("192.168.1.20", 9000, "GARAGE-01").spellings == (
        "one field with the identity:     ws://192.168.1.20:9000/GARAGE-01",
        "the station adds its identity:   ws://192.168.1.20:9000/ (without the last / if it adds one itself)",
        "single fields:                   host 192.168.1.20, port 9000, path /, identity GARAGE-01, TLS off",
        "identity:                        GARAGE-01",
    )


def test_an_identity_that_is_left_open_is_said_to_be() -> None:
    *_, fields, identity = Address("fd00::2", 9000, tls=True).spellings

    assert fields.endswith("host fd00::2, port 9000, path /, identity CP01, TLS on")
    assert identity.endswith("CP01 (or any other; the first station that dials in is the one)")
    assert Address("fd00::2", 9000).base == "ws://[fd00::2]:9000"


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("127.0.0.1", True),
        ("127.0.1.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("192.168.1.20", False),
        ("bench.lab", False),
        ("", False),
    ],
)
def test_who_is_reached_from_here_alone(host: str, here: bool) -> None:
    assert only_here(host) is here
