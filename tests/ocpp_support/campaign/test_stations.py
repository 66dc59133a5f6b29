"""Which stations an entry of a campaign file stands for, and what they are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocpp_support.campaign import stations
from ocpp_support.station.profile import Profile
from ocpp_support.station.station_file import load_profile

from .made_up import REAL, load, names


def test_several_of_one_kind_are_told_apart(tmp_path: Path) -> None:
    text = """
[[station]]
station = "reference"
count = 12
name = "garage"

[[station]]
station = "hk_180"
defects = ["silent-availability"]

[[station]]
station = "dc_150"
identity = "DC-7"
"""
    found = names(load(tmp_path, text))
    assert (found[0], found[11]) == ("garage-01", "garage-12")
    assert found[12:] == ["hk_180-silent-availability", "DC-7"]


def test_a_station_file_is_named_from_the_folder_of_the_campaign(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(REAL, encoding="utf-8")
    campaign = load(tmp_path, '[[station]]\nstation = "mine.toml"\nresource = "bay-1"\n')
    assert [one.file for one in campaign.stations[0].each()] == [str(tmp_path.resolve() / "mine.toml")]
    assert names(campaign) == ["mine"]


def test_a_pattern_stands_for_every_station_file_of_its_folder(tmp_path: Path) -> None:
    for name in ("two", "one"):
        (tmp_path / f"{name}.toml").write_text(REAL, encoding="utf-8")
    (tmp_path / "lab").mkdir()
    (tmp_path / "lab/three.toml").write_text('[hands]\nmodel = "dc_150"\n', encoding="utf-8")
    (tmp_path / "notes.md").write_text("no station", encoding="utf-8")
    campaign = load(tmp_path, '[[station]]\nstation = "**/*.toml"\nresource = "bay"\n')
    found = [(one.name, one.real, one.entry.resource) for one in campaign.stations[0].each()]
    assert found == [("three", False, "bay"), ("one", True, "bay"), ("two", True, "bay")]


def test_several_of_one_seed_have_it_and_the_next(tmp_path: Path) -> None:
    campaign = load(tmp_path, '[[station]]\nstation = "reference"\ncount = 3\nseed = 7\n')
    assert [one.seed for one in campaign.stations[0].each()] == [7, 8, 9]


def test_a_station_file_is_read_once_however_often_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(file: str) -> Profile:
        read.append(file)
        return load_profile(file)

    monkeypatch.setattr(stations, "load_profile", counted)
    entry = '[[station]]\nstation = "reference"\ncount = 20\nname = "{}"\n'
    assert len(names(load(tmp_path, entry.format("a") + entry.format("b")))) == 40
    assert read == ["reference"]
