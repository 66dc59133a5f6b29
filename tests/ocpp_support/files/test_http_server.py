from __future__ import annotations

import base64
import hashlib
import http.client
import socket
from urllib.parse import urlsplit

import pytest

from ocpp_support.files.file_place import Conduct
from tests.ocpp_support.files.open_place import LIMIT, OpenPlace


def ask(
    opened: OpenPlace,
    method: str,
    path: str,
    body: bytes | None = None,
    *,
    password: str | None = None,
    **headers: str,
) -> tuple[int, bytes]:
    """Ask as a station does, with the login of the run unless there is another."""
    url = urlsplit(opened.place.upload_location("http"))
    login = f"{url.username}:{url.password if password is None else password}"
    headers = {"Authorization": "Basic " + base64.b64encode(login.encode()).decode(), **headers}

    def act() -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(url.hostname or "", url.port, timeout=5)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    status, answer = opened.client(act)
    return status, answer


def test_a_download_is_evidence(opened: OpenPlace) -> None:
    image = bytes(range(256)) * 1000
    opened.place.publish("v 2.zip", image)
    assert ask(opened, "GET", urlsplit(opened.place.location("v 2.zip", "http")).path) == (200, image)
    (transfer,) = opened.transfers
    assert (transfer.direction, transfer.protocol, transfer.name) == ("download", "http", "v 2.zip")
    assert (transfer.size, transfer.sha256) == (len(image), hashlib.sha256(image).hexdigest())
    assert transfer.complete
    assert transfer.peer.startswith("127.0.0.1:")


@pytest.mark.parametrize("method", ["PUT", "POST"])
def test_an_upload_is_evidence_and_can_be_read(opened: OpenPlace, method: str) -> None:
    assert ask(opened, method, "/logs/x.log", b"data" * 9000)[0] == 201
    (transfer,) = opened.transfers
    assert (transfer.direction, transfer.name, transfer.size) == ("upload", "logs/x.log", 36000)
    assert transfer.sha256 == hashlib.sha256(b"data" * 9000).hexdigest()
    assert opened.place.read("logs/x.log") == b"data" * 9000


def test_a_form_brings_its_own_name(opened: OpenPlace) -> None:
    form = (
        b'--B\r\nContent-Disposition: form-data; name="note"\r\n\r\nhello\r\n'
        b'--B\r\nContent-Disposition: form-data; name="file"; filename="../x.log"\r\n\r\ndata\r\n--B--\r\n'
    )
    headers = {"Content-Type": "multipart/form-data; boundary=B"}
    assert ask(opened, "POST", "/", form, **headers)[0] == 201
    assert opened.place.read("x.log") == b"data"


def test_a_form_without_a_file_is_refused(opened: OpenPlace) -> None:
    assert (
        ask(opened, "POST", "/", b"nonsense", **{"Content-Type": "multipart/form-data; boundary=B"})[0] == 400
    )
    assert ask(opened, "POST", "/", b"nonsense", **{"Content-Type": "multipart/form-data"})[0] == 400
    assert [t.complete for t in opened.transfers] == [False, False]


def test_a_wrong_login_is_refused(opened: OpenPlace) -> None:
    opened.place.publish("v2.zip", b"image")
    assert ask(opened, "GET", "/v2.zip", password="guess")[0] == 401
    assert ask(opened, "GET", "/v2.zip", Authorization="Bearer x")[0] == 401
    assert ask(opened, "PUT", "/x.log", b"data", Authorization="Basic ?")[0] == 401
    assert [t.note for t in opened.transfers] == ["login refused"] * 3


def test_it_can_refuse_every_login(opened: OpenPlace) -> None:
    opened.place.mode = Conduct.NO_LOGIN
    assert ask(opened, "PUT", "/x.log", b"data")[0] == 401
    assert [(t.direction, t.note) for t in opened.transfers] == [("upload", "login refused")]


@pytest.mark.parametrize("path", ["/v2.zip", "/", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd"])
def test_a_missing_file_is_an_attempt_too(opened: OpenPlace, path: str) -> None:
    assert ask(opened, "GET", path)[0] == 404
    assert [(t.complete, t.note) for t in opened.transfers] == [(False, "no such file")]


def test_it_can_have_no_file(opened: OpenPlace) -> None:
    opened.place.publish("v2.zip", b"there, and not given")
    opened.place.mode = Conduct.NO_SUCH_FILE
    assert ask(opened, "GET", "/v2.zip")[0] == 404


@pytest.mark.parametrize("path", ["/x.log", "/", "/%2e%2e/x.log"])
def test_what_may_not_be_stored_is_refused(opened: OpenPlace, path: str) -> None:
    opened.place.mode = Conduct.NO_STORE if path == "/x.log" else Conduct.ORDINARY
    assert ask(opened, "PUT", path, b"data")[0] == 403
    assert [(t.size, t.note) for t in opened.transfers] == [(0, "not allowed to store")]


def test_an_upload_that_is_too_large_is_not_kept(opened: OpenPlace) -> None:
    assert ask(opened, "PUT", "/x.log", b"x" * LIMIT)[0] == 201
    assert ask(opened, "PUT", "/y.log", b"x" * (LIMIT + 1))[0] == 413
    assert [(t.complete, t.note) for t in opened.transfers] == [(True, ""), (False, "too large")]
    with pytest.raises(FileNotFoundError):
        opened.place.read("y.log")


def test_a_broken_off_upload_is_evidence_and_is_not_kept(opened: OpenPlace) -> None:
    url = urlsplit(opened.place.upload_location("http"))
    login = base64.b64encode(f"{url.username}:{url.password}".encode()).decode()
    head = f"PUT /x.log HTTP/1.1\r\nHost: a\r\nAuthorization: Basic {login}\r\nContent-Length: 100\r\n\r\n"

    def break_off() -> None:
        with socket.create_connection((url.hostname, url.port), timeout=5) as client:
            client.sendall(head.encode() + b"half")

    opened.client(break_off)
    assert [(t.name, t.complete, t.note) for t in opened.transfers] == [("x.log", False, "aborted")]
    with pytest.raises(FileNotFoundError):
        opened.place.read("x.log")
