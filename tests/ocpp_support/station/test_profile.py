"""What a station file declares decides what applies."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocpp_support.station.profile import Profile
from ocpp_support.station.station_file import load_profile
from ocpp_support.station.tables import ERROR_KINDS


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


def test_two_cards_are_two_tags() -> None:
    with pytest.raises(ValueError, match="ALICE and BOB have the same tag"):
        Profile.model_validate({"cards": {"ALICE": "04a2", "BOB": "04A2"}})


def test_the_acts_that_the_file_takes_away_have_its_reason() -> None:
    profile = Profile.model_validate({"hands": {"cannot": {"power_cycle": "the switch is locked"}}})
    assert profile.cannot("power_cycle") == "the switch is locked"
    assert profile.cannot("plug_in") is None


@pytest.mark.parametrize(("by", "real"), [("simulator", False), ("person", True), ("http", True)])
def test_only_the_bundled_station_lives_in_our_time(by: str, real: bool) -> None:
    hands = {"by": by, "url": "http://127.0.0.1:1"}
    assert Profile.model_validate({"hands": hands}).real is real


def test_a_real_station_is_updated_only_with_an_image_of_its_vendor(tmp_path: Path) -> None:
    (tmp_path / "new.bin").write_bytes(b"new")
    hands = {"hands": {"by": "http", "url": "http://127.0.0.1:9100"}}
    without = Profile.model_validate(hands)
    assert without.why_not("firmware") == "not tested: the station file names no firmware image"
    with_one = Profile.model_validate({**hands, "firmware": {"image": tmp_path / "new.bin"}})
    assert with_one.why_not("firmware") is None
    never = Profile.model_validate({**hands, "station": {"firmware_update": False}})
    assert never.why_not("firmware") == "not applicable: the station has no firmware update"


@pytest.mark.parametrize(
    ("standing", "status"),
    [
        ("accepted", "Accepted"),
        ("unknown", "Invalid"),
        ("invalid", "Invalid"),
        ("blocked", "Blocked"),
        ("expired", "Expired"),
    ],
)
def test_a_cards_standing_is_what_the_central_system_says(standing: str, status: str) -> None:
    profile = Profile.model_validate({"cards": {"ALICE": {"tag": "04A2", "standing": standing}}})
    assert profile.standings == {"04A2": status}


@pytest.mark.parametrize(
    ("number", "files"),
    [(1, None), (2, (Path("c"), Path("k"), None)), (3, (Path("c"), Path("k"), Path("ca")))],
)
def test_what_the_server_shows_depends_on_the_security_profile(number: int, files: object) -> None:
    security = {
        "profile": number,
        "password": {"env": "X"},
        "certificate": "c",
        "key": "k",
        "station_ca": "ca",
    }
    assert Profile.model_validate({"security": security}).server_files == files
