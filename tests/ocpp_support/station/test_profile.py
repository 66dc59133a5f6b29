"""A station file is read whole or refused with its line; it decides what applies."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocpp_support.station.profile import Profile
from ocpp_support.station.station_file import BUNDLED, StationFileError, load_profile
from ocpp_support.station.tables import ERROR_KINDS


def _written(folder: Path, text: str) -> str:
    path = folder / "my_station.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", [path.stem for path in BUNDLED.glob("*.toml")])
def test_every_bundled_file_is_read(name: str) -> None:
    assert load_profile(name).name == name


def test_an_empty_file_is_an_ordinary_station(tmp_path: Path) -> None:
    profile = load_profile(_written(tmp_path, ""))
    assert profile.connectors == 1
    assert profile.card("ALICE") == "ALICE"


def test_cards_have_the_ids_that_the_file_gives(tmp_path: Path) -> None:
    profile = load_profile(_written(tmp_path, '[cards]\nALICE = "04A2B3C4"\n'))
    assert profile.card("ALICE") == "04A2B3C4"
    assert profile.card("BOB") == "BOB"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[station]\nconnectors = 2\nconectors = 3\n", 3, "allowed are identity, connectors"),
        ("[station]\n\nconnectors = 0\n", 3, "greater than or equal to 1"),
        ('[station]\nconnectors = 1\ncable_timeout = "maybe"\n', 3, "'fault' or 'release'"),
        ('[hands]\nby = "robot"\n', 2, "simulator"),
        ('[errors]\nconnector = ["communication_pin", "gremlins"]\n', 2, "communication_pin"),
        ("[sation]\nconnectors = 2\n", 1, "allowed are station"),
        ('[cards]\nALICE = "far too long to be an id tag"\n', 2, "20 characters"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(StationFileError) as caught:
        load_profile(_written(tmp_path, text))
    assert f"line {line}: " in str(caught.value)
    assert words in str(caught.value)


def test_what_is_no_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(StationFileError, match="no TOML"):
        load_profile(_written(tmp_path, "[station\n"))


def test_an_unknown_station_is_answered_with_those_there_are() -> None:
    with pytest.raises(StationFileError, match="dc_150, hk_180, reference"):
        load_profile("referense")


def test_a_need_that_is_met_leaves_nothing_out() -> None:
    profile = load_profile("reference")
    needs = [
        "two_connectors",
        "error",
        "emergency_stop",
        "firmware",
        *[f"error.{kind}" for kind in ERROR_KINDS],
    ]
    assert [profile.why_not(need) for need in needs] == [None] * len(needs)


def test_what_the_station_does_not_have_is_not_applicable() -> None:
    profile = Profile.model_validate({"station": {"connectors": 1, "authorization_cache": False}})
    assert profile.why_not("two_connectors") == "not applicable: the station has one connector"
    assert profile.why_not("authorization_cache") == "not applicable: the station has no authorization cache"


def test_what_the_platform_does_not_use_is_not_applicable() -> None:
    assert (
        load_profile("hk_180").why_not("platform.clear_cache")
        == "not applicable: not supported by the platform"
    )


def test_what_the_hands_cannot_do_is_not_tested() -> None:
    profile = Profile.model_validate({"hands": {"cannot": {"unplug_vehicle": "the plug is locked"}}})
    assert profile.why_not("unplug_vehicle") == "not tested: the plug is locked"
    assert str(profile.why_not("error.power_pin")).startswith("not tested: ")


def test_one_kind_of_error_among_others_is_a_choice_of_the_file() -> None:
    assert str(load_profile("hk_180").why_not("error.power_pin")).startswith("not applicable: ")


def test_an_unknown_need_is_a_mistake_of_the_suite() -> None:
    with pytest.raises(ValueError, match=r"@needs\.tea is unknown"):
        Profile().why_not("tea")


def test_a_real_station_is_updated_only_with_an_image_of_its_vendor(tmp_path: Path) -> None:
    (tmp_path / "new.bin").write_bytes(b"new")
    hands = '[hands]\nby = "http"\nurl = "http://127.0.0.1:9100"\n'
    without = load_profile(_written(tmp_path, hands))
    assert without.why_not("firmware") == "not tested: the station file names no firmware image"
    assert (
        load_profile(_written(tmp_path, hands + '[firmware]\nimage = "new.bin"\n')).why_not("firmware")
        is None
    )
    never = load_profile(_written(tmp_path, hands + "[station]\nfirmware_update = false\n"))
    assert never.why_not("firmware") == "not applicable: the station has no firmware update"
