"""What came in place of what was wanted of a setting is named, so that it can be shown."""

from __future__ import annotations

import pytest

from ocpp_support.matchers.configuration import does_not_know, lists_required_settings, same_by_itself
from ocpp_support.matchers.rhythm import seldom_shows_itself
from ocpp_support.matchers.setting_changes import changes_accepted, changes_read_back, keeps_value, reads
from ocpp_support.trace.trace import Entry
from ocpp_support.vocabulary.nouns import Outlet

from .offending import Case, Say, shown_and_wrong
from .session_talk import SessionTalk

ONE = Outlet(1)


def a_list_that_lacks_something(talk: SessionTalk) -> Case:
    asked = talk.central("GetConfiguration")
    setting = {"key": "HeartbeatInterval", "readonly": False, "value": "1"}
    return lists_required_settings(), [talk.answer(asked, {"configurationKey": [setting]})]


def a_setting_that_reads_otherwise_alone(talk: SessionTalk) -> Case:
    setting = {"key": "HeartbeatInterval", "readonly": False, "value": "1"}
    talk.answer(talk.central("GetConfiguration"), {"configurationKey": [setting]})
    talk.mark()
    asked = talk.central("GetConfiguration", key=["HeartbeatInterval"])
    return same_by_itself(), [talk.answer(asked, {"configurationKey": [{**setting, "value": "2"}]})]


def a_value_of_nothing(talk: SessionTalk) -> Case:
    asked = talk.central("GetConfiguration", key=["Nothing"])
    setting = {"key": "Nothing", "readonly": False, "value": "1"}
    return does_not_know("Nothing"), [talk.answer(asked, {"configurationKey": [setting]})]


def a_rhythm_too_fast(talk: SessionTalk) -> Case:
    setting = {"key": "HeartbeatInterval", "readonly": False, "value": "5"}
    asked = talk.central("GetConfiguration")
    return seldom_shows_itself(), [talk.answer(asked, {"configurationKey": [setting]})]


def a_setting_that_reads_otherwise(talk: SessionTalk) -> Case:
    return reads("LocalPreAuthorize", "true"), [_tells(talk, "LocalPreAuthorize", "false")]


def a_change_refused(talk: SessionTalk) -> Case:
    order = talk.central("ChangeConfiguration", key="K", value="1")
    return changes_accepted(), [talk.answer(order, {"status": "Rejected"})]


def a_change_that_was_lost(talk: SessionTalk) -> Case:
    talk.answer(talk.central("ChangeConfiguration", key="K", value="1"), {"status": "Accepted"})
    return changes_read_back(), [_tells(talk, "K", "0")]


def a_change_that_was_made(talk: SessionTalk) -> Case:
    _tells(talk, "K", "0")
    talk.answer(talk.central("ChangeConfiguration", key="K", value="1"), {"status": "Rejected"})
    return keeps_value("K"), [_tells(talk, "K", "1")]


def a_setting_that_is_not_known_to_be_unknown(talk: SessionTalk) -> Case:
    asked = talk.central("GetConfiguration", key=["K"])
    return does_not_know("K"), [talk.answer(asked, {"unknownKey": ["other"]})]


def an_unknown_setting_that_is_listed(talk: SessionTalk) -> Case:
    asked = talk.central("GetConfiguration", key=["K"])
    answer = {"unknownKey": ["K"], "configurationKey": [{"key": "K", "readonly": False}]}
    return does_not_know("K"), [talk.answer(asked, answer)]


def an_error_in_place_of_a_setting(talk: SessionTalk) -> Case:
    return does_not_know("K"), [talk.error(talk.central("GetConfiguration", key=["K"]), "InternalError")]


def a_refused_change_of_a_setting_that_reads_otherwise(talk: SessionTalk) -> Case:
    refused = talk.answer(talk.central("ChangeConfiguration", key="K", value="1"), {"status": "Rejected"})
    talk.answer(talk.central("ChangeConfiguration", key="K", value="2"), {"status": "Accepted"})
    asked = talk.central("GetConfiguration", key=["K"])
    item = {"key": "K", "readonly": False, "value": "3"}
    return reads("K", "1"), [refused, talk.answer(asked, {"configurationKey": [item]})]


def _tells(talk: SessionTalk, key: str, value: str) -> Entry:
    asked = talk.central("GetConfiguration", key=[key])
    return talk.answer(asked, {"configurationKey": [{"key": key, "readonly": False, "value": value}]})


SAID: list[Say] = [
    a_setting_that_is_not_known_to_be_unknown,
    an_unknown_setting_that_is_listed,
    an_error_in_place_of_a_setting,
    a_refused_change_of_a_setting_that_reads_otherwise,
    a_list_that_lacks_something,
    a_setting_that_reads_otherwise_alone,
    a_value_of_nothing,
    a_rhythm_too_fast,
    a_setting_that_reads_otherwise,
    a_change_refused,
    a_change_that_was_lost,
    a_change_that_was_made,
]


@pytest.mark.parametrize("said", SAID, ids=lambda say: say.__name__)
def test_what_came_instead_is_named(said: Say) -> None:
    shown, wrong = shown_and_wrong(said)
    assert shown == wrong
