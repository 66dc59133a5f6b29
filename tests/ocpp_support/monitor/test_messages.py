"""Ids of messages: which may come again, and when."""

from __future__ import annotations

import pytest

from ocpp_support.monitor.messages import reuses_ids_later
from ocpp_support.monitor.story import Story as LaidOut
from ocpp_support.protocol.frames import Call, encode
from ocpp_support.trace.trace import Sender
from tests.quirks.told import Story

from .cases import Case, Tales

TALES = Tales()
flags, passes = TALES.flags, TALES.passes
LATER = "messages.id-reused-later"


def _says(story: Story, message_id: str) -> None:
    frame = Call(message_id, "Heartbeat", {})
    story.answer(story.trace.record(Sender.STATION, frame, encode(frame)), {"currentTime": story.time})


def _returns(story: Story) -> None:
    story.leaves()
    story.wait(5)
    story.dials()


@flags(LATER)
def it_counts_anew_when_its_line_returns(story: Story) -> None:
    story.comes()
    _says(story, "first")
    _returns(story)
    _says(story, "first")


@flags(LATER)
def it_returns_twice_and_then_counts_anew(story: Story) -> None:
    story.comes()
    _says(story, "first")
    _returns(story)
    _returns(story)
    _says(story, "first")


@flags(LATER)
def it_was_restarted_before_that(story: Story) -> None:
    story.told("Reset", {"status": "Accepted"}, type="Hard")
    it_counts_anew_when_its_line_returns(story)


@flags(LATER)
def it_is_restarted_only_after_that(story: Story) -> None:
    it_counts_anew_when_its_line_returns(story)
    story.told("Reset", {"status": "Accepted"}, type="Hard")


@passes(LATER)
def it_goes_on_counting(story: Story) -> None:
    story.comes()
    _says(story, "first")
    _returns(story)
    _says(story, "second")


@passes(LATER)
def it_was_restarted_and_speaks_before_it_registers(story: Story) -> None:
    story.comes()
    _says(story, "first")
    story.told("Reset", {"status": "Accepted"}, type="Hard")
    _returns(story)
    _says(story, "first")


@passes(LATER)
def it_registers_anew(story: Story) -> None:
    story.comes()
    _says(story, "first")
    _returns(story)
    story.registers()
    _says(story, "first")


def test_a_part_of_a_run_may_begin_on_a_connection() -> None:
    story = Story()
    story.mark()
    _says(story, "first")
    _returns(story)
    _says(story, "first")
    assert [*reuses_ids_later.look(LaidOut(story.conversation()))]


@pytest.mark.parametrize("case", TALES, ids=str)
def test_a_tale(case: Case) -> None:
    assert bool(case.found()) is case.flagged
