"""A campaign file is read and checked before anything starts; a mistake is named by its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocpp_support.campaign.campaign_file import (
    Campaign,
    CampaignFileError,
    address_of,
    load_campaign,
    names_of,
)

REAL = """
[hands]
by = "person"
"""


def load(folder: Path, text: str) -> Campaign:
    file = folder / "campaign.toml"
    file.write_text(text, encoding="utf-8")
    return load_campaign(file)


def names(campaign: Campaign) -> list[str]:
    return [name for station in campaign.stations for name in names_of(station)]


def test_what_is_left_out_is_the_whole_script_on_this_machine(tmp_path: Path) -> None:
    campaign = load(tmp_path, '[[station]]\nstation = "reference"\n')
    assert (campaign.engine, campaign.features, campaign.at_once) == ("local", (), None)
    assert names(campaign) == ["reference"]


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
    assert campaign.stations[0].station == str(tmp_path.resolve() / "mine.toml")
    assert names(campaign) == ["mine"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "line 1: “station”: this key must be given"),
        (
            '[[station]]\nstation = "reference"\ncuont = 2\n',
            "line 3: “station.0.cuont”: there is no such key",
        ),
        ('[[station]]\nstation = "refrence"\n', "There is no station “refrence”"),
        (
            '[[station]]\nstation = "reference"\nname = "../up"\n',
            "line 3: “station.0.name”: a name is a folder's",
        ),
        ('[[station]]\nstation = "reference"\ncount = 0\n', "line 3: “station.0.count”"),
        (
            'engine = "spark://x:1"\n[[station]]\nstation = "reference"\n',
            "an engine is local or dask://HOST:PORT",
        ),
        ('monitor = "on"\n[[station]]\nstation = "reference"\n', "line 1: “monitor”"),
        ("[[station]\n", "this is no TOML"),
        ('[[station]]\nstation = "mine.toml"\ncount = 2\n', "count is for the bundled stations"),
        ('[[station]]\nstation = "mine.toml"\nidentity = "X"\n', "identity is for the bundled stations"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "mine.toml").write_text(REAL, encoding="utf-8")
    with pytest.raises(CampaignFileError) as error:
        load(tmp_path, text)
    assert complaint in str(error.value)


def test_a_file_that_is_not_there_or_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(CampaignFileError, match="cannot be read"):
        load_campaign(tmp_path / "none.toml")
    (tmp_path / "odd.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CampaignFileError, match="no UTF-8"):
        load_campaign(tmp_path / "odd.toml")


def test_a_scheduler_is_named_by_host_and_port() -> None:
    assert address_of("dask://lab:8786") == "tcp://lab:8786"
    for wrong in ("dask://lab", "dask://:1", "tcp://lab:1", "dask://lab:x", "dask://lab:1/path", "dask"):
        with pytest.raises(ValueError, match="HOST:PORT"):
            address_of(wrong)
