"""The station's own event log: what happened, and when by the station's own clock.

Owns the entries; it writes no file and sends nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from simulator.wall_clock import stamp

CAPACITY = 20_000


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One event."""

    at: datetime
    text: str

    def __str__(self) -> str:
        return f"{stamp(self.at)} {self.text}"


class EventLog:
    """A log that keeps the latest events; the oldest fall off.

    Args:
        now: Tells the station's date and time.
        capacity: Events that are kept.
    """

    def __init__(self, now: Callable[[], datetime], capacity: int = CAPACITY) -> None:
        self._now = now
        self._entries: deque[LogEntry] = deque(maxlen=capacity)

    def record(self, text: str) -> None:
        """Note that something happened now. Line breaks become spaces: one event, one line."""
        self._entries.append(LogEntry(self._now(), " ".join(text.split())))

    def recall(self, ago: timedelta, text: str) -> None:
        """Note what happened before this log was opened; the oldest comes first."""
        self._entries.append(LogEntry(self._now() - ago, text))

    def between(self, start: datetime | None, stop: datetime | None) -> str:
        """Return the events from ``start`` to ``stop``, both included, a line each; None is no limit."""
        return "".join(
            f"{entry}\n"
            for entry in self._entries
            if (start is None or entry.at >= start) and (stop is None or entry.at <= stop)
        )
