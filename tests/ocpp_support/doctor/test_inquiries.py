import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from ocpp_support.doctor import inquiries
from ocpp_support.doctor.inquiries import acts_of, free_bytes, report_generator, secret_of, synchronised
from ocpp_support.reporting.node import ALLURE, NoGenerator
from ocpp_support.station.security import Secret

Serve = Callable[[bytes], str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve something as the acts of an adapter."""
    servers: list[HTTPServer] = []

    def begin(said: bytes) -> str:
        class Adapter(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.wfile.write(said if self.path == "/acts" else b"HTTP/1.0 404 Not Found\r\n\r\n")

            def log_message(self, *_: object) -> None:
                pass

        servers.append(HTTPServer(("127.0.0.1", 0), Adapter))
        threading.Thread(target=servers[-1].serve_forever, args=(0.01,), daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}/"

    yield begin
    for server in servers:
        server.shutdown()
        server.server_close()


def test_an_adapter_says_what_it_can_do(serve: Serve) -> None:
    assert acts_of(serve(b'HTTP/1.0 200 OK\r\n\r\n["plug_in", "unplug"]')) == (["plug_in", "unplug"], "")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (b'HTTP/1.0 200 OK\r\n\r\n{"acts": []}', "GET /acts is no list of acts"),
        (b"HTTP/1.0 200 OK\r\n\r\nhello", "Expecting value: line 1 column 1 (char 0)"),
        (b"HTTP/1.0 404 Not Found\r\n\r\n", "Not Found"),
        (b"garbage\r\n", "garbage"),
    ],
)
def test_an_adapter_that_says_something_else(serve: Serve, said: bytes, why: str) -> None:
    acts, trouble = acts_of(serve(said))

    assert acts is None
    assert why in trouble


def test_no_adapter() -> None:
    assert acts_of("http://127.0.0.1:1") == (None, "Connection refused")
    assert acts_of("http://no such host") == (
        None,
        "URL can't contain control characters. 'no such host' (found at least ' ')",
    )


def say(monkeypatch: pytest.MonkeyPatch, said: str | Exception) -> None:
    def run(*_: object, **__: object) -> subprocess.CompletedProcess[str]:
        if isinstance(said, Exception):
            raise said
        return subprocess.CompletedProcess([], 0, said, "")

    monkeypatch.setattr(inquiries.shutil, "which", lambda name: f"bin/{name}")
    monkeypatch.setattr(inquiries.subprocess, "run", run)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("yes\n", True),
        ("no\n", False),
        ("", None),
        (OSError("gone"), None),
        (subprocess.TimeoutExpired("timedatectl", 3), None),
    ],
)
def test_whether_the_clock_follows_a_time_server(
    monkeypatch: pytest.MonkeyPatch, said: str | Exception, meant: bool | None
) -> None:
    say(monkeypatch, said)

    assert synchronised() is meant


def test_a_system_without_that_program_does_not_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inquiries.shutil, "which", lambda name: None)

    assert synchronised() is None


def test_the_room_for_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    assert free_bytes(tmp_path / "not" / "yet") > 0


def test_the_generator_of_the_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(inquiries, "user_cache", lambda: tmp_path)
    monkeypatch.setattr(inquiries, "find_node", lambda: (Path("node"), Path("npm")))
    assert report_generator() == ("", False)

    program = tmp_path / f"allure-{ALLURE}" / "node_modules" / "allure" / "cli.js"
    program.parent.mkdir(parents=True)
    program.touch()
    assert report_generator() == ("", True)


def test_no_node(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise NoGenerator("there is no Node")

    monkeypatch.setattr(inquiries, "find_node", none)

    assert report_generator() == ("there is no Node", False)


def test_a_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STATION_SECRET", "hush")
    monkeypatch.delenv("NO_SECRET", raising=False)
    (tmp_path / "raw").write_bytes(b"\xff\xfe")

    assert secret_of(Secret(env="STATION_SECRET")) == ("hush", "")
    assert secret_of(Secret(env="NO_SECRET")) == ("", "the environment variable NO_SECRET is not set")
    assert secret_of(Secret(file=tmp_path / "raw"))[1].endswith("raw is not text")
    assert secret_of(Secret(file=tmp_path / "none"))[1].endswith(
        "none cannot be read: No such file or directory"
    )
    assert secret_of(None) == ("", "the station file does not say where the password is")
