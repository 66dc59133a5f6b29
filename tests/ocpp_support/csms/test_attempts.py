"""Who was not let in stands on the trace, and a flood of them does not fill it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from ocpp_support.csms import refusals
from ocpp_support.csms.attempts import FULLY, MOST_KINDS, Attempts
from ocpp_support.csms.refusals import Refusal
from ocpp_support.runtime.clock import Clock, VirtualTimeLoop
from ocpp_support.trace.events import Attempted
from ocpp_support.trace.trace import Entry, Trace


@pytest.fixture
def trace(virtual_loop: VirtualTimeLoop) -> Trace:
    asyncio.set_event_loop(virtual_loop)
    return Trace(Clock(virtual_loop), lambda: datetime.now(UTC), connectors=1)


def recorded(trace: Trace) -> list[Entry]:
    return trace.since(trace.beginning).events(Attempted)


def outcomes(trace: Trace) -> list[str]:
    return [entry.content.outcome for entry in recorded(trace) if isinstance(entry.content, Attempted)]


def test_an_attempt_is_recorded_with_its_remedy_and_its_finding(trace: Trace) -> None:
    Attempts(trace).record("10.0.0.7:5000", "/", refusals.NO_IDENTITY)
    (entry,) = recorded(trace)
    refusal = refusals.NO_IDENTITY
    assert entry.content == Attempted("10.0.0.7:5000", "/", refusal.outcome, refusal.remedy)
    assert entry.findings == (refusal.finding,)


def test_a_flood_is_counted_and_told_at_every_power_of_ten(trace: Trace) -> None:
    attempts = Attempts(trace)
    for number in range(100_000):
        attempts.record(f"10.0.0.7:{number}", "", refusals.GARBAGE)
    told = outcomes(trace)
    assert told[:FULLY] == [refusals.GARBAGE.outcome] * FULLY
    assert [outcome.removeprefix(refusals.GARBAGE.outcome) for outcome in told[FULLY:]] == [
        f" (attempt {count} of this kind)" for count in (100, 1000, 10_000, 100_000)
    ]


def test_a_flood_of_one_kind_hides_no_other(trace: Trace) -> None:
    attempts = Attempts(trace)
    for _ in range(FULLY + 1):
        attempts.record("10.0.0.7:1", "", refusals.GARBAGE)
    attempts.record("10.0.0.7:1", "", refusals.SAID_NOTHING)
    attempts.record("10.0.0.8:1", "", refusals.GARBAGE)
    assert outcomes(trace)[FULLY:] == [refusals.SAID_NOTHING.outcome, refusals.GARBAGE.outcome]


def test_a_flood_from_everywhere_is_bounded_too(trace: Trace) -> None:
    attempts = Attempts(trace)
    for number in range(20_000):
        attempts.record(f"[fe80::{number:x}]:1", "", Refusal(str(number), "x", "y"))
    assert len(recorded(trace)) < MOST_KINDS + FULLY + 5


def test_what_cannot_be_shown_is_not_in_the_path(trace: Trace) -> None:
    Attempts(trace).record("", "/\x1b[2J\n" + "x" * 5000, refusals.NO_IDENTITY)
    content = recorded(trace)[0].content
    assert isinstance(content, Attempted)
    assert content.path.startswith("/\\x1b[2J\\x0axxx")
    assert len(content.path) < 320
