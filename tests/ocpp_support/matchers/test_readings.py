"""What was read of settings, request by request."""

from __future__ import annotations

from ocpp_support.matchers.readings import latest_list, latest_of, listed_settings, readings, value_read

from .settings_talk import SettingsTalk, item


def test_each_reading_keeps_what_was_asked_and_what_was_listed() -> None:
    talk = SettingsTalk()
    talk.reads(items=(item("A"), item("B")))
    talk.reads("C", unknown=["C"])
    talk.changes("C", "1")
    whole, single = readings(talk.conversation())
    assert [one.request.number for one in (whole, single)] == [0, 2]
    assert whole.keys == ()
    assert [one["key"] for one in whole.settings] == ["A", "B"]
    assert single.keys == ("C",)
    assert single.unknown == ["C"]


def test_the_value_last_read_is_the_one_that_counts() -> None:
    talk = SettingsTalk()
    talk.reads(items=(item("A", "1"), item("B", "1")))
    talk.reads("a", items=(item("A", "2"),))
    assert value_read(talk.conversation(), "A") == "2"
    assert value_read(talk.conversation(), "B") == "1"
    assert value_read(talk.conversation(), "C") is None


def test_a_value_of_another_setting_is_not_taken_for_it() -> None:
    talk = SettingsTalk()
    talk.reads("A", items=(item("B", "2"),))
    assert value_read(talk.conversation(), "A") is None


def test_an_order_after_it_is_no_reading() -> None:
    talk = SettingsTalk()
    talk.reads(items=(item("A", "1"),))
    talk.central("ClearCache")
    reading = latest_list(talk.conversation())
    assert reading is not None
    assert [one["key"] for one in reading.settings] == ["A"]
    assert value_read(talk.conversation(), "A") == "1"


def test_a_reading_from_before_does_not_count() -> None:
    talk = SettingsTalk()
    talk.reads(items=(item("A"),))
    talk.mark()
    assert latest_list(talk.conversation()) is None
    assert latest_of(talk.conversation(), "A") is None


def test_whatever_comes_as_a_list_is_survived() -> None:
    talk = SettingsTalk()
    for items in (None, "all", {"key": "A"}, (None, 1, {"key": 2}, {}, [])):
        assert listed_settings(talk.reads(items=items, unknown="A")) == []
    talk.error(talk.central("GetConfiguration"), "InternalError")
    talk.central("GetConfiguration")
    assert [reading.settings for reading in readings(talk.conversation())] == [[]] * 6
    assert readings(talk.conversation())[0].unknown == []
    assert listed_settings(None) == []


def test_a_value_that_is_no_text_is_none() -> None:
    talk = SettingsTalk()
    talk.reads("A", items=(item("A", 60),))
    assert value_read(talk.conversation(), "A") is None


def test_whatever_was_asked_for_is_survived() -> None:
    talk = SettingsTalk()
    for odd in (5, "A", {"A": 1}, [5, None, ["A"], "A"]):
        talk.central("GetConfiguration", key=odd)
    assert [reading.keys for reading in readings(talk.conversation())] == [(), (), (), ("A",)]
    assert latest_of(talk.conversation(), "A") is not None
