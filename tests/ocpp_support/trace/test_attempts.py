"""Whoever was not let in lately is named, with what to do about it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ocpp_support.runtime.clock import Clock, VirtualTimeLoop
from ocpp_support.trace.attempts import lately_refused
from ocpp_support.trace.events import Attempted, Connected, Event, Noted
from ocpp_support.trace.trace import Sender, Trace

FIRST = Attempted("10.0.0.7:1", "/CP1", "it gave no password", "Enter it.")
LAST = Attempted("", "", "it spoke no TLS", "Use wss.")
CONNECTED = Connected("/CP1", ("ocpp1.6",))
SAID = "Lately somebody dialled and was not let in: it spoke no TLS. Use wss."


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([], ""),
        ([Noted("nothing")], ""),
        ([FIRST, LAST, Noted("nothing")], SAID),
        ([FIRST, CONNECTED], ""),
        ([FIRST, CONNECTED, LAST], SAID),
    ],
)
def test_only_what_came_since_the_station_was_there_counts(
    virtual_loop: VirtualTimeLoop, events: list[Event], said: str
) -> None:
    trace = Trace(Clock(virtual_loop), lambda: datetime.now(UTC), connectors=1)
    for event in events:
        trace.record(Sender.BENCH, event)
    assert lately_refused(trace.since(trace.beginning)) == said
