"""When the station says that diagnostics are delivered: when they are, and not before.

OCPP 1.6 edition 2, sections 4.4 and 7.24.
"""

from __future__ import annotations

from dataclasses import dataclass

from ocpp_support.matchers.diagnostics import REPORT, reports_diagnostics
from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.matchers.stages import stages
from ocpp_support.matchers.statuses import payload_of
from ocpp_support.trace.events import Transferred
from ocpp_support.trace.trace import Conversation, Entry, Sender

DONE = "Uploaded"

CROSSING_S = 1.0
"""Seconds by which a report may be here before the file server has said that the file is complete."""


@dataclass(eq=False)
class _ReportsWhenDelivered(Expectation):
    @property
    def wanted(self) -> str:
        return f"the station to report the diagnostics as {DONE}, and only when the file has arrived"

    def problems(self, conversation: Conversation) -> list[str]:
        missing = reports_diagnostics(DONE).problems(conversation)
        if missing:
            return missing
        arrived = _arrived_at(conversation)
        if arrived is None:
            return [Problem(f"it reported {DONE}, and no file has arrived", *_done(conversation))]
        return [
            Problem(f"it reported {DONE} {arrived - entry.at:.1f} s before the file had arrived", entry)
            for entry in _done(conversation)
            if arrived - entry.at > CROSSING_S
        ]

    def in_short(self, conversation: Conversation) -> str:
        if DONE in stages(conversation, REPORT):
            return f"the diagnostics were reported as {DONE} before they were"
        return f"the diagnostics were not reported as {DONE}"


def _done(conversation: Conversation) -> list[Entry]:
    told = conversation.calls(Sender.STATION, REPORT)
    return [entry for entry in told if payload_of(entry).get("status") == DONE]


def _arrived_at(conversation: Conversation) -> float | None:
    """Return when the first file was there, whole."""
    for event in conversation.events(Transferred):
        transfer = event.content.transfer if isinstance(event.content, Transferred) else None
        if transfer and transfer.direction == "upload" and transfer.complete:
            return event.at
    return None


def reports_when_delivered() -> Expectation:
    """Match if the diagnostics were reported as uploaded, and not before the first file had arrived whole.

    Example::

        reports_when_delivered()

    """
    return _ReportsWhenDelivered()
