"""Settings: complete and once in a list, of their kind, and unchanged by what was refused."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.protocol.standard_settings import required_settings
from tests.quirks.told import Story

from .cases import Case, Tales

TALES = Tales()
flags, passes = TALES.flags, TALES.passes
TWICE, MISSING, KIND = "settings.listed-twice", "settings.required-missing", "settings.wrong-kind"
UNDONE = "settings.effect-without-change"


def _lists(story: Story, values: dict[str, Any], *, asked: list[str] | None = None) -> None:
    items = [{"key": key, "readonly": False, "value": value} for key, value in values.items()]
    story.told("GetConfiguration", {"configurationKey": items}, **({"key": asked} if asked else {}))


def _all(*profiles: str) -> dict[str, Any]:
    keys = [key for profile in profiles for key in required_settings(profile)]
    return dict.fromkeys(keys) | {"SupportedFeatureProfiles": ",".join(profiles)}


@flags(TWICE)
def the_same_in_another_case(story: Story) -> None:
    story.comes()
    _lists(story, _all("Core") | {"heartbeatinterval": "60"})


@passes(TWICE)
def each_once(story: Story) -> None:
    story.comes()
    _lists(story, _all("Core"))


@flags(MISSING)
def a_list_without_one_of_core(story: Story) -> None:
    story.comes()
    _lists(story, {key: value for key, value in _all("Core").items() if key != "ResetRetries"})


@flags(MISSING)
def a_list_that_does_not_say_which_profiles_there_are(story: Story) -> None:
    story.comes()
    _lists(story, {key: value for key, value in _all("Core").items() if key != "SupportedFeatureProfiles"})


@flags(MISSING)
def a_list_without_those_of_a_profile_that_it_claims(story: Story) -> None:
    story.comes()
    _lists(story, _all("Core") | {"SupportedFeatureProfiles": "Core, SmartCharging"})


@passes(MISSING)
def everything_there_must_be(story: Story) -> None:
    story.comes()
    _lists(story, _all("Core", "SmartCharging", "LocalAuthListManagement"))


@passes(MISSING)
def only_what_was_asked_for(story: Story) -> None:
    story.comes()
    _lists(story, {"ResetRetries": "3"}, asked=["ResetRetries"])


@flags(KIND)
def a_number_in_words(story: Story) -> None:
    story.comes()
    _lists(story, {"ResetRetries": "three"}, asked=["ResetRetries"])


@passes(KIND)
def values_of_their_kinds_and_one_of_a_vendor(story: Story) -> None:
    story.comes()
    values = {"ResetRetries": "3", "LocalPreAuthorize": "TRUE", "Colour": "three", "BlinkRepeat": None}
    _lists(story, values, asked=[*values])


def _refuses(story: Story, before: str, wanted: str, after: str, status: str = "Rejected") -> None:
    story.comes()
    _lists(story, {"ResetRetries": before}, asked=["ResetRetries"])
    story.told("ChangeConfiguration", {"status": status}, key="ResetRetries", value=wanted)
    _lists(story, {"ResetRetries": after}, asked=["ResetRetries"])


@flags(UNDONE)
def it_refuses_and_does(story: Story) -> None:
    _refuses(story, "3", "4", "4")


@flags(UNDONE)
def it_does_not_support_it_and_does(story: Story) -> None:
    _refuses(story, "3", "4", "04", "NotSupported")


@flags(UNDONE)
def it_refuses_the_way_back_and_goes_it(story: Story) -> None:
    story.comes()
    for value, status in (("4", "Accepted"), ("3", "Rejected")):
        story.told("ChangeConfiguration", {"status": status}, key="ResetRetries", value=value)
    _lists(story, {"ResetRetries": "3"}, asked=["ResetRetries"])


@passes(UNDONE)
def it_may_do_it_after_a_restart(story: Story) -> None:
    _refuses(story, "3", "4", "4", "RebootRequired")


@passes(UNDONE)
def it_refuses_and_does_not(story: Story) -> None:
    _refuses(story, "3", "4", "3")


@passes(UNDONE)
def it_refuses_what_it_has_already(story: Story) -> None:
    _refuses(story, "3", "3", "3")


@passes(UNDONE)
def it_takes_it_the_next_time(story: Story) -> None:
    _refuses(story, "3", "4", "3")
    story.told("ChangeConfiguration", {"status": "Rejected"}, key="ResetRetries", value="4")
    story.told("ChangeConfiguration", {"status": "Accepted"}, key="ResetRetries", value="4")
    _lists(story, {"ResetRetries": "4"}, asked=["ResetRetries"])


@pytest.mark.parametrize("case", TALES, ids=str)
def test_a_tale(case: Case) -> None:
    assert bool(case.found()) is case.flagged


def test_every_rule_is_tried_both_ways() -> None:
    assert TALES.tried_both_ways() == {TWICE, MISSING, KIND, UNDONE}


def test_a_finding_names_the_settings_and_no_value() -> None:
    (found,) = Case(MISSING, True, a_list_without_one_of_core).found()
    assert found.text == "its list of all settings lacks ResetRetries"
    (found,) = Case(KIND, True, a_number_in_words).found()
    assert found.text == "its ResetRetries is no whole number"
