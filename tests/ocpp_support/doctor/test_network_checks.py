from ocpp_support.doctor.addresses import Address
from ocpp_support.doctor.machine import Interface, Machine
from ocpp_support.doctor.network_checks import (
    check_addresses,
    check_dialling,
    check_listening,
    check_port,
    check_station,
    check_surroundings,
)

from .lines import line, lines, profile, signs

ETH0 = Interface("eth0", "192.168.1.20")


def test_whom_the_suite_will_judge() -> None:
    known, bundled = profile(station={"identity": "CP01"}), profile(hands={"by": "simulator"})

    assert check_station(profile()).found == "the first station that dials in is the one under test"
    assert check_station(known).found == "the station under test dials in as CP01"
    assert check_station(bundled).found == "the bundled station plays “reference”; it dials in by itself"


def test_each_address_with_its_spellings() -> None:
    one = Address("192.168.1.20", 9000, "CP01", by="eth0")
    (check,) = check_addresses([one])

    assert line(check) == ("ok", "ws://192.168.1.20:9000/CP01 (eth0)", "")
    assert check.details == one.spellings


def test_several_addresses_leave_a_choice() -> None:
    first, second = check_addresses([Address("192.168.1.20", 9000), Address("10.8.0.2", 9000)])

    assert first.details[-1] == "2 ways; take the one in the station's network"
    assert second.found == "ws://10.8.0.2:9000/CP01"


def test_a_machine_without_a_network() -> None:
    assert lines(check_addresses([])) == [
        (
            "problem",
            "this machine has no address but its own loopback one",
            "connect the cable or join the network of the station, then try again",
        )
    ]


def test_listening_for_oneself_only() -> None:
    assert line(check_listening(profile())) == (
        "problem",
        "it listens on 127.0.0.1: no real station can reach that, only programs on this machine",
        '[listen] host = "0.0.0.0" in the station file',
    )


def test_a_station_that_is_played_by_an_adapter_may_be_on_this_machine() -> None:
    adapter = profile(hands={"by": "http", "url": "http://127.0.0.1:9100"})

    assert check_listening(adapter).sign == "warning"


def test_listening_for_all_and_on_one_address() -> None:
    everywhere, one = profile(listen={"host": "0.0.0.0"}), profile(listen={"host": "10.0.0.1"})

    assert line(check_listening(everywhere)) == ("ok", "it listens on every address of this machine", "")
    assert line(check_listening(one)) == ("ok", "it listens on 10.0.0.1", "")


def test_a_port() -> None:
    assert line(check_port(9000, "")) == ("ok", "port 9000 is free", "")
    assert line(check_port(9000, "port 9000 is taken by python, process 7")) == (
        "problem",
        "port 9000 is taken by python, process 7",
        "end the other program, or write another port into the station file and into the station",
    )


def test_a_port_that_nobody_can_know() -> None:
    assert line(check_port(0, "")) == (
        "problem",
        "no port is fixed: each run takes a free one, which no real station can know",
        "[listen] port = 9000 in the station file",
    )


def test_addresses_that_answer_and_that_do_not() -> None:
    dead, good = check_dialling({"192.168.1.20": "", "10.8.0.2": "nobody answers"}, 9000)

    assert line(dead) == (
        "problem",
        "10.8.0.2 does not answer: nobody answers",
        "look at this machine's firewall and its routes",
    )
    assert line(good) == ("ok", "dialled from this machine, 192.168.1.20 answers", "")
    assert good.details == (
        "a firewall can still stand between: if nobody ever shows up, let TCP port 9000 come in",
    )


def test_a_machine_with_nothing_in_between() -> None:
    assert lines(check_surroundings(Machine((ETH0,)), [9000])) == [
        ("ok", "no container, no WSL and no VPN was noticed", "")
    ]


def test_windows_in_between_is_told_how_to_forward() -> None:
    (check,) = check_surroundings(Machine((ETH0,), wsl=True), [9000, 2121])

    assert line(check)[:2] == (
        "warning",
        "this is Linux inside Windows (WSL): a station reaches Windows, not this Linux",
    )
    assert "networkingMode=mirrored" in check.remedy
    assert "[listen] address" in check.remedy
    assert check.details == tuple(
        "netsh interface portproxy add v4tov4 listenaddress=0.0.0.0 "
        f"listenport={port} connectaddress=192.168.1.20 connectport={port}"
        for port in (9000, 2121)
    )


def test_windows_in_between_without_an_address() -> None:
    (check,) = check_surroundings(Machine((), wsl=True), [9000])

    assert "connectaddress=ADDRESS_OF_WSL" in check.details[0]


def test_a_container_in_between_is_told_what_to_publish() -> None:
    (check,) = check_surroundings(Machine((ETH0,), container="Docker"), [9000, 2121])

    assert line(check)[:2] == (
        "warning",
        "this is a container (Docker): its addresses are not those of the machine that carries it",
    )
    assert "--network host" in check.remedy
    assert check.details == ("-p 9000:9000 -p 2121:2121",)
    assert check_surroundings(Machine((ETH0,), container="LXC"), [])[0].details == ()


def test_a_vpn_is_pointed_out() -> None:
    (check,) = check_surroundings(Machine((ETH0, Interface("wg0", "10.8.0.2"))), [])

    assert line(check) == (
        "warning",
        "wg0 (10.8.0.2) looks like a VPN",
        "if the station does not find this machine, leave the VPN: it may take the way there",
    )


def test_all_of_it_at_once() -> None:
    machine = Machine((ETH0, Interface("tun0", "10.8.0.2")), wsl=True, container="Docker")

    assert signs(check_surroundings(machine, [])) == ["warning"] * 3
