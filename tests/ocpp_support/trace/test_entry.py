"""An entry never changes, is itself and no other, and tells what was on the wire."""

from __future__ import annotations

import gc

import pytest

from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.protocol.frames import Call
from ocpp_support.trace.trace import Sender

from ..matchers.conversations import Talk

WRONG = Finding(Severity.MUST, "schema", "of the wrong kind")


def test_an_entry_does_not_change() -> None:
    entry = Talk().station("Heartbeat")
    with pytest.raises(AttributeError):
        entry.raw = "something else"  # type: ignore[misc]


def test_two_entries_that_say_the_same_are_two() -> None:
    talk = Talk()
    first, second = (talk.trace.record(Sender.STATION, Call("1", "Heartbeat", {})) for _ in range(2))
    assert first != second
    assert len({first, second, first}) == 2


def test_what_was_read_leniently_is_told_as_it_was_said() -> None:
    taken, raw = (
        Call("1", "StatusNotification", {"connectorId": 1}),
        '[2,"1","StatusNotification",{"connectorId":"1"}]',
    )
    record = Talk().trace.record
    assert record(Sender.STATION, taken, raw, findings=(WRONG,)).said == Call(
        "1", "StatusNotification", {"connectorId": "1"}
    )
    assert record(Sender.STATION, taken, raw).said is taken
    assert record(Sender.STATION, taken, "[2,", findings=(WRONG,)).said is taken


def test_the_garbage_collector_passes_entries_over() -> None:
    entry = Talk().station("Heartbeat")
    assert not gc.is_tracked(entry)
    assert not gc.is_tracked(entry.content)
