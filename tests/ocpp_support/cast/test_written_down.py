"""The file in which a station's settings are kept: whole or not there, and without secrets."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocpp_support.cast.written_down import Unreadable, WrittenDown, is_secret, written_down_in

SETTINGS = {"HeartbeatInterval": "900", "Name": "Säule “7”"}


@pytest.fixture
def file(tmp_path: Path) -> WrittenDown:
    return WrittenDown(tmp_path / "reports", "CP/1 ü")


def test_what_is_written_is_read(file: WrittenDown) -> None:
    assert file.read() == {}
    file.write(SETTINGS)
    assert file.read() == SETTINGS
    assert [path.name for path in file.folder.iterdir()] == ["settings-found-CP%2F1%20%C3%BC.json"]
    file.write({"HeartbeatInterval": "1"})
    assert file.read() == {"HeartbeatInterval": "1"}


@pytest.mark.parametrize(
    ("key", "value", "secret"),
    [
        ("AuthorizationKey", "414243", True),
        ("WifiPassword", "x", True),
        ("authorizationKey", "414243", True),
        ("PASSWORD", 'a"RET', True),
        ("ApiToken", "414243", True),
        ("UpdateServer", "http://example.org/x?token=UrlToken88", True),
        ("UpdateServer", "ftp://me:secret@example.org/x", True),
        ("UpdateServer", "ftp://example.org/x", False),
        ("HeartbeatInterval", "900", False),
    ],
)
def test_secrets_are_not_written(file: WrittenDown, key: str, value: str, secret: bool) -> None:
    assert is_secret(key, value) is secret
    file.write({**SETTINGS, key: value})
    assert (value in file.path.read_text(encoding="utf-8")) is not secret


def test_a_write_that_fails_leaves_what_was_there(file: WrittenDown, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write(SETTINGS)

    def full(self: Path, target: Path) -> Path:
        raise OSError("the disk is full")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="full"):
        file.write({})
    assert file.read() == SETTINGS


@pytest.mark.parametrize("text", ["", "hello", "[]", '{"settings": 7}', "{}", "\udcff"])
def test_what_cannot_be_read_is_said_and_can_be_set_aside(file: WrittenDown, text: str) -> None:
    file.write(SETTINGS)
    file.path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(Unreadable, match=r"settings-found-.*\.json cannot be read: "):
        file.read()
    aside = file.set_aside()
    assert aside.exists()
    assert file.read() == {}


def test_a_folder_holds_what_was_written_down_of_every_station(tmp_path: Path) -> None:
    assert list(written_down_in(tmp_path / "nowhere")) == []
    for identity in ("B", "A/1"):
        WrittenDown(tmp_path, identity).write(SETTINGS)
    (tmp_path / "acceptance.json").touch()
    assert [one.identity for one in written_down_in(tmp_path)] == ["A/1", "B"]


def test_it_can_be_removed_twice(file: WrittenDown) -> None:
    file.write(SETTINGS)
    file.remove()
    file.remove()
    assert not file.path.exists()
