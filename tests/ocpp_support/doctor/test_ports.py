import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from ocpp_support.doctor import ports
from ocpp_support.doctor.ports import dialled, holder_of, listener, trouble_with


@pytest.fixture
def taken() -> Iterator[int]:
    """A port of the loopback address that somebody listens on."""
    with listener("127.0.0.1", 0) as server:
        yield server.getsockname()[1]


def test_a_free_port() -> None:
    with listener("127.0.0.1", 0) as server:
        port = server.getsockname()[1]

    assert trouble_with("127.0.0.1", port) == ""


def test_a_taken_port_and_who_has_it(taken: int, tmp_path: Path) -> None:
    assert trouble_with("127.0.0.1", taken, proc=tmp_path) == f"port {taken} is taken"
    if Path("/proc/net/tcp").exists():
        assert f"process {os.getpid()}" in trouble_with("127.0.0.1", taken)


def test_nobody_seen_on_a_port(tmp_path: Path) -> None:
    (tmp_path / "net").mkdir()
    (tmp_path / "net" / "tcp").write_text("  sl  local_address\n   0: short\n", encoding="ascii")

    assert holder_of(9000, tmp_path) == ""


def test_the_holder_of_a_port_is_found_by_its_socket(tmp_path: Path) -> None:
    row = "0: 0100007F:2328 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 4711 1\n"
    other = row.replace("0A", "01").replace("4711", "4712")
    (tmp_path / "net").mkdir()
    (tmp_path / "net" / "tcp6").write_text(f"header\n{row}{other}", encoding="ascii")
    for number, inode in (("7", 4711), ("8", 4712)):
        (tmp_path / number / "fd").mkdir(parents=True)
        (tmp_path / number / "fd" / "3").symlink_to(f"socket:[{inode}]")
        (tmp_path / number / "comm").write_text(f"behave{number}\n", encoding="utf-8")
    (tmp_path / "9").mkdir()

    assert holder_of(9000, tmp_path) == "behave7, process 7"
    assert holder_of(9001, tmp_path) == ""


@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("192.0.2.77", "192.0.2.77 is no address of this machine"),
        ("no such host.invalid", "this machine knows no address no such host.invalid"),
    ],
)
def test_a_host_that_is_not_here(host: str, said: str) -> None:
    assert trouble_with(host, 0) == said


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "Permission denied"), "this machine does not let you listen on port 80"),
        (OSError(24, "Too many open files"), "one cannot listen on h, port 80: Too many open files"),
    ],
)
def test_other_troubles(monkeypatch: pytest.MonkeyPatch, error: OSError, said: str) -> None:
    def refuse(host: str, port: int) -> None:
        raise error

    monkeypatch.setattr(ports, "listener", refuse)

    assert trouble_with("h", 80) == said


def test_nothing_is_left_open_where_one_cannot_listen(taken: int) -> None:
    with pytest.raises(OSError, match="in use"):
        listener("127.0.0.1", taken)


def test_an_address_that_answers_and_one_that_does_not() -> None:
    reached = dialled("127.0.0.1", 0, ["127.0.0.1", "127.0.0.2"])

    assert reached["127.0.0.1"] == ""
    assert reached["127.0.0.2"] == "Connection refused"


def test_somebody_else_who_dials_is_not_taken_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    strangers: list[socket.socket] = []
    connect = socket.create_connection

    def after_a_stranger(address: tuple[str, int], timeout: float) -> socket.socket:
        strangers.append(connect(address))
        return connect(address, timeout)

    monkeypatch.setattr(ports.socket, "create_connection", after_a_stranger)

    assert dialled("127.0.0.1", 0, ["127.0.0.1"]) == {"127.0.0.1": ""}
    assert strangers.pop().recv(1) == b""


def test_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    def in_vain(address: tuple[str, int], timeout: float) -> socket.socket:
        raise TimeoutError

    monkeypatch.setattr(ports.socket, "create_connection", in_vain)

    assert dialled("127.0.0.1", 0, ["127.0.0.1"]) == {"127.0.0.1": "nobody answers"}


def test_only_addresses_of_version_6_are_taken_for_them() -> None:
    if trouble_with("::1", 0):
        pytest.skip("this machine has no IPv6")
    with listener("::1", 0) as server:
        assert server.getsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY) == 1
