"""Of each setting: how it was found, how it is left, what was tried on it, and no secret."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.chronicle.chronicle import Chronicle
from ocpp_support.chronicle.configuration import LONGEST, configuration_of
from tests.ocpp_support.matchers.settings_talk import item

from .stories import Story


def of(story: Story, key: str) -> dict[str, Any]:
    [setting] = [one for one in configuration_of(story.chronicle()) if one["key"] == key]
    return setting


def test_a_setting_is_told_as_found_as_left_and_with_what_was_tried() -> None:
    story = Story()
    story.reads(items=(item("HeartbeatInterval", "900"), item("NumberOfConnectors", "2", readonly=True)))
    story.scenario("2 Heartbeat: Rhythm")
    story.changes("HeartbeatInterval", "60")
    story.changes("HeartbeatInterval", "soon", "Rejected")
    story.over()
    story.changes("HeartbeatInterval", "300", "RebootRequired")
    assert of(story, "HeartbeatInterval") == {
        "key": "HeartbeatInterval",
        "readonly": False,
        "found": "900",
        "left": "300",
        "tried": [
            {"value": "60", "answer": "Accepted", "scenario": "2 Heartbeat: Rhythm", "put_back": False},
            {"value": "soon", "answer": "Rejected", "scenario": "2 Heartbeat: Rhythm", "put_back": False},
            {"value": "300", "answer": "RebootRequired", "scenario": "2 Heartbeat: Rhythm", "put_back": True},
        ],
    }
    assert of(story, "NumberOfConnectors")["readonly"] is True
    assert [one["key"] for one in configuration_of(story.chronicle())] == [
        "HeartbeatInterval",
        "NumberOfConnectors",
    ]


def test_what_was_read_last_is_what_is_left() -> None:
    story = Story()
    story.reads(items=(item("HeartbeatInterval", "900"),))
    story.changes("HeartbeatInterval", "60")
    story.reads("HeartbeatInterval", items=(item("heartbeatinterval", "900"),))
    assert (of(story, "HeartbeatInterval")["found"], of(story, "HeartbeatInterval")["left"]) == ("900", "900")


def test_what_a_setting_was_before_it_was_changed_is_not_made_up() -> None:
    story = Story()
    story.changes("HeartbeatInterval", "60")
    story.reads(items=(item("HeartbeatInterval", "60"),))
    assert (of(story, "HeartbeatInterval")["found"], of(story, "HeartbeatInterval")["left"]) == (None, "60")


def test_a_refused_change_leaves_what_was_found() -> None:
    story = Story()
    story.changes("HeartbeatInterval", "soon", "Rejected")
    story.reads(items=(item("HeartbeatInterval", "900"),))
    assert of(story, "HeartbeatInterval")["found"] == "900"


def test_an_unknown_setting_and_silence_are_told_as_such() -> None:
    story = Story()
    story.changes("NoSuch", "1", None)
    assert of(story, "NoSuch") == {
        "key": "NoSuch",
        "readonly": None,
        "found": None,
        "left": None,
        "tried": [{"value": "1", "answer": "it did not answer", "scenario": "", "put_back": False}],
    }


def test_no_secret_is_told() -> None:
    story = Story()
    login = "ftp://user:opensesame@host/"
    story.reads(items=(item("AuthorizationKey", "opensesame"), item("UploadTo", login)))
    story.changes("AuthorizationKey", "opensesame2", "Rejected")
    story.changes("UploadTo", login)
    assert "opensesame" not in str(configuration_of(story.chronicle()))
    assert of(story, "UploadTo")["left"] == "ftp://***@host/"


def test_a_run_that_went_on_is_one_run() -> None:
    first, second = Story(), Story()
    first.reads(items=(item("HeartbeatInterval", "900"),))
    second.changes("HeartbeatInterval", "60")
    [setting] = configuration_of(Chronicle({}, [first.part(), second.part()]))
    assert (setting["found"], setting["left"], len(setting["tried"])) == ("900", "60", 1)


@pytest.mark.parametrize(
    ("value", "told"),
    [(900, "900"), (None, None), ({"a": 1}, '{"a": 1}'), ("x" * 9000, "x" * LONGEST + "…")],
)
def test_whatever_a_station_gives_for_a_value_is_told(value: Any, told: str | None) -> None:
    story = Story()
    story.reads(items=(item("Odd", value, readonly="perhaps"), {"key": 7}, "no item"))
    assert of(story, "Odd")["found"] == told
    assert of(story, "Odd")["readonly"] is None
