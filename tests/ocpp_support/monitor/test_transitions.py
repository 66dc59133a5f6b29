"""The 53 steps of section 4.9 pass and all others are told, but where the table cannot be applied."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from ocpp_support.monitor.transitions import ELSEWHERE, PERMITTED, RULES, STATUSES
from ocpp_support.protocol.frames import Malformed
from ocpp_support.trace.trace import Sender
from tests.quirks.told import Story, Tale

from .cases import Case, Tales, findings, names

TALES = Tales()
flags, passes = TALES.flags, TALES.passes
SUSPENDED = ("Charging", "Preparing")
"""A step that the table does not have, and no other section demands."""


def _goes(*statuses: str, place: int = 1) -> Tale:
    def tale(story: Story) -> None:
        story.comes()
        story.wait(1)
        for status in statuses:
            story.answer(story.reports(status, place))

    return tale


def _said(*statuses: str) -> list[tuple[str, str]]:
    found = findings(_goes("Faulted", *statuses))
    return [(one.rule, str(one.severity)) for one in found if one.rule.startswith("transitions.")]


def test_the_table_is_that_of_the_specification() -> None:
    assert len(PERMITTED) == 53
    for (before, now), name in PERMITTED.items():
        assert name == "ABCDEFGHI"[STATUSES.index(before)] + "123456789"[STATUSES.index(now)]
    from_each = Counter(before for before, _ in PERMITTED)
    assert [from_each[status] for status in STATUSES] == [7, 6, 6, 6, 6, 4, 4, 6, 8]
    to_each = Counter(now for _, now in PERMITTED)
    assert [to_each[status] for status in STATUSES] == [8, 5, 6, 6, 6, 5, 2, 7, 8]


def test_nothing_stands_in_both_tables() -> None:
    assert PERMITTED.keys() & ELSEWHERE.keys() == set()


@pytest.mark.parametrize(("before", "now"), list(product(STATUSES, STATUSES)), ids=" to ".join)
def test_every_step_there_is(before: str, now: str) -> None:
    said = _said(before, now)
    if before == now or (before, now) in PERMITTED:
        assert said == []
    elif (before, now) in ELSEWHERE:
        assert said == [("transitions.required-elsewhere", "note")]
    else:
        assert said == [("transitions.not-permitted", "SHOULD")]


@flags("transitions.not-permitted")
def an_end_that_is_no_end(story: Story) -> None:
    _goes("Charging", "Preparing", "Finishing")(story)


@passes("transitions.not-permitted")
def the_station_itself_has_a_table_of_its_own(story: Story) -> None:
    _goes(*SUSPENDED, place=0)(story)


@passes("transitions.not-permitted")
def another_connector_is_another_story(story: Story) -> None:
    story.comes()
    for place, status in ((1, "Charging"), (2, "Preparing")):
        story.answer(story.reports(status, place))


@passes("transitions.not-permitted")
def a_restart_lies_between(story: Story) -> None:
    _goes("Charging")(story)
    story.registers()
    story.answer(story.reports("Preparing"))


@passes("transitions.not-permitted")
def a_time_offline_lies_between(story: Story) -> None:
    _goes("Charging")(story)
    story.leaves(by="the central system")
    story.wait(600)
    story.dials()
    story.answer(story.reports("Preparing"))


@passes("transitions.not-permitted")
def something_that_could_not_be_read_lies_between(story: Story) -> None:
    _goes("Charging")(story)
    story.trace.record(Sender.STATION, Malformed("it is not JSON"), "[2,")
    story.answer(story.reports("Preparing"))


@passes("transitions.not-permitted")
def a_status_of_its_own_lies_between(story: Story) -> None:
    _goes("Charging", "Occupied", "Preparing")(story)


@passes("transitions.not-permitted")
def short_statuses_are_not_told(story: Story) -> None:
    story.comes()
    story.told("ChangeConfiguration", {"status": "Accepted"}, key="MinimumStatusDuration", value="5")
    for status in SUSPENDED:
        story.answer(story.reports(status))


@flags("transitions.not-permitted")
def short_statuses_are_told_again(story: Story) -> None:
    short_statuses_are_not_told(story)
    story.told("ChangeConfiguration", {"status": "Accepted"}, key="MinimumStatusDuration", value="0")
    for status in SUSPENDED:
        story.answer(story.reports(status))


@flags("transitions.required-elsewhere")
def it_leaves_service_with_a_cable_in(story: Story) -> None:
    _goes("Preparing", "Unavailable")(story)


@passes("transitions.required-elsewhere")
def it_leaves_service_empty(story: Story) -> None:
    _goes("Preparing", "Available", "Unavailable")(story)


@pytest.mark.parametrize("case", TALES, ids=str)
def test_a_tale(case: Case) -> None:
    assert bool(case.found()) is case.flagged


def test_every_rule_is_tried_both_ways() -> None:
    assert TALES.tried_both_ways() == names(RULES)


def test_a_finding_names_the_connector_and_the_step() -> None:
    (found,) = (one for one in findings(_goes("Charging", "Preparing")) if "transitions" in one.rule)
    assert found.text == "connector 1 went from Charging to Preparing, which the table does not have"
    (found,) = (one for one in findings(_goes("Preparing", "Unavailable")) if "transitions" in one.rule)
    why = "section 5.2 has a connector leave service unless a transaction runs"
    assert found.text == (
        f"connector 1 went from Preparing to Unavailable, which the table does not have; {why}"
    )
