from __future__ import annotations

import ftplib
import hashlib
import io
import socket
from typing import Any
from urllib.parse import urlsplit

import pytest

from ocpp_support.files.file_place import Conduct
from tests.ocpp_support.files.open_place import LIMIT, OpenPlace


def dial(opened: OpenPlace, *, login: bool = True) -> ftplib.FTP:
    url = urlsplit(opened.place.upload_location("ftp"))
    ftp = ftplib.FTP(timeout=5)
    ftp.connect(url.hostname or "", url.port or 0)
    if login:
        ftp.login(url.username or "", url.password or "")
    return ftp


def fetch(opened: OpenPlace, name: str) -> bytes:
    held = io.BytesIO()
    with dial(opened) as ftp:
        ftp.retrbinary(f"RETR {name}", held.write)
    return held.getvalue()


def store(opened: OpenPlace, name: str, data: bytes) -> Any:
    with dial(opened) as ftp:
        return ftp.storbinary(f"STOR {name}", io.BytesIO(data))


def refusal(opened: OpenPlace, act: Any) -> str:
    def fails() -> str:
        with pytest.raises(ftplib.all_errors) as refused:
            act()
        return str(refused.value)

    return str(opened.client(fails))


def test_a_download_is_evidence(opened: OpenPlace) -> None:
    image = bytes(range(256)) * 1000
    opened.place.publish("v2.zip", image)
    assert opened.client(lambda: fetch(opened, "v2.zip")) == image
    (transfer,) = opened.transfers
    assert (transfer.direction, transfer.protocol, transfer.name) == ("download", "ftp", "v2.zip")
    assert (transfer.size, transfer.sha256) == (len(image), hashlib.sha256(image).hexdigest())
    assert transfer.complete
    assert transfer.note == ""
    assert transfer.user == urlsplit(opened.place.upload_location()).username
    assert transfer.peer.startswith("127.0.0.1:")


def test_an_upload_is_evidence_and_can_be_read(opened: OpenPlace) -> None:
    data = b"line\r\n" * 10_000
    opened.client(lambda: store(opened, "x.log", data))
    (transfer,) = opened.transfers
    assert (transfer.direction, transfer.name, transfer.complete) == ("upload", "x.log", True)
    assert (transfer.size, transfer.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert opened.place.read("x.log") == data


def test_an_empty_upload_is_complete(opened: OpenPlace) -> None:
    opened.client(lambda: store(opened, "x.log", b""))
    assert [(t.size, t.complete) for t in opened.transfers] == [(0, True)]


def test_a_wrong_login_is_refused(opened: OpenPlace) -> None:
    def log_in() -> None:
        with dial(opened, login=False) as ftp:
            ftp.login("mallory", "guess")

    assert refusal(opened, log_in).startswith("530")
    (transfer,) = opened.transfers
    assert (transfer.direction, transfer.user, transfer.note) == ("login", "mallory", "login refused")


def test_it_can_refuse_every_login(opened: OpenPlace) -> None:
    opened.place.mode = Conduct.NO_LOGIN
    assert refusal(opened, lambda: fetch(opened, "v2.zip")).startswith("530")
    assert [t.note for t in opened.transfers] == ["login refused"]


@pytest.mark.parametrize("mode", [Conduct.ORDINARY, Conduct.NO_SUCH_FILE])
def test_a_missing_file_is_an_attempt_too(opened: OpenPlace, mode: Conduct) -> None:
    opened.place.mode = mode
    if mode is Conduct.NO_SUCH_FILE:
        opened.place.publish("v2.zip", b"there, and not given")
    assert refusal(opened, lambda: fetch(opened, "v2.zip")).startswith("550")
    (transfer,) = opened.transfers
    assert (transfer.direction, transfer.name, transfer.note) == ("download", "v2.zip", "no such file")
    assert not transfer.complete


def test_it_can_let_in_and_refuse_to_store(opened: OpenPlace) -> None:
    opened.place.mode = Conduct.NO_STORE
    for _ in range(3):
        assert refusal(opened, lambda: store(opened, "x.log", b"data")).startswith("550")
    assert [(t.name, t.size, t.note) for t in opened.transfers] == [("x.log", 0, "not allowed to store")] * 3
    with pytest.raises(FileNotFoundError):
        opened.place.read("x.log")


def test_an_upload_that_is_too_large_is_not_kept(opened: OpenPlace) -> None:
    refusal(opened, lambda: store(opened, "x.log", b"x" * (LIMIT * 20)))
    (transfer,) = opened.transfers
    assert (transfer.complete, transfer.note) == (False, "too large")
    assert transfer.size < LIMIT * 2
    with pytest.raises(FileNotFoundError):
        opened.place.read("x.log")


def test_an_upload_of_just_the_limit_is_kept(opened: OpenPlace) -> None:
    opened.client(lambda: store(opened, "x.log", b"x" * LIMIT))
    assert opened.transfers[0].complete


def test_a_broken_off_download_is_evidence_of_what_went(opened: OpenPlace) -> None:
    opened.place.publish("v2.zip", b"x" * 30_000_000)

    def break_off() -> None:
        ftp = dial(opened)
        data = ftp.transfercmd("RETR v2.zip")
        data.recv(10)
        data.close()
        ftp.close()

    opened.client(break_off)
    (transfer,) = opened.transfers
    assert (transfer.complete, transfer.note) == (False, "aborted")
    assert 0 < transfer.size < 30_000_000


def test_a_transfer_that_never_began_is_an_attempt(opened: OpenPlace) -> None:
    def ask_and_leave() -> None:
        ftp = dial(opened)
        ftp.sendcmd("TYPE I")
        ftp.makepasv()
        ftp.sendcmd("STOR x.log")
        ftp.close()

    opened.client(ask_and_leave)
    assert [(t.direction, t.name, t.note) for t in opened.transfers] == [("upload", "x.log", "aborted")]


def test_no_name_leads_out(opened: OpenPlace) -> None:
    opened.client(lambda: store(opened, "../../escaped.log", b"data"))
    assert opened.transfers[0].name == "escaped.log"
    assert opened.place.read("escaped.log") == b"data"


def test_a_station_may_make_a_folder_and_rename(opened: OpenPlace) -> None:
    def careful_upload() -> None:
        with dial(opened) as ftp:
            ftp.mkd("logs")
            ftp.cwd("logs")
            ftp.storbinary("STOR x.part", io.BytesIO(b"data"))
            ftp.rename("x.part", "x.log")

    opened.client(careful_upload)
    assert opened.transfers[0].name == "logs/x.part"
    assert opened.place.read("logs/x.log") == b"data"


def test_time_stands_while_a_client_is_connected(opened: OpenPlace) -> None:
    url = urlsplit(opened.place.upload_location())
    with socket.create_connection((url.hostname, url.port), timeout=5) as client:
        assert client.recv(100).startswith(b"220")
        assert opened.loop.work.busy
    opened.client(lambda: None)
    assert not opened.loop.work.busy
