"""What survives a restart: settings, availability, remembered cards, the outbox, the firmware version.

Plain data without behaviour; whoever owns a part of it changes it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.outbox import Message


@dataclass(frozen=True, slots=True)
class RememberedCard:
    """What the central system last said about a card (§3.5.1)."""

    status: str
    parent: str | None = None
    expires: datetime | None = None


@dataclass(slots=True)
class Memory:
    """The station's non-volatile memory.

    Attributes:
        settings: Configuration values that were changed, by the key's name.
        inoperative: The connectors, and 0 for the station, that were taken out of service.
        scheduled: Availability that waits for the end of a session: number to operative or not.
        cards: The authorization cache, by the card's number in lower case.
        outbox: Transaction messages that the central system has not yet acknowledged, oldest first.
        firmware_version: What BootNotification reports.
        done: What it has done before, for mistakes that it makes only the second time.
        pending_firmware_report: A firmware status to be reported once registered again.
    """

    firmware_version: str
    settings: dict[str, str] = field(default_factory=dict)
    inoperative: set[int] = field(default_factory=set)
    scheduled: dict[int, bool] = field(default_factory=dict)
    cards: dict[str, RememberedCard] = field(default_factory=dict)
    outbox: list[Message] = field(default_factory=list)
    done: set[str] = field(default_factory=set)
    pending_firmware_report: str | None = None
