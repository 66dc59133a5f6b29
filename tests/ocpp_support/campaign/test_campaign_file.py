"""A campaign file is read and checked before anything starts; a mistake is named by its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocpp_support.campaign.campaign_file import CampaignFileError, address_of, load_campaign
from ocpp_support.station.bundled import BUNDLED

from .made_up import REAL, load, names


def test_what_is_left_out_is_the_whole_script_on_this_machine(tmp_path: Path) -> None:
    campaign = load(tmp_path, '[[station]]\nstation = "reference"\n')
    assert (campaign.engine, campaign.features, campaign.at_once) == ("local", (), None)
    assert names(campaign) == ["reference"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            '[[station]]\nstation = "lab/*.toml"\n',
            "line 2: “station.0.station”: no station file (.toml) in ",
        ),
        (
            'features = [\n  "features/acceptance/99_*",\n]\n[[station]]\nstation = "reference"\n',
            "line 1: “features”: no feature is named “features/acceptance/99_*”, neither in ",
        ),
        (
            '[[station]]\nstation = "reference"\nfeatures = ["features/none.feature"]\n',
            "line 3: “station.0.features”: no feature is named “features/none.feature”",
        ),
        ('features = ["*.toml"]\n[[station]]\nstation = "reference"\n', "is not in the suite"),
        ('[[station]]\nstation = "m*.toml"\nname = "X"\n', "each station is called as its file"),
        ('[[station]]\nstation = "m*.toml"\nseed = 2\n', "seed is for the bundled stations"),
        ("", "line 1: “station”: this key must be given"),
        (
            '[[station]]\nstation = "reference"\ncuont = 2\n',
            "line 3: “station.0.cuont”: there is no such key (did you mean count?); allowed are ",
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


def test_the_forty_to_try_out_are_twelve_that_err_each_in_its_own_way() -> None:
    campaign = load_campaign(BUNDLED / "campaigns" / "forty.toml")
    stations = [one for entry in campaign.stations for one in entry.each()]
    assert len({one.name for one in stations}) == 40
    err = [one for one in stations if one.entry.defects]
    assert len(err) == 12
    assert len({one.entry.defects for one in err}) == 12
    assert {one.file for one in stations} == {"reference", "dc_150", "hk_180"}
