from typing import Any

import pytest

from ocpp_support.plan.choice import TOO_SLOW, Choice
from ocpp_support.plan.takes import Takes
from ocpp_support.station.profile import Profile
from tests.ocpp_support.plan.features import CABLE_1, CARD_1, feature, takes

NOBODY = "nobody is at the station"


def scenario(name: str = "On") -> Any:
    return feature("A", name).scenarios[0]


def profile(by: str = "person", **more: object) -> Profile:
    hands = {"by": by, "url": "http://127.0.0.1:9100"}
    return Profile.model_validate({"hands": hands, **more})


def why_not(takes: Takes | None, profile: Profile, name: str = "On", **cannot: str) -> str | None:
    return Choice(profile, cannot.get).why_not(scenario(name), takes)


def test_what_the_hands_cannot_do_is_not_tested() -> None:
    assert why_not(takes(CABLE_1), profile(), plug_in=NOBODY) == f"not tested: {NOBODY}"


def test_what_needs_no_act_is_run_though_nobody_is_there() -> None:
    assert why_not(takes(), profile(), plug_in=NOBODY) is None


def test_where_nothing_is_known_nothing_is_left_out() -> None:
    assert why_not(None, profile(), plug_in=NOBODY) is None


def test_a_person_needs_the_card_itself() -> None:
    reason = "not tested: the station file names no card “ALICE”"

    assert why_not(takes(CARD_1), profile()) == reason
    assert why_not(takes(CARD_1), profile(cards={"ALICE": "04A2"})) is None
    assert why_not(takes(CARD_1), profile("http")) is None


def test_the_bundled_station_can_do_everything_that_it_is_not_forbidden() -> None:
    assert why_not(takes(CARD_1), profile("simulator"), present_card=NOBODY) is None


@pytest.mark.parametrize(("by", "slow", "said"), [("person", False, TOO_SLOW), ("http", False, TOO_SLOW)])
def test_what_takes_an_hour_is_left_out_where_the_clock_is_real(by: str, slow: bool, said: str) -> None:
    assert Choice(profile(by), lambda _: None, slow).why_not(scenario("@slow Late"), takes()) == said


@pytest.mark.parametrize(("by", "slow"), [("person", True), ("simulator", False)])
def test_what_takes_an_hour_is_run_where_it_is_asked_for_or_takes_none(by: str, slow: bool) -> None:
    assert Choice(profile(by), lambda _: None, slow).why_not(scenario("@slow Late"), takes()) is None


def test_what_does_not_apply_is_known_beforehand() -> None:
    one = profile(station={"firmware_update": False})

    reason = "not applicable: the station has no firmware update"
    assert why_not(takes(), one, "@needs.firmware Update") == reason


def test_an_unknown_need_is_left_to_the_scenario() -> None:
    assert why_not(takes(), profile(), "@needs.roof On") is None
