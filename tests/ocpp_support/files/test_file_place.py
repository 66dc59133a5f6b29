from __future__ import annotations

import ftplib
import socket
import threading
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from ocpp_support.files.file_place import Conduct, FilePlace
from ocpp_support.files.http_server import HttpServer
from ocpp_support.files.transfers import Transfer
from ocpp_support.runtime.clock import VirtualTimeLoop
from tests.free_ports import free_ports


def refuses(url: str) -> bool:
    parts = urlsplit(url)
    with socket.socket() as client:
        return client.connect_ex((parts.hostname, parts.port)) != 0


def test_no_thread_and_no_port_is_left(virtual_loop: VirtualTimeLoop) -> None:
    place = FilePlace([].append, work=virtual_loop.work)
    virtual_loop.run_until_complete(place.start())
    urls = [place.upload_location("ftp"), place.upload_location("http")]
    assert not any(refuses(url) for url in urls)
    virtual_loop.run_until_complete(place.stop())
    assert all(refuses(url) for url in urls)
    assert not [thread for thread in threading.enumerate() if thread.name == "acceptance-ftp"]


def test_a_client_that_stays_does_not_hold_up_the_end(virtual_loop: VirtualTimeLoop) -> None:
    place = FilePlace([].append, work=virtual_loop.work)
    virtual_loop.run_until_complete(place.start())
    url = urlsplit(place.upload_location("ftp"))
    with socket.create_connection((url.hostname, url.port), timeout=5) as client:
        assert client.recv(100).startswith(b"220")
        virtual_loop.run_until_complete(place.stop())
    assert not virtual_loop.work.busy


def test_locations_carry_the_login_and_a_safe_name(virtual_loop: VirtualTimeLoop) -> None:
    place = FilePlace([].append, work=virtual_loop.work, masquerade="192.0.2.7")
    virtual_loop.run_until_complete(place.start())
    url = urlsplit(place.location("über 1.zip"))
    virtual_loop.run_until_complete(place.stop())
    assert (url.scheme, url.hostname, url.path) == ("ftp", "192.0.2.7", "/%C3%BCber%201.zip")
    assert url.username
    assert url.password


def test_a_place_that_cannot_open_is_closed_again(
    virtual_loop: VirtualTimeLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(self: HttpServer) -> None:
        raise OSError("address in use")

    monkeypatch.setattr(HttpServer, "start", fail)
    place = FilePlace([].append, work=virtual_loop.work)
    with pytest.raises(OSError, match="in use"):
        virtual_loop.run_until_complete(place.start())
    assert not [thread for thread in threading.enumerate() if thread.name == "acceptance-ftp"]


def test_attempts_are_handed_over_on_the_loop(virtual_loop: VirtualTimeLoop) -> None:
    threads: list[threading.Thread] = []

    def note(transfer: Transfer) -> None:
        threads.append(threading.current_thread())

    place = FilePlace(note, work=virtual_loop.work)
    place.publish("a", b"x")
    place.mode = Conduct.NO_LOGIN
    assert place.mode is Conduct.NO_LOGIN
    place.mode = Conduct.ORDINARY

    async def fetch() -> bytes:
        await place.start()
        try:
            data = await virtual_loop.run_in_executor(None, lambda: urlopen(place.location("a")).read())
        finally:
            await place.stop()
        return bytes(data)

    assert virtual_loop.run_until_complete(fetch()) == b"x"
    assert threads == [threading.current_thread()]


@pytest.mark.parametrize(
    ("host", "options", "named"),
    [
        ("127.0.0.1", {}, "127.0.0.1"),
        ("127.0.0.1", {"reached_at": lambda: "192.0.2.8"}, "127.0.0.1"),
        ("127.0.0.1", {"masquerade": "bench.example"}, "bench.example"),
        ("0.0.0.0", {"reached_at": lambda: "192.0.2.8"}, "192.0.2.8"),
        ("0.0.0.0", {"reached_at": lambda: "fe80::1"}, "[fe80::1]"),
        ("0.0.0.0", {"reached_at": lambda: "192.0.2.8", "masquerade": "192.0.2.7"}, "192.0.2.7"),
        ("0.0.0.0", {}, "127.0.0.1"),
    ],
)
def test_a_location_names_an_address_that_the_station_can_dial(
    virtual_loop: VirtualTimeLoop, host: str, options: dict[str, Any], named: str
) -> None:
    place = FilePlace([].append, work=virtual_loop.work, host=host, **options)
    virtual_loop.run_until_complete(place.start())
    locations = [place.location("a", protocol) for protocol in ("ftp", "http")]
    virtual_loop.run_until_complete(place.stop())
    assert all(f"@{named}:" in location for location in locations)


def test_ports_can_be_fixed_and_passive_ones_are_named(virtual_loop: VirtualTimeLoop) -> None:
    ftp_port, http_port, passive = free_ports(3)
    place = FilePlace(
        [].append,
        work=virtual_loop.work,
        ftp_port=ftp_port,
        http_port=http_port,
        passive_ports=[passive],
        masquerade="192.0.2.7",
    )
    virtual_loop.run_until_complete(place.start())
    url = urlsplit(place.upload_location("ftp"))
    assert (url.port, urlsplit(place.upload_location("http")).port) == (ftp_port, http_port)
    with ftplib.FTP(timeout=5) as ftp:
        ftp.connect("127.0.0.1", ftp_port)
        ftp.login(url.username or "", url.password or "")
        assert f"(192,0,2,7,{passive // 256},{passive % 256})" in ftp.sendcmd("PASV")
    virtual_loop.run_until_complete(place.stop())


@pytest.mark.parametrize("masquerade", ["no-such-host.invalid", "fe80::1"])
def test_a_name_that_ftp_cannot_give_leaves_the_address_that_was_dialled(
    virtual_loop: VirtualTimeLoop, masquerade: str
) -> None:
    place = FilePlace([].append, work=virtual_loop.work, masquerade=masquerade)
    virtual_loop.run_until_complete(place.start())
    url = urlsplit(place.upload_location("ftp"))
    with ftplib.FTP(timeout=5) as ftp:
        ftp.connect("127.0.0.1", url.port or 0)
        ftp.login(url.username or "", url.password or "")
        assert "(127,0,0,1," in ftp.sendcmd("PASV")
    virtual_loop.run_until_complete(place.stop())


@pytest.mark.parametrize(
    ("option", "said"), [("ftp_port", "FTP cannot be served on 127"), ("http_port", "in use")]
)
def test_a_port_that_is_taken_is_said(virtual_loop: VirtualTimeLoop, option: str, said: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        place = FilePlace([].append, work=virtual_loop.work, **{option: taken.getsockname()[1]})
        with pytest.raises(OSError, match=said):
            virtual_loop.run_until_complete(place.start())
    assert not [thread for thread in threading.enumerate() if thread.name == "acceptance-ftp"]
