"""Matchers over changes of settings."""

from __future__ import annotations

import pytest

from ocpp_support.matchers.setting_changes import (
    changes_accepted,
    changes_read_back,
    is_between,
    keeps_value,
    reads,
)

from .conversations import description, mismatch
from .settings_talk import SettingsTalk, item


def _read(key: str, value: object) -> SettingsTalk:
    talk = SettingsTalk()
    talk.reads(key, items=(item(key, value),))
    return talk


def test_a_setting_reads_as_wanted_in_any_spelling_of_its_kind() -> None:
    talk = _read("LocalPreAuthorize", "True")
    talk.reads("ResetRetries", items=(item("ResetRetries", "3"),))
    assert reads("LocalPreAuthorize", "true").matches(talk.conversation())


def test_what_a_setting_reads_as_instead_is_told_with_the_answers_to_changes() -> None:
    talk = _read("LocalPreAuthorize", "false")
    talk.changes("LocalPreAuthorize", "true", "Rejected")
    assert reads("LocalPreAuthorize", "true").problems(talk.conversation()) == [
        "LocalPreAuthorize is 'false'",
        "told to be true, it answered Rejected",
    ]


@pytest.mark.parametrize(
    ("items", "why"),
    [
        ((), "A was not told: the station listed no setting"),
        ((item("B", "1"),), "A was not listed"),
        ((item("A", None),), "A has no value"),
    ],
)
def test_why_a_value_is_not_known_is_told(items: object, why: str) -> None:
    talk = SettingsTalk()
    assert mismatch(reads("A", "1"), talk.conversation()) == "A was not read"
    talk.reads("A", items=items)
    assert mismatch(reads("A", "1"), talk.conversation()) == why


@pytest.mark.parametrize("value", ["1", "3600", "900"])
def test_a_number_within_the_range_is_told_as_a_fact(value: str) -> None:
    wanted = is_between("HeartbeatInterval", 1, 3600)
    talk = _read("HeartbeatInterval", value)
    assert wanted.matches(talk.conversation())
    assert wanted.fact(talk.conversation()) == f"HeartbeatInterval {value}"


@pytest.mark.parametrize("value", ["0", "3601", "-5", "soon", "", "²", "9" * 5000, 900, None])
def test_anything_else_is_not_within_the_range(value: object) -> None:
    assert not is_between("HeartbeatInterval", 1, 3600).matches(
        _read("HeartbeatInterval", value).conversation()
    )


def test_a_number_out_of_range_is_told() -> None:
    wanted = is_between("HeartbeatInterval", 1, 3600)
    talk = _read("HeartbeatInterval", "7200")
    assert description(wanted) == "the setting HeartbeatInterval to be 1 to 3600"
    assert mismatch(wanted, talk.conversation()) == "HeartbeatInterval is '7200'"
    assert wanted.in_short(talk.conversation()) == "HeartbeatInterval is '7200', not 1 to 3600"
    untold = SettingsTalk().conversation()
    assert wanted.in_short(untold) == mismatch(wanted, untold)


def test_a_setting_keeps_its_value_if_it_reads_the_same_before_and_after() -> None:
    talk = _read("A", "1")
    talk.changes("A", "2", "Rejected")
    talk.reads("A", items=(item("A", "1"),))
    assert keeps_value("A").matches(talk.conversation())


def test_a_value_from_before_the_change_says_nothing_of_after() -> None:
    talk = _read("A", "1")
    talk.changes("A", "2", "Rejected")
    assert mismatch(keeps_value("A"), talk.conversation()) == "A was '1'; then A was not read"


def test_a_setting_that_changed_did_not_keep_its_value() -> None:
    talk = _read("A", "1")
    talk.mark()
    talk.changes("A", "2", "Rejected")
    talk.reads("A", items=(item("A", "2"),))
    assert mismatch(keeps_value("A"), talk.conversation()) == "A was '1'; then A is '2'"
    assert keeps_value("A").in_short(talk.conversation()) == "A did not keep its value"


def test_what_was_never_known_was_not_kept() -> None:
    talk = SettingsTalk()
    assert mismatch(keeps_value("A"), talk.conversation()) == "no change of A was ordered"
    talk.changes("A", "2")
    assert mismatch(keeps_value("A"), talk.conversation()) == "the station never told what A was before"


def _changed(key: str, *steps: tuple[str, str | None, str]) -> SettingsTalk:
    """Change a setting: to what, answered how, and then read as what."""
    talk = SettingsTalk()
    for value, status, read in steps:
        talk.changes(key, value, status)
        talk.reads(key, items=(item(key, read),))
    return talk


def test_changes_are_accepted_at_once_or_from_the_next_start() -> None:
    talk = _changed("A", ("2", "Accepted", "2"), ("1", "RebootRequired", "1"))
    assert changes_accepted().matches(talk.conversation())
    assert changes_read_back().matches(talk.conversation())


def test_every_refused_change_is_told() -> None:
    talk = _changed("A", ("2", "NotSupported", "1"), ("3", None, "1"), ("4", "Accepted", "4"))
    assert changes_accepted().problems(talk.conversation()) == [
        "A, told to be '2': it answered NotSupported",
        "A, told to be '3': it did not answer",
    ]
    assert changes_accepted().in_short(talk.conversation()) == "not changed: A"
    talk.changes("B", "2", "Rejected")
    assert changes_accepted().in_short(talk.conversation()) == "not changed: A, B"


def test_a_value_read_after_the_next_change_is_not_the_one_wanted() -> None:
    talk = _changed("A", ("2", "Accepted", "1"), ("1", "Accepted", "2"))
    assert changes_read_back().problems(talk.conversation()) == [
        "told to be '2', A is '1'",
        "told to be '1', A is '2'",
    ]
    assert changes_read_back().in_short(talk.conversation()) == "accepted and not changed: A"
    talk.changes("B", "2")
    assert changes_read_back().in_short(talk.conversation()) == "accepted and not changed: A, B"


def test_another_settings_value_is_not_taken_for_it() -> None:
    talk = SettingsTalk()
    talk.changes("A", "2")
    talk.reads("B", items=(item("B", "2"),))
    assert mismatch(changes_read_back(), talk.conversation()) == "told to be '2', A was not read"


def test_where_nothing_was_changed_nothing_was_accepted() -> None:
    talk = _changed("A", ("2", "Accepted", "2"))
    talk.mark()
    for wanted in (changes_accepted(), changes_read_back()):
        assert mismatch(wanted, talk.conversation()) == "the station listed no setting that could be changed"
        assert wanted.in_short(talk.conversation()) == "no setting could be changed"
    refused = _changed("A", ("2", "Rejected", "1"))
    assert mismatch(changes_read_back(), refused.conversation()) == "no change was accepted"


def test_a_few_settings_are_named_and_many_are_counted_too() -> None:
    few = _changed("A", ("2", "Accepted", "2"), ("1", "Accepted", "1"))
    assert changes_accepted().fact(few.conversation()) == "A"
    many = SettingsTalk()
    for key in "ABC":
        many.changes(key, "2")
    assert changes_accepted().fact(many.conversation()) == "A, B, C"
    many.changes("D", "2")
    assert changes_accepted().fact(many.conversation()) == "4 settings: A, B, C, D"
