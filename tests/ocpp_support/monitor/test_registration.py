"""Registering: nothing before it, nothing beside it while it is put off, and not sooner than told."""

from __future__ import annotations

import pytest

from tests.quirks.told import Story

from .cases import Case, Tales

TALES = Tales()
flags, passes = TALES.flags, TALES.passes
BEFORE, EARLY = "registration.talks-before", "registration.retries-early"


@flags(BEFORE)
def it_reports_first(story: Story) -> None:
    story.dials()
    story.answer(story.reports("Available"))
    story.registers()


@flags(BEFORE)
def it_reports_first_after_it_left_by_itself(story: Story) -> None:
    story.comes()
    story.leaves()
    story.wait(30)
    it_reports_first(story)


@passes(BEFORE)
def it_was_admitted_and_registers_without_need(story: Story) -> None:
    story.comes()
    story.leaves(by="the central system")
    story.wait(30)
    it_reports_first(story)


@passes(BEFORE)
def it_is_asked_to_register(story: Story) -> None:
    story.dials()
    story.answer(story.reports("Available"))
    story.told("TriggerMessage", {"status": "Accepted"}, requestedMessage="BootNotification")
    story.registers()


@passes(BEFORE)
def it_takes_leave_on_the_same_line(story: Story) -> None:
    story.comes()
    story.told("Reset", {"status": "Accepted"}, type="Soft")
    story.ends()
    story.registers()


def _is_put_off(story: Story, status: str, wait: float) -> None:
    story.dials()
    story.registers(status)  # for 300 s
    story.wait(wait)
    story.registers()


@flags(EARLY)
def it_is_pending_and_comes_again_at_once(story: Story) -> None:
    _is_put_off(story, "Pending", 30)


@passes(EARLY)
def it_is_pending_and_waits(story: Story) -> None:
    _is_put_off(story, "Pending", 299)


@passes(EARLY)
def it_is_pending_and_asked(story: Story) -> None:
    story.dials()
    story.registers("Pending")
    story.told("TriggerMessage", {"status": "Accepted"}, requestedMessage="BootNotification")
    story.registers()


@flags(f"{EARLY}-rejected")
def it_is_rejected_and_comes_again_at_once(story: Story) -> None:
    _is_put_off(story, "Rejected", 30)


@passes(f"{EARLY}-rejected")
def it_is_rejected_and_waits(story: Story) -> None:
    _is_put_off(story, "Rejected", 301)
    it_is_pending_and_comes_again_at_once(story)


@pytest.mark.parametrize("case", TALES, ids=str)
def test_a_tale(case: Case) -> None:
    assert bool(case.found()) is case.flagged


def test_every_rule_is_tried_both_ways() -> None:
    assert TALES.tried_both_ways() == {BEFORE, EARLY, f"{EARLY}-rejected"}


def test_a_finding_says_how_long_it_waited() -> None:
    (found,) = Case(EARLY, True, it_is_pending_and_comes_again_at_once).found()
    assert found.text == "it registered again 30.0 s after it was Pending, and was told to wait 300 s"
