"""Orders that have to do with a file, and what became of each until the next of its kind. Judges nothing.

OCPP 1.6 edition 2, sections 4.4, 4.5, 5.9 and 5.19.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from ocpp_support.files.transfers import Transfer
from ocpp_support.monitor.story import Story, action_of, payload_of, text, whole
from ocpp_support.trace.events import Transferred
from ocpp_support.trace.trace import Entry, Sender

REPORTS = {"GetDiagnostics": "DiagnosticsStatusNotification", "UpdateFirmware": "FirmwareStatusNotification"}
"""What a station reports of the doing of which order."""


Stage = tuple[Entry, str]
"""Where something was reported, and what."""


@dataclass
class Errand:
    """An order that has to do with a file, and what became of it until the next of its kind.

    Attributes:
        order: The request.
        answer: The payload of its answer; None where there is none.
        until: Seconds of the run's clock up to which it was watched.
        stages: What was reported of it unasked, with where.
        transfers: What came to the file server meanwhile, with where.
    """

    order: Entry
    answer: dict[str, Any] | None
    until: float
    stages: list[Stage] = field(default_factory=list)
    transfers: list[tuple[Entry, Transfer]] = field(default_factory=list)

    @property
    def told(self) -> list[str]:
        """What was reported of it unasked."""
        return [stage for _, stage in self.stages]

    @property
    def stored(self) -> list[tuple[Entry, Transfer]]:
        """The files that came."""
        return [(entry, one) for entry, one in self.transfers if one.direction == "upload" and one.complete]

    @property
    def name(self) -> str:
        """The name that was announced for the file."""
        return text((self.answer or {}).get("fileName")).strip()

    @property
    def retries(self) -> int | None:
        """The tries after the first that were ordered; None where that was left to the station."""
        return whole(payload_of(self.order).get("retries"))

    def quiet_for(self) -> float:
        """Return the seconds that it was watched after anything last happened to it."""
        happened = [entry.at for entry, _ in (*self.stages, *self.transfers)]
        return self.until - max(happened, default=self.order.at)


def errands(story: Story, action: str) -> list[Errand]:
    """Return the orders of an action, each with what became of it."""
    return _laid_out(story, action)[0]


def unordered(story: Story, action: str) -> list[Stage]:
    """Return what was reported unasked, of the doing of an order, before there was any."""
    return _laid_out(story, action)[1]


@lru_cache(maxsize=len(REPORTS))
def _laid_out(story: Story, action: str) -> tuple[list[Errand], list[Stage]]:
    found: list[Errand] = []
    before: list[Stage] = []
    asked = False
    for entry in story.concerning(Transferred, "TriggerMessage", action, REPORTS[action]):
        if entry.sender is Sender.CENTRAL and action_of(entry) == action:
            if found:
                found[-1].until = entry.at
            found.append(Errand(entry, story.answer(entry), story.now))
        elif action_of(entry) == "TriggerMessage":
            asked = asked or payload_of(entry).get("requestedMessage") == REPORTS[action]
        elif entry.sender is Sender.STATION and action_of(entry) == REPORTS[action]:
            if not asked:
                stages = found[-1].stages if found else before
                stages.append((entry, text(payload_of(entry).get("status"))))
            asked = False
        elif found and isinstance(entry.content, Transferred):
            found[-1].transfers.append((entry, entry.content.transfer))
    return found, before
