"""Files are named from the folder of the campaign file, one by one or by a pattern."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocpp_support.campaign.job import PROJECT
from ocpp_support.campaign.patterns import features, is_pattern, station_files

BESIDE = PROJECT / "stations" / "any.toml"
TRIGGER = "features/acceptance/16_trigger_message.feature"


def test_a_name_with_a_sign_may_stand_for_several() -> None:
    assert [name for name in ("a.toml", "*.toml", "bay?.toml", "[ab].toml") if is_pattern(name)] == [
        "*.toml",
        "bay?.toml",
        "[ab].toml",
    ]


@pytest.mark.parametrize(
    "name", ["features/acceptance/16_*", "../features/acceptance/16_*", TRIGGER, str(PROJECT / TRIGGER)]
)
def test_features_are_named_from_the_folder_of_the_campaign_or_of_the_suite(name: str) -> None:
    assert features(name, BESIDE) == [TRIGGER]


def test_a_folder_is_one_and_a_scenario_may_be_named_by_its_line(tmp_path: Path) -> None:
    assert features("features/acceptance", tmp_path / "c.toml") == ["features/acceptance"]
    assert features("features/acceptance/16_*:12", tmp_path / "c.toml") == [f"{TRIGGER}:12"]


def test_features_of_somebody_else_are_refused(tmp_path: Path) -> None:
    (tmp_path / "own.feature").touch()
    with pytest.raises(ValueError, match="is not in the suite"):
        features("own.feature", tmp_path / "c.toml")


def test_the_campaign_is_no_station_of_its_own(tmp_path: Path) -> None:
    for name in ("b.toml", "a.toml", "campaign.toml", "notes.md"):
        (tmp_path / name).touch()
    found = station_files("*", tmp_path / "campaign.toml")
    assert found == [str(tmp_path.resolve() / name) for name in ("a.toml", "b.toml")]


def test_a_folder_may_be_called_as_a_pattern_is(tmp_path: Path) -> None:
    folder = tmp_path / "bay [1]"
    folder.mkdir()
    (folder / "a.toml").touch()
    assert station_files("*.toml", folder / "campaign.toml") == [str(folder.resolve() / "a.toml")]


def test_a_name_that_stands_for_nothing_is_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no station file \(\.toml\) in .* is named so"):
        station_files("lab/*", tmp_path / "c.toml")
    with pytest.raises(ValueError, match="no feature is named “features/99”, neither in"):
        features("features/99", tmp_path / "c.toml")
