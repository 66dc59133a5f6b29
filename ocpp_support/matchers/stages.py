"""How far the station says it is with a file: the stages that it reports, in order.

OCPP 1.6 edition 2, sections 4.4 and 4.5.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.matchers.statuses import payload_of, sent_instead
from ocpp_support.trace.trace import Conversation, Entry, Sender


def stages(conversation: Conversation, action: str) -> list[Any]:
    """Return the stages reported by ``action``, in the order they came."""
    return [payload_of(entry).get("status") for entry in conversation.calls(Sender.STATION, action)]


def last_request(conversation: Conversation, *actions: str) -> Entry | None:
    """Return the last request of the central system of one of these actions."""
    return next(conversation.newest_calls(Sender.CENTRAL, *actions), None)


@dataclass(eq=False)
class ReportsStages(Expectation):
    """Stages in this order; others may lie between them."""

    action: str
    subject: str
    words: tuple[str, ...]

    @property
    def wanted(self) -> str:
        """The stages, in order."""
        return f"the station to report the {self.subject} as {', then '.join(self.words)}"

    def problems(self, conversation: Conversation) -> list[str]:
        """Name the first stage that is missing, and all that were reported."""
        told = stages(conversation, self.action)
        missing = self._first_missing(told)
        if missing is None:
            return []
        if not told:
            return [f"it reported nothing of the {self.subject}; {sent_instead(conversation)}"]
        said = ", ".join(str(stage) for stage in told)
        reported = conversation.calls(Sender.STATION, self.action)
        if missing not in told:
            strange = [entry for entry in reported if payload_of(entry).get("status") not in self.words]
            return [Problem(f"{missing} was not reported; it reported {said}", *strange[-1:])]
        earlier = self.words[: self.words.index(missing)]
        too_early = [entry for entry in reported if payload_of(entry).get("status") == missing]
        words = f"{missing} was not reported after {', '.join(earlier)}; it reported {said}"
        return [Problem(words, *too_early)]

    def _first_missing(self, told: list[Any]) -> str | None:
        left = iter(told)
        return next((word for word in self.words if word not in left), None)

    def in_short(self, conversation: Conversation) -> str:
        """Name the first stage that is missing, and the last that was reported."""
        told = stages(conversation, self.action)
        missing = self._first_missing(told)
        instead = f", but {told[-1]}" if told and told[-1] not in self.words else ""
        return f"{self.subject}: {missing} not reported{instead}"
