"""What happened around the readings: sessions, statuses, a lost line, limits."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.drawing.meter.curves import CURRENT, POWER
from ocpp_support.drawing.meter.happenings import (
    Span,
    has_session,
    limits_of,
    sessions_in,
    statuses_of,
    without_line,
)
from ocpp_support.trace.events import Connected, Disconnected
from tests.ocpp_support.chronicle.stories import SessionStory

LEFT = Disconnected(1006, "", "the station")
CAME = Connected("/CP1", ())


def test_sessions_that_ran_before_and_those_that_begin_are_in_a_scene() -> None:
    story = SessionStory()
    story.starts(connector=1, number=7)
    story.starts(connector=2, number=8)
    story.ends(8)
    story.scenario("A")
    story.starts(connector=2, number=9)
    assert [one.transaction_id for one in sessions_in(story.scene())] == [7, 9]


def test_a_scene_has_a_session_where_one_runs_begins_or_ends() -> None:
    story = SessionStory()
    story.scenario("A")
    assert not has_session(story.scene())
    story.ends(99)
    assert has_session(story.scene())
    story.scenario("B")
    assert not has_session(story.scene())
    story.starts()
    assert has_session(story.scene())
    story.scenario("C")
    assert has_session(story.scene())


def test_statuses_last_until_the_next_and_repeated_ones_are_one() -> None:
    story = SessionStory()
    story.reports("Available")
    story.wait(10)
    story.scenario("A")
    for status in ("Available", "Preparing", "Preparing", ["odd"]):
        story.wait(10)
        story.reports(status)
    assert statuses_of(story.scene(), 1, 60) == [
        Span(10, 30, "Available"),
        Span(30, 50, "Preparing"),
        Span(50, 60, "['odd']"),
    ]
    assert statuses_of(story.scene(), None, 60) == []


def test_the_line_is_missed_from_its_end_to_the_next_connection() -> None:
    story = SessionStory()
    story.event(CAME)
    story.event(LEFT)
    story.wait(10)
    story.scenario("A")
    story.wait(5)
    story.event(CAME)
    story.wait(5)
    story.event(LEFT)
    assert [(one.begin, one.end) for one in without_line(story.scene(), 50)] == [(10, 15), (20, 50)]


def limited(status: str, **schedule: Any) -> list[tuple[Any, Any, list[tuple[float, float]]]]:
    story = SessionStory()
    story.scenario("A")
    story.wait(10)
    profile = {"chargingSchedule": schedule}
    order = story.central("SetChargingProfile", connectorId=1, csChargingProfiles=profile)
    story.answer(order, {"status": status})
    told = limits_of(story.scene(), 100)
    return [(place, unit, [(one.at, one.value) for one in curve.points]) for place, unit, curve in told]


PERIODS = [{"startPeriod": 0, "limit": 16}, {"startPeriod": 30, "limit": 6}]


def test_a_limit_holds_period_by_period_until_its_end() -> None:
    shown = limited("Accepted", chargingRateUnit="A", chargingSchedulePeriod=PERIODS, duration=60)
    assert shown == [(1, CURRENT, [(10, 16), (40, 6), (70, 6)])]
    shown = limited(
        "Accepted",
        chargingRateUnit="W",
        chargingSchedulePeriod=PERIODS,
        startSchedule="2026-01-01T00:00:30Z",
    )
    assert shown == [(1, POWER, [(30, 16), (60, 6), (100, 6)])]


def test_a_limit_that_is_refused_or_makes_no_sense_is_none() -> None:
    assert limited("Rejected", chargingRateUnit="A", chargingSchedulePeriod=PERIODS) == []
    assert limited("Accepted", chargingSchedulePeriod="all") == []


@pytest.mark.parametrize("odd", [None, [], "x", 1e400, "1970-01-01T00:00:00Z"])
def test_whatever_a_limit_consists_of_nothing_breaks(odd: Any) -> None:
    limited("Accepted", chargingRateUnit=odd, chargingSchedulePeriod=[{"startPeriod": odd, "limit": odd}])
    limited("Accepted", chargingSchedulePeriod=PERIODS, duration=odd, startSchedule=odd)
