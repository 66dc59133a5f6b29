"""Heartbeats: neither too seldom nor far too often for the interval, and only while the line stands."""

from __future__ import annotations

import pytest

from ocpp_support.monitor.heartbeats import RULES
from ocpp_support.monitor.story import Story as LaidOut
from tests.quirks.told import Story

from .cases import Case, Tales, names

TALES = Tales()
flags, passes = TALES.flags, TALES.passes
SELDOM, OFTEN = "heartbeats.too-seldom", "heartbeats.too-often"


def _beats(story: Story, *pauses: float) -> None:
    for pause in pauses:
        story.wait(pause)
        story.beats()


def _set(story: Story, value: str, status: str = "Accepted") -> None:
    story.told("ChangeConfiguration", {"status": status}, key="HeartbeatInterval", value=value)


@flags(SELDOM)
def later_than_it_was_given_when_it_registered(story: Story) -> None:
    story.comes()
    _beats(story, 300, 341)


@flags(SELDOM)
def later_than_it_was_set(story: Story) -> None:
    story.comes()
    _set(story, "60")
    _beats(story, 60, 77)


@flags(SELDOM)
def later_than_it_says_itself(story: Story) -> None:
    story.dials()
    item = {"key": "heartbeatinterval", "readonly": False, "value": "60"}
    story.told("GetConfiguration", {"configurationKey": [item]})
    _beats(story, 60, 77)


@flags(SELDOM)
def two_that_were_left_out_after_something_else(story: Story) -> None:
    story.comes()
    _beats(story, 671)


@flags(SELDOM)
def after_its_line_is_back(story: Story) -> None:
    story.comes()
    story.leaves(by="the central system")
    story.wait(5)
    story.dials()
    _beats(story, 671)


@flags(SELDOM)
def after_a_registration_that_failed(story: Story) -> None:
    story.comes()
    story.error(story.station("BootNotification"), "InternalError")
    _beats(story, 671)


@passes(SELDOM)
def a_time_before_it_registers(story: Story) -> None:
    story.dials()
    story.wait(100)
    story.registers()


@passes(SELDOM)
def a_time_after_it_left_without_being_seen_to_return(story: Story) -> None:
    story.comes()
    story.leaves()
    _beats(story, 3600)


@passes(SELDOM)
def a_restart_in_which_its_line_holds(story: Story) -> None:
    story.comes()
    story.told("Reset", {"status": "Accepted"}, type="Soft")
    _beats(story, 3600, 3600)
    story.registers()


@passes(SELDOM)
def an_interval_that_is_none(story: Story) -> None:
    story.comes()
    for value in ("seldom", "-5"):
        _set(story, value)
        _beats(story, 1000, 1000)
        _set(story, "60")
        item = {"key": "HeartbeatInterval", "readonly": False, "value": value}
        story.told("GetConfiguration", {"configurationKey": [item]})
        _beats(story, 1000, 1000)


@passes(SELDOM)
def just_in_time(story: Story) -> None:
    story.comes()
    _beats(story, 300, 340, 300)


@passes(SELDOM)
def just_in_time_to_the_second(story: Story) -> None:
    story.comes()
    _set(story, "10")
    _beats(story, 21, 21)


@passes(SELDOM)
def one_that_was_left_out_after_something_else(story: Story) -> None:
    story.comes()
    _beats(story, 599)


@passes(SELDOM)
def something_else_in_its_place(story: Story) -> None:
    story.comes()
    _beats(story, 300)
    story.wait(200)
    story.answer(story.reports("Available"))
    _beats(story, 500)


@passes(SELDOM)
def its_own_interval_that_nobody_knows(story: Story) -> None:
    story.dials()
    boot = story.station("BootNotification", chargePointVendor="ACME", chargePointModel="One")
    story.answer(boot, {"status": "Accepted", "currentTime": story.time, "interval": 0})
    for place in (0, 1):
        story.answer(story.reports("Available", place))
    _beats(story, 7200, 7200)


@passes(SELDOM)
def a_time_without_a_line(story: Story) -> None:
    story.comes()
    story.leaves(by="the central system")
    story.wait(3600)
    story.dials()
    _beats(story, 1)


@passes(SELDOM)
def a_time_in_which_it_restarts(story: Story) -> None:
    story.comes()
    story.told("Reset", {"status": "Accepted"}, type="Hard")
    story.wait(3600)
    story.comes()


@passes(SELDOM)
def a_longer_interval_that_was_refused_and_one_that_was_not(story: Story) -> None:
    story.comes()
    _set(story, "30", "Rejected")
    _beats(story, 300)
    _set(story, "900")
    _beats(story, 900)


@passes(SELDOM)
def a_time_in_which_it_is_pending(story: Story) -> None:
    story.comes()
    story.told("Reset", {"status": "Accepted"}, type="Soft")
    story.registers("Pending")
    story.wait(3600)
    story.registers("Pending")


@flags(OFTEN)
def three_at_once(story: Story) -> None:
    story.comes()
    _beats(story, 300, 1, 1)


@flags(OFTEN)
def three_within_a_second(story: Story) -> None:
    story.comes()
    _set(story, "1")
    _beats(story, 0.25, 0.25, 0.25)


@passes(OFTEN)
def three_in_just_one_interval(story: Story) -> None:
    story.comes()
    _beats(story, 300, 150, 150)


@passes(OFTEN)
def two_before_it_registers_anew_and_one_after(story: Story) -> None:
    story.comes()
    _beats(story, 300, 1)
    story.registers(firmwareVersion="2")
    _beats(story, 1)


@passes(OFTEN)
def two_at_once(story: Story) -> None:
    story.comes()
    _beats(story, 300, 1, 300)


@passes(OFTEN)
def what_is_no_heartbeat(story: Story) -> None:
    story.comes()
    for _ in range(3):
        story.told("ChangeConfiguration", {"status": "Accepted"}, key="Other", value="1")


@passes(OFTEN)
def those_that_were_asked_for(story: Story) -> None:
    story.comes()
    _beats(story, 300)
    for _ in range(3):
        story.told("TriggerMessage", {"status": "Accepted"}, requestedMessage="Heartbeat")
        _beats(story, 1)


@passes(OFTEN)
def another_rhythm_each_time(story: Story) -> None:
    story.comes()
    for value in ("100", "200", "400"):
        _set(story, value)
        _beats(story, 1)


@pytest.mark.parametrize("case", TALES, ids=str)
def test_a_tale(case: Case) -> None:
    assert bool(case.found()) is case.flagged


def test_every_rule_is_tried_both_ways() -> None:
    assert TALES.tried_both_ways() == names(RULES)


def test_a_finding_says_how_long_and_what_was_due() -> None:
    (found,) = Case(SELDOM, True, later_than_it_was_set).found()
    assert found.text == "it said nothing for 77 s, and is to show itself every 60 s"
    (found,) = Case(OFTEN, True, three_at_once).found()
    assert found.text == "it showed itself 3 times within 2.0 s, and is to do so every 300 s"


def test_of_a_part_in_which_no_interval_is_told_nothing_is_said() -> None:
    story = Story()
    story.mark()
    _beats(story, 100, 100, 0, 0)
    laid_out = LaidOut(story.conversation())
    assert [sighting for rule in RULES for sighting in rule.look(laid_out)] == []
