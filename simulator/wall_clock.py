"""The station's own date and time: counted on the loop's clock, corrected by the central system.

The only place of the simulator that knows what day it is. It owns no timers.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta


class WallClock:
    """A clock that runs while the loop runs, with or without power (it has a battery).

    Args:
        epoch: The date and time at which the clock starts; today's where none is given.
    """

    def __init__(self, epoch: datetime | None = None) -> None:
        self._base = epoch or datetime.now(UTC)
        self._since: float | None = None

    def start(self) -> None:
        """Let the clock run; a second call changes nothing."""
        if self._since is None:
            self._since = asyncio.get_running_loop().time()

    def now(self) -> datetime:
        """Return the station's date and time in UTC."""
        if self._since is None:
            return self._base
        return self._base + timedelta(seconds=asyncio.get_running_loop().time() - self._since)

    def set(self, text: str) -> None:
        """Take over the central system's time (OCPP 1.6 §4.2, §4.6); what is not a time is ignored."""
        try:
            told = datetime.fromisoformat(text)
        except (TypeError, ValueError):
            return
        self._base = _in_utc(told)
        if self._since is not None:
            self._since = asyncio.get_running_loop().time()


def next_multiple(after: datetime, interval: int) -> datetime:
    """Return the first multiple of ``interval`` seconds since midnight after that moment (§9.1)."""
    midnight = after.replace(hour=0, minute=0, second=0, microsecond=0)
    count = (after - midnight) // timedelta(seconds=interval) + 1
    return midnight + min(timedelta(seconds=interval) * count, timedelta(days=1))


def stamp(moment: datetime) -> str:
    """Write ``moment`` as OCPP wants it: ISO 8601 in UTC, with milliseconds (§3.14)."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment_of(text: str | None) -> datetime | None:
    """Read a time as OCPP writes it; one without a zone is UTC, and what is not a time is None."""
    try:
        read = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return _in_utc(read)


def _in_utc(read: datetime) -> datetime:
    return read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
