import pytest

from ocpp_support.doctor.file_server_checks import check_file_address, check_file_ports

from .lines import line, lines, profile

EVERYWHERE = {"host": "0.0.0.0", "port": 9000}
FIXED = {**EVERYWHERE, "ftp_port": 2121, "http_port": 8080, "passive_ports": (50000, 50009)}


def test_the_address_that_the_station_file_names() -> None:
    named = profile(listen={**EVERYWHERE, "address": "bench.lab"})
    said = "firmware and diagnostics are at bench.lab, also in FTP's passive answers"

    assert line(check_file_address(named, [], forwarded=True)) == ("ok", said, "")


def test_the_address_that_it_listens_on() -> None:
    one = profile(listen={"host": "10.0.0.1"})

    assert check_file_address(one, ["10.0.0.1"], forwarded=False).found.endswith("are at 10.0.0.1")


def test_the_address_that_the_station_dials() -> None:
    several = check_file_address(profile(listen=EVERYWHERE), ["192.168.1.20", "10.8.0.2"], forwarded=False)

    assert line(several) == ("ok", "firmware and diagnostics are at the address that the station dials", "")


@pytest.mark.parametrize(("hosts", "likely"), [(["172.17.0.2"], "172.17.0.2"), ([], "an address of its own")])
def test_an_address_that_cannot_be_reached_from_outside(hosts: list[str], likely: str) -> None:
    assert line(check_file_address(profile(listen=EVERYWHERE), hosts, forwarded=True)) == (
        "warning",
        f"a station would be sent to {likely} for files, which it may not reach from outside",
        "[listen] address in the station file: the one by which the station reaches this machine",
    )


def test_ports_that_are_free() -> None:
    fixed, free = profile(listen=FIXED), profile(listen=EVERYWHERE)

    (check,) = check_file_ports(fixed, {2121: "", 8080: ""}, forwarded=True)
    assert line(check) == ("ok", "FTP 2121, its data 50000 to 50009, HTTP 8080", "")
    assert check.details == ()
    (check,) = check_file_ports(free, {}, forwarded=False)
    assert line(check) == ("ok", "FTP any, its data any, HTTP any", "")
    assert check.details == (
        "a firewall may want them fixed: "
        "under [listen]: ftp_port = 2121, http_port = 8080, passive_ports = [50000, 50009]",
    )


def test_a_port_that_is_taken() -> None:
    assert lines(
        check_file_ports(profile(listen=FIXED), {2121: "port 2121 is taken", 8080: ""}, forwarded=False)
    ) == [("problem", "port 2121 is taken", "end the other program, or write other ports under [listen]")]


@pytest.mark.parametrize(
    ("listen", "port"),
    [({"http_port": 2121}, 2121), ({"port": 2121}, 2121), ({"passive_ports": (8000, 8100)}, 8080)],
)
def test_one_port_for_two_servers(listen: dict[str, object], port: int) -> None:
    assert lines(check_file_ports(profile(listen=FIXED | listen), {}, forwarded=False)) == [
        (
            "problem",
            f"port {port} stands more than once under [listen]",
            "give each server a port of its own",
        )
    ]


def test_ports_that_nobody_can_forward() -> None:
    assert lines(check_file_ports(profile(listen=EVERYWHERE), {}, forwarded=True)) == [
        (
            "warning",
            "the ports for files are chosen anew in each run, so nobody can forward them",
            "under [listen]: ftp_port = 2121, http_port = 8080, passive_ports = [50000, 50009]",
        )
    ]
