"""What a connector is reported as agrees with whether a transaction runs; what is on its way passes."""

from __future__ import annotations

import pytest

from ocpp_support.monitor.occupancy import RULES
from tests.quirks.told import Story

from .cases import Case, Tales, names

TALES = Tales()
flags, passes = TALES.flags, TALES.passes
FREE, CHARGING = "occupancy.free-in-transaction", "occupancy.charging-without-transaction"


def _says(story: Story, *statuses: str) -> None:
    for status in statuses:
        story.answer(story.reports(status))


@flags(FREE)
def it_never_says_that_it_charges(story: Story) -> None:
    story.comes()
    story.wait(100)
    story.starts()
    story.wait(20)
    story.beats()
    story.wait(40)
    story.ends()


@flags(FREE)
def it_tells_of_the_start_a_minute_late(story: Story) -> None:
    story.comes()
    story.wait(100)
    story.starts(time=story.time_in(-60))
    story.wait(60)


@passes(FREE)
def it_starts_before_it_reports_anything(story: Story) -> None:
    story.dials()
    story.registers()
    story.starts()
    _says(story, "Charging")
    story.wait(600)


@flags(FREE)
def it_is_free_and_no_end_is_told(story: Story) -> None:
    story.comes()
    story.starts()
    _says(story, "Charging", "Finishing", "Available")
    story.wait(61)


@flags(FREE)
def it_is_free_again_after_an_outage_in_which_a_session_ended_that_is_not_told(story: Story) -> None:
    story.comes()
    story.starts()
    _says(story, "Charging")
    story.leaves(by="the central system")
    story.wait(600)
    story.dials()
    _says(story, "Available")
    story.wait(61)


@flags(FREE)
def something_is_reported_of_no_connector_in_between(story: Story) -> None:
    story.comes()
    story.starts()
    _says(story, "Available")
    story.wait(30)
    story.answer(story.station("StatusNotification", connectorId="one", status="Available"))
    story.wait(31)


@passes(FREE)
def a_second_line_on_which_nothing_is_reported(story: Story) -> None:
    story.comes()
    story.starts()
    _says(story, "Available")
    story.dials()
    story.wait(600)


@passes(FREE)
def a_restart_that_was_ordered(story: Story) -> None:
    story.comes()
    story.starts()
    _says(story, "Available")
    story.told("Reset", {"status": "Accepted"}, type="Soft")
    story.wait(600)


@passes(FREE)
def a_session_as_it_should_be(story: Story) -> None:
    story.comes()
    _says(story, "Preparing")
    story.starts()
    story.wait(59)
    _says(story, "Charging")
    story.wait(600)
    _says(story, "Finishing")
    story.wait(59)
    story.ends()
    story.wait(600)


@passes(FREE)
def a_session_of_which_it_only_tells(story: Story) -> None:
    story.comes()
    began = story.time
    story.leaves(by="the central system")
    story.wait(600)
    story.dials()
    _says(story, "Available")
    story.starts(time=began)
    story.wait(61)
    story.ends()


@passes(FREE)
def a_line_that_is_down(story: Story) -> None:
    story.comes()
    story.starts()
    story.leaves(by="the central system")
    story.wait(600)


@passes(FREE)
def an_end_that_is_anybodys(story: Story) -> None:
    story.comes()
    story.starts(number=None)
    story.ends(-1)
    _says(story, "Available")
    story.wait(600)


@passes(FREE)
def a_restart(story: Story) -> None:
    story.comes()
    story.starts()
    story.registers(firmwareVersion="2")
    for place in (0, 1):
        story.answer(story.reports("Available", place))
    story.wait(600)


@passes(FREE)
def a_change_that_is_not_to_be_told_at_once(story: Story) -> None:
    story.comes()
    story.told("ChangeConfiguration", {"status": "Accepted"}, key="MinimumStatusDuration", value="60")
    _says(story, "Available")
    story.starts()
    story.wait(100)
    _says(story, "Charging")


@flags(CHARGING)
def no_start_is_told(story: Story) -> None:
    story.comes()
    _says(story, "Preparing", "Charging")
    story.wait(61)


@flags(CHARGING)
def it_goes_on_after_the_end(story: Story) -> None:
    story.comes()
    story.starts()
    _says(story, "Charging")
    story.wait(10)
    story.ends()
    story.wait(61)


@passes(CHARGING)
def the_start_comes_a_little_later(story: Story) -> None:
    story.comes()
    _says(story, "Charging")
    story.wait(59)
    story.starts()
    story.wait(600)


@passes(CHARGING)
def a_session_from_before_the_run(story: Story) -> None:
    story.dials()
    _says(story, "Charging")
    story.wait(600)


@passes(CHARGING)
def a_session_that_began_offline_and_is_not_told_yet(story: Story) -> None:
    story.comes()
    story.leaves(by="the central system")
    story.wait(600)
    story.dials()
    _says(story, "Charging")
    story.wait(600)


@pytest.mark.parametrize("case", TALES, ids=str)
def test_a_tale(case: Case) -> None:
    assert bool(case.found()) is case.flagged


def test_every_rule_is_tried_both_ways() -> None:
    assert TALES.tried_both_ways() == names(RULES)


def test_a_finding_says_which_connector_and_for_how_long() -> None:
    (found,) = Case(FREE, True, it_never_says_that_it_charges).found()
    assert found.text == "connector 1 has been reported Available for 60 s while a transaction runs on it"
    (found,) = Case(CHARGING, True, no_start_is_told).found()
    assert "connector 1 has been reported Charging for 61 s" in found.text
