"""Numbers of connectors: those that the station has, wherever one is named."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.monitor.connectors import RULES
from ocpp_support.monitor.story import action_of
from tests.quirks.told import Story

from .cases import Case, Tales, names
from .tales import Tale, breaks

TALES = Tales()
flags, passes = TALES.flags, TALES.passes


@flags("connectors.out-of-range")
def a_report_of_another_connector(story: Story) -> None:
    story.comes()
    story.answer(story.reports("Available", 2))


@flags("connectors.out-of-range")
def a_report_of_less_than_none(story: Story) -> None:
    story.comes()
    story.answer(story.reports("Available", -1))


@flags("connectors.out-of-range")
def readings_of_another_connector(story: Story) -> None:
    story.comes()
    story.answer(story.reads(connector=2))


@flags("connectors.out-of-range")
def a_session_of_the_station_itself(story: Story) -> None:
    story.comes()
    story.starts(connector=0)


@passes("connectors.out-of-range")
def every_connector_that_there_is(story: Story) -> None:
    story.comes()
    story.starts()
    for place in (0, 1):
        story.answer(story.reads(connector=place))
    story.ends()


@passes("connectors.out-of-range")
def no_number_at_all(story: Story) -> None:
    story.comes()
    for odd in (None, "2", True, 2.5):
        story.answer(story.reads(connector=odd))


def _counts(story: Story, number: Any) -> None:
    item = {"key": "NumberOfConnectors", "readonly": True, "value": number}
    story.told("GetConfiguration", {"configurationKey": [item]}, key=["NumberOfConnectors"])


@flags("connectors.counted-otherwise")
def one_more_than_in_the_file(story: Story) -> None:
    story.comes()
    _counts(story, "2")


@passes("connectors.counted-otherwise")
def as_many_as_in_the_file(story: Story) -> None:
    story.comes()
    _counts(story, "1")
    _counts(story, "one")
    _counts(story, None)


@pytest.mark.parametrize("case", TALES, ids=str)
def test_a_tale(case: Case) -> None:
    assert bool(case.found()) is case.flagged


def test_every_rule_is_tried_both_ways() -> None:
    assert TALES.tried_both_ways() == names(RULES)


def test_a_finding_says_what_was_about_which() -> None:
    (found,) = Case("connectors.out-of-range", True, readings_of_another_connector).found()
    assert found.text == "MeterValues is about connector 2, and it has the connectors 1 to 1"
    (found,) = Case("connectors.counted-otherwise", True, one_more_than_in_the_file).found()
    assert found.text == "it says that it has 2 connectors; its station file says 1"


def test_an_answer_is_counted_once() -> None:
    def tale(story: Story) -> None:
        story.comes()
        _counts(story, "2")
        (request,) = (entry for entry in story.conversation() if action_of(entry) == "GetConfiguration")
        story.answer(request, {})
        story.told("ClearCache", {"status": "Accepted"})

    (found,) = Case("connectors.counted-otherwise", True, tale).found()
    assert found.count == 1


@breaks("connectors.counted-otherwise", "it says that it has 1 connector; its station file says 2")
def test_one_less_than_in_the_file(tale: Tale) -> None:
    tale.comes()
    item = {"key": "NumberOfConnectors", "readonly": True, "value": "1"}
    tale.told("GetConfiguration", {"configurationKey": [item]}, key=["NumberOfConnectors"])
