"""A station file is read whole, or refused with its line, its key and what is allowed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ocpp_support.station.station_file import StationFileError, load_profile

from .bundled import bundled_files


def _written(folder: Path, text: str) -> str:
    path = folder / "my_station.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", [path.stem for path in bundled_files()])
def test_every_bundled_file_is_read(name: str) -> None:
    assert load_profile(name).name == name


def test_an_empty_file_is_an_ordinary_station(tmp_path: Path) -> None:
    profile = load_profile(_written(tmp_path, ""))
    assert (profile.connectors, profile.real, profile.listen.host) == (1, False, "127.0.0.1")
    assert profile.card("ALICE") == "ALICE"


def test_a_card_is_its_tag_or_a_table(tmp_path: Path) -> None:
    text = '[cards]\nALICE = "04A2B3C4"\nMALLORY = { tag = "DEAD", standing = "blocked", looks = "white" }\n'
    profile = load_profile(_written(tmp_path, text))
    assert [profile.card(name) for name in ("ALICE", "MALLORY", "BOB")] == ["04A2B3C4", "DEAD", "BOB"]
    assert [card.standing for card in profile.cards.values()] == ["accepted", "blocked"]


def test_files_are_found_beside_the_station_file(tmp_path: Path) -> None:
    (tmp_path / "new.bin").write_bytes(b"new")
    profile = load_profile(_written(tmp_path, '[firmware]\nimage = "new.bin"\n'))
    assert profile.firmware.image == tmp_path / "new.bin"


def test_a_deviation_may_have_an_end(tmp_path: Path) -> None:
    text = '[[deviations]]\ncriterion = "14.2"\nreason = "none"\nuntil = 2027-06-30\n'
    assert load_profile(_written(tmp_path, text)).deviations[0].until == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[station]\nconnectors = 2\nconectors = 3\n", 3, "did you mean connectors?"),
        ("[station]\nconnectors = 2\nconectors = 3\n", 3, "allowed are identity, connectors"),
        ("[station]\n\nconnectors = 0\n", 3, "greater than or equal to 1"),
        ('[station]\nconnectors = 1\ncable_timeout = "maybe"\n', 3, "'fault' or 'release'; it is 'maybe'"),
        ('[hands]\nby = "robot"\n', 2, "'simulator', 'person' or 'http'"),
        ('[hands]\nby = "http"\n', 1, "the adapter's “url”"),
        ('[hands]\nby = "person"\npage = "anywhere"\n', 1, "HOST:PORT"),
        ('[hands]\nby = "person"\npage = "0.0.0.0:65536"\n', 1, "at most 65535"),
        ('[hands]\nby = "person"\npage = "0.0.0.0:²"\n', 1, "HOST:PORT"),
        ('[hands]\npage = "0.0.0.0:8180"\n', 1, "is for a person's phone"),
        ('[hands]\nby = "person"\n[hands.cannot]\njump = "no"\n', 4, "'plug_in'"),
        ('[errors]\nconnector = ["communication_pin", "gremlins"]\n', 2, "communication_pin"),
        ("[sation]\nconnectors = 2\n", 1, "did you mean station?"),
        ('[cards]\nALICE = "far too long to be an id tag"\n', 2, "20 characters"),
        ('[cards]\nBOB = { tag = "1", standing = "nice" }\n', 2, "'accepted', 'unknown'"),
        ('[cards]\nBOB = { looks = "blue" }\n', 2, "must be given"),
        ('[cards]\nALICE = "AB"\nBOB = "ab"\n', 1, "ALICE and BOB have the same tag"),
        ('[firmware]\nversion = "2"\nimage = "nowhere.bin"\n', 3, "there is no file"),
        ('[settings]\nonly = ["HeartbeatInterval"]\n', 1, "needs a “reason”"),
        ("[listen]\npassive_ports = [50009, 50000]\n", 1, "first and the last"),
        ("[listen]\nport = 70000\n", 2, "less than or equal to 65535"),
        ("[security]\nprofile = 1\n", 1, "needs “password”"),
        ("[security]\nprofile = 1\npassword = { }\n", 3, "one place"),
        ('[security]\nprofile = 1\npassword = "tea"\n', 3, "a secret never stands in a station file"),
        ('[hands.cannot]\nplug_in = ""\n', 2, "at least 1 character"),
        (
            '[[deviations]]\ncriterion = "1.1"\nreason = "x"\n' * 2,
            1,
            "criterion 1.1 has two known deviations",
        ),
        ('[security]\nprofile = 2\npassword = { env = "X" }\n', 1, "needs “certificate”"),
        (
            '[[deviations]]\ncriterion = "1.1"\nreason = "x"\n[[deviations]]\nreason = "y"\n',
            4,
            "must be given",
        ),
        ('[[deviations]]\ncriterion = "one"\nreason = "x"\n', 2, "pattern"),
        ("[patience]\nboot = 0\n", 2, "greater than 0"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(StationFileError) as caught:
        load_profile(_written(tmp_path, text))
    assert f"line {line}:" in str(caught.value)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "table",
    [
        'by = "person"\npage = "0.0.0.0:65535"\n',
        'by = "person"\npage = "[::]:0"\n',
        'by = "http"\nurl = "http://127.0.0.1:9100"\npage = "0.0.0.0:8180"\n',
    ],
)
def test_whoever_looks_on_has_a_page(tmp_path: Path, table: str) -> None:
    assert load_profile(_written(tmp_path, f"[hands]\n{table}")).hands.page


def test_a_secret_in_the_file_is_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(StationFileError) as caught:
        load_profile(_written(tmp_path, '[security]\nprofile = 1\npassword = "s3cret"\n'))
    assert "s3cret" not in str(caught.value)


def test_every_mistake_is_named(tmp_path: Path) -> None:
    with pytest.raises(StationFileError) as caught:
        load_profile(_written(tmp_path, "[station]\nconnectors = 0\n[listen]\nport = -1\n"))
    assert len(str(caught.value).splitlines()) == 2


def test_what_is_no_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(StationFileError, match=r"no TOML: .*line 1"):
        load_profile(_written(tmp_path, "[station\n"))


def test_what_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "binary.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(StationFileError, match="no UTF-8"):
        load_profile(str(path))


def test_an_unknown_station_is_answered_with_those_there_are() -> None:
    with pytest.raises(StationFileError, match=r"dc_150, .*hk_180, .*reference"):
        load_profile("referense")
