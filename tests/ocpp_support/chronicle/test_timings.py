"""How long answers, reconnecting and starting took: what counts, from when, and which was the slowest."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.chronicle.chronicle import Chronicle
from ocpp_support.chronicle.timings import timings_of
from ocpp_support.trace.events import Acted, Connected, Disconnected, Reachable

from .stories import Story

CONNECTED = Connected("/CP1", ("ocpp1.6",))
DROPPED = Disconnected(1006, "", "the central system")
LEFT = Disconnected(1006, "", "the station")
NONE: dict[str, Any] = {"count": 0, "median_s": None, "slowest_s": None, "scenario": ""}


def answered(story: Story, action: str, after: float) -> None:
    request = story.central(action)
    story.wait(after)
    story.answer(request, {"status": "Accepted"})


def registers(story: Story, status: str = "Accepted") -> None:
    story.answer(story.station("BootNotification"), {"status": status})


def reconnects(story: Story) -> dict[str, Any]:
    told: dict[str, Any] = timings_of(story.chronicle())["reconnects"]
    return told


def boots(story: Story) -> dict[str, Any]:
    told: dict[str, Any] = timings_of(story.chronicle())["boots"]
    return told


def test_answers_are_told_by_action_and_by_who_gave_them() -> None:
    story = Story()
    story.answer(story.station("Heartbeat"))
    story.scenario("A")
    answered(story, "ClearCache", 1.0)
    story.scenario("B")
    answered(story, "ClearCache", 4.0)
    story.scenario("C")
    answered(story, "ClearCache", 2.0)
    story.central("ClearCache")
    assert timings_of(story.chronicle())["answers"] == [
        {
            "action": "ClearCache",
            "by": "station",
            "count": 3,
            "median_s": 2.0,
            "slowest_s": 4.0,
            "scenario": "B",
            "unanswered": 1,
        },
        {
            "action": "Heartbeat",
            "by": "central system",
            "count": 1,
            "median_s": 0.0,
            "slowest_s": 0.0,
            "scenario": "",
            "unanswered": 0,
        },
    ]


def test_a_station_reconnects_from_when_it_can() -> None:
    story = Story()
    story.event(CONNECTED)
    story.scenario("A")
    story.event(DROPPED)
    story.wait(100)
    story.event(Reachable())
    story.wait(12)
    story.event(CONNECTED)
    assert reconnects(story) == {"count": 1, "median_s": 12.0, "slowest_s": 12.0, "scenario": "A"}


def test_a_line_that_is_dropped_only_once_is_back_with_the_next() -> None:
    story = Story()
    story.event(CONNECTED)
    story.event(DROPPED)
    story.wait(7)
    story.event(CONNECTED)
    registers(story)
    assert reconnects(story)["slowest_s"] == 7.0


def test_a_station_that_leaves_and_does_not_register_had_lost_its_line() -> None:
    story = Story()
    story.event(CONNECTED)
    story.event(LEFT)
    story.wait(9)
    story.event(CONNECTED)
    story.event(LEFT)
    story.wait(5)
    story.event(CONNECTED)
    registers(story)
    assert (reconnects(story)["count"], reconnects(story)["slowest_s"]) == (1, 9.0)


def test_neither_a_replaced_connection_nor_a_switched_off_station_reconnects() -> None:
    story = Story()
    story.event(CONNECTED)
    story.event(CONNECTED)
    story.event(DROPPED)
    story.wait(50)
    story.event(LEFT)
    story.event(Acted("power_cycle", "", "a person"))
    story.wait(50)
    story.event(CONNECTED)
    assert reconnects(story) == NONE


def test_a_station_starts_from_the_accepted_reset_to_the_accepted_registration() -> None:
    story = Story()
    story.scenario("A")
    order = story.central("Reset", type="Hard")
    story.wait(1)
    story.answer(order, {"status": "Accepted"})
    story.wait(30)
    registers(story)
    assert boots(story) == {"count": 1, "median_s": 30.0, "slowest_s": 30.0, "scenario": "A"}


@pytest.mark.parametrize("act", ["power_cycle", "power_on"])
def test_a_station_starts_from_its_power(act: str) -> None:
    story = Story()
    story.event(Acted("power_off", "", "a person"))
    story.wait(100)
    story.event(Acted(act, "", "a person"))
    story.wait(40)
    registers(story)
    assert boots(story)["slowest_s"] == 40.0


def test_no_start_is_told_of_a_refused_reset_nor_of_a_station_that_was_kept_waiting() -> None:
    story = Story()
    story.answer(story.central("Reset"), {"status": "Rejected"})
    registers(story)
    story.answer(story.central("Reset"), {"status": "Accepted"})
    registers(story, "Pending")
    story.wait(60)
    registers(story)
    assert boots(story) == NONE


def test_without_a_trace_nothing_took_any_time() -> None:
    assert timings_of(Chronicle({})) == {"answers": [], "reconnects": NONE, "boots": NONE}
