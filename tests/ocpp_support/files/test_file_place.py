from __future__ import annotations

import socket
import threading
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from ocpp_support.files.file_place import Conduct, FilePlace
from ocpp_support.files.http_server import HttpServer
from ocpp_support.files.transfers import Transfer
from ocpp_support.runtime.clock import VirtualTimeLoop


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
