"""Matchers over the list of settings."""

from __future__ import annotations

import pytest

from ocpp_support.matchers.configuration import (
    does_not_know,
    lists_each_setting_once,
    lists_required_settings,
    lists_settings,
    lists_settings_of_claimed_profiles,
    same_by_itself,
    values_of_their_kind,
)
from ocpp_support.matchers.expectation import Expectation

from .conversations import description, mismatch
from .settings_talk import SettingsTalk, item, whole_list

OF_THE_LIST = [
    lists_settings(),
    lists_each_setting_once(),
    lists_required_settings(),
    lists_settings_of_claimed_profiles(),
    values_of_their_kind(),
]


def _listed(*items: object) -> SettingsTalk:
    talk = SettingsTalk()
    talk.reads(items=items)
    return talk


@pytest.mark.parametrize("wanted", OF_THE_LIST, ids=description)
class TestEveryWishForTheList:
    def test_it_accepts_a_whole_list_among_other_readings(self, wanted: Expectation) -> None:
        talk = _listed(*whole_list())
        talk.reads("HeartbeatInterval", items=(item("HeartbeatInterval"),))
        assert wanted.matches(talk.conversation())

    def test_one_setting_read_by_itself_is_no_list(self, wanted: Expectation) -> None:
        talk = SettingsTalk()
        talk.reads("HeartbeatInterval", items=whole_list())
        assert mismatch(wanted, talk.conversation()) == "the operator did not read all settings"

    def test_a_list_from_before_does_not_count(self, wanted: Expectation) -> None:
        talk = _listed(*whole_list())
        talk.mark()
        assert not wanted.matches(talk.conversation())

    def test_no_answer_an_error_and_an_empty_list_are_told_apart(self, wanted: Expectation) -> None:
        talk = SettingsTalk()
        request = talk.central("GetConfiguration")
        assert mismatch(wanted, talk.conversation()) == "the station did not answer"
        talk.error(request, "InternalError")
        assert mismatch(wanted, talk.conversation()) == "the station answered with the error InternalError"
        assert mismatch(wanted, _listed().conversation()) == "the station listed no setting"
        assert wanted.in_short(_listed().conversation()) == "the station listed no setting"

    def test_it_survives_garbage(self, wanted: Expectation) -> None:
        talk = _listed(None, 3, {}, {"key": None}, {"key": "A", "value": []}, {"key": "B", "readonly": "no"})
        if not wanted.matches(talk.conversation()):
            assert wanted.in_short(talk.conversation())


def test_the_list_is_counted() -> None:
    assert lists_settings().fact(_listed(item("A"), item("B")).conversation()) == "Configuration (2)"
    assert lists_settings().fact(SettingsTalk().conversation()) is None


def test_items_without_a_name_are_no_settings() -> None:
    assert (
        mismatch(lists_settings(), _listed({}).conversation()) == "nothing that the station listed has a name"
    )
    assert (
        mismatch(lists_settings(), _listed({"key": " ", "readonly": True, "value": "1"}).conversation())
        == "nothing that the station listed has a name"
    )


def test_every_misshapen_item_is_told() -> None:
    talk = _listed(item("A"), {"readonly": True}, item("B", readonly="yes"), {"key": "C"}, item("a"))
    assert lists_each_setting_once().problems(talk.conversation()) == [
        "number 2 of the list has no name: {'readonly': True}",
        "B does not say whether it can be changed: readonly is yes",
        "C does not say whether it can be changed: readonly is missing",
        "a is listed 2 times",
    ]


def test_what_has_no_name_is_shown_as_far_as_it_is_short() -> None:
    talk = _listed({"value": "x" * 100})
    assert lists_each_setting_once().problems(talk.conversation()) == [
        "number 1 of the list has no name: {'value': '" + "x" * 69
    ]


def test_every_missing_setting_is_told() -> None:
    talk = _listed(*whole_list()[2:])
    assert lists_required_settings().problems(talk.conversation()) == [
        "AuthorizeRemoteTxRequests is missing",
        "ClockAlignedDataInterval is missing",
    ]
    assert lists_required_settings().in_short(talk.conversation()) == (
        "AuthorizeRemoteTxRequests is missing, and 1 more"
    )


def test_settings_of_two_lists_do_not_make_one() -> None:
    talk = _listed(*whole_list()[:10])
    talk.reads(items=whole_list()[10:])
    assert not lists_required_settings().matches(talk.conversation())


def test_a_claimed_profile_without_its_settings_is_told() -> None:
    talk = _listed(*whole_list(SupportedFeatureProfiles="Core, LocalAuthListManagement,Own"))
    assert mismatch(lists_settings_of_claimed_profiles(), talk.conversation()) == (
        "LocalAuthListManagement is claimed without "
        "LocalAuthListEnabled, LocalAuthListMaxLength, SendLocalListMaxLength"
    )


def test_a_station_claims_core_at_least() -> None:
    talk = _listed(*whole_list(SupportedFeatureProfiles="RemoteTrigger"))
    assert mismatch(lists_settings_of_claimed_profiles(), talk.conversation()) == (
        "Core, which every station has, is not claimed"
    )
    talk = _listed(*whole_list(SupportedFeatureProfiles=""))
    assert mismatch(lists_settings_of_claimed_profiles(), talk.conversation()) == (
        "the station does not say which feature profiles it has (SupportedFeatureProfiles)"
    )


def test_every_strange_value_is_told() -> None:
    talk = _listed(*whole_list(HeartbeatInterval="soon", LocalPreAuthorize=True), item("FanSpeed", "fast"))
    assert values_of_their_kind().problems(talk.conversation()) == [
        "HeartbeatInterval is 'soon', which is no whole number",
        "LocalPreAuthorize is True, which is no text",
    ]


def test_only_a_list_may_come_without_a_value() -> None:
    talk = _listed(
        {"key": "StopTxnSampledData", "readonly": False}, {"key": "ResetRetries", "readonly": False}
    )
    assert mismatch(values_of_their_kind(), talk.conversation()) == (
        "ResetRetries is '', which is no whole number"
    )


def test_a_list_of_nothing_standard_has_no_standard_values() -> None:
    assert mismatch(values_of_their_kind(), _listed(item("FanSpeed")).conversation()) == (
        "the list has no standard setting"
    )


def _read_again(*again: tuple[str, object]) -> SettingsTalk:
    talk = _listed(item("ResetRetries", "1"), item("FanSpeed", "3"))
    talk.mark()
    for key, items in again:
        talk.reads(key, items=items)
    return talk


def test_settings_read_by_themselves_are_compared_with_the_list() -> None:
    alike = _read_again(
        ("ResetRetries", (item("ResetRetries", "1"),)), ("FanSpeed", (item("FanSpeed", "4"),))
    )
    assert same_by_itself().matches(alike.conversation())


def test_every_difference_from_the_list_is_told() -> None:
    talk = _read_again(("ResetRetries", (item("ResetRetries", "2", readonly=True),)))
    assert same_by_itself().problems(talk.conversation()) == [
        "ResetRetries: readonly is True, in the list False; its value is '2', in the list '1'",
        "FanSpeed: it was not read by itself",
    ]
    assert same_by_itself().in_short(talk.conversation()) == (
        "read by themselves, 2 settings differ from the list"
    )


def test_an_answer_about_something_else_is_not_alike() -> None:
    both = (item("ResetRetries", "1"), item("FanSpeed", "3"))
    talk = _read_again(("ResetRetries", both), ("FanSpeed", (item("ResetRetries", "1"),)))
    assert same_by_itself().problems(talk.conversation()) == [
        "ResetRetries: asked for alone, 2 were listed",
        "FanSpeed: another was listed in its place",
    ]
    talk = _read_again(("ResetRetries", ()), ("FanSpeed", None))
    assert same_by_itself().problems(talk.conversation()) == [
        "ResetRetries: the station listed no setting",
        "FanSpeed: the station listed no setting",
    ]


def test_without_a_list_there_is_nothing_to_compare_with() -> None:
    assert mismatch(same_by_itself(), SettingsTalk().conversation()) == "there is no list to compare with"


def test_an_unknown_setting_is_named_as_unknown_and_not_listed() -> None:
    talk = SettingsTalk()
    talk.reads("NoSuch", unknown=["nosuch"])
    assert does_not_know("NoSuch").matches(talk.conversation())


def test_what_is_said_of_an_unknown_setting_instead_is_told() -> None:
    wanted = does_not_know("NoSuch")
    assert mismatch(wanted, SettingsTalk().conversation()) == "the operator did not read NoSuch"
    talk = SettingsTalk()
    talk.reads("NoSuch", items=(item("NoSuch"),), unknown=["Other"])
    assert wanted.problems(talk.conversation()) == ["it named Other as unknown", "it listed NoSuch"]
    talk.reads("NoSuch", items=tuple(map(item, "ABCDE")), unknown=["Other", "More"])
    assert wanted.problems(talk.conversation()) == [
        "it named Other, More as unknown",
        "it listed A, B, C, D, E",
    ]
    talk.reads("NoSuch", items=tuple(map(item, "ABCDEF")))
    assert wanted.problems(talk.conversation()) == [
        "it named nothing as unknown",
        "it listed A, B, C, D, E …",
    ]
    talk.reads("NoSuch", items=({},), unknown=["NoSuch"])
    assert wanted.problems(talk.conversation()) == ["it listed something without a name"]
    talk.error(talk.central("GetConfiguration", key=["NoSuch"]), "InternalError")
    assert mismatch(wanted, talk.conversation()) == "the station answered with the error InternalError"
    assert wanted.in_short(talk.conversation()) == "an unknown setting is not called unknown"


def test_a_wish_is_said() -> None:
    assert description(lists_required_settings()) == (
        "the list to have the 21 settings that every station must have"
    )
    assert description(same_by_itself()) == "every setting, read by itself, to be the same as in the list"
    assert description(does_not_know("X")) == "the station to say that it does not know the setting X"
