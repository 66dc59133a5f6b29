"""That readings arrive, and when: at the interval that was set, or by the clock.

OCPP 1.6 edition 2, sections 4.7 and 9.1 (MeterValueSampleInterval, ClockAlignedDataInterval).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.matchers.meter_values import CLOCK, PERIODIC, meter_readings, none_arrived
from ocpp_support.trace.trace import Conversation, Entry
from ocpp_support.vocabulary.nouns import Outlet

INTERVALS = 3
"""Intervals that make a rhythm."""


@dataclass(eq=False)
class _AtInterval(Expectation):
    outlet: Outlet
    seconds: float
    tolerance: float

    def __post_init__(self) -> None:
        self.takes = (INTERVALS + 1) * (self.seconds + self.tolerance)

    @property
    def wanted(self) -> str:
        return (
            f"readings of {self.outlet} every {self.seconds:.0f} s, give or take {self.tolerance:.0f} s, "
            f"{INTERVALS} times in a row"
        )

    def problems(self, conversation: Conversation) -> list[str]:
        entries = self._entries(conversation)
        if not entries:
            return [none_arrived(conversation, self.outlet.number)]
        gaps = [late.at - early.at for early, late in pairwise(entries)]
        right = [abs(gap - self.seconds) <= self.tolerance for gap in gaps]
        # The first may come before its time: a station may take one as the session starts.
        if any(all(right[first : first + INTERVALS]) for first in range(len(gaps) - INTERVALS + 1)):
            return []
        found: list[str] = [
            Problem(f"a reading came {gap:.1f} s after the one before it", entry)
            for gap, good, entry in zip(gaps, right, entries[1:], strict=True)
            if not good
        ]
        if len(gaps) < INTERVALS:
            found.append(
                f"{len(entries)} arrived, and {INTERVALS + 1} are needed to see {INTERVALS} intervals"
            )
        return found

    def _entries(self, conversation: Conversation) -> list[Entry]:
        # What was taken at one moment is one reading, also where it comes in several messages.
        entries: dict[str, Entry] = {}
        for reading in meter_readings(conversation, self.outlet.number, PERIODIC):
            entries.setdefault(str(reading.timestamp or reading.entry.number), reading.entry)
        return list(entries.values())

    def fact(self, conversation: Conversation) -> str | None:
        return f"{len(self._entries(conversation))} readings {self.seconds:.0f} s apart"

    def in_short(self, conversation: Conversation) -> str:
        if not self._entries(conversation):
            return f"no readings of {self.outlet}"
        return f"readings of {self.outlet} do not come every {self.seconds:.0f} s"


def readings_every(outlet: Outlet, seconds: float, *, tolerance: float) -> Expectation:
    """Match if sampled readings of a connector arrived at this interval, three times in a row.

    Args:
        outlet: The connector.
        seconds: The interval that was set.
        tolerance: Seconds by which an interval may be off.

    Example::

        readings_every(Outlet(1), 30, tolerance=5)

    """
    return _AtInterval(outlet, seconds, tolerance)


@dataclass(eq=False)
class _ByTheClock(Expectation):
    outlet: Outlet
    seconds: float
    tolerance: float

    def __post_init__(self) -> None:
        self.takes = (INTERVALS + 1) * self.seconds + self.tolerance

    @property
    def wanted(self) -> str:
        return (
            f"{INTERVALS} readings of {self.outlet} taken at multiples of {self.seconds:.0f} s since "
            f"midnight, give or take {self.tolerance:.0f} s, none left out"
        )

    def problems(self, conversation: Conversation) -> list[str]:
        readings = meter_readings(conversation, self.outlet.number, CLOCK)
        if not readings:
            return [none_arrived(conversation, self.outlet.number)]
        found: list[str] = [
            Problem(f"{one.timestamp!r} is no time", one.entry) for one in readings if one.moment is None
        ]
        taken = {one.moment: one.entry for one in readings if one.moment is not None}
        moments = sorted(taken)
        found += [
            Problem(f"one was taken at {moment:%H:%M:%S}, {off:.1f} s from where it belongs", taken[moment])
            for moment in moments
            if (off := self._off(moment)) > self.tolerance
        ]
        found += [
            Problem(f"none was taken between {early:%H:%M:%S} and {late:%H:%M:%S}", taken[late])
            for early, late in pairwise(moments)
            if (late - early).total_seconds() > self.seconds + 2 * self.tolerance
        ]
        if len(moments) < INTERVALS:
            found.append(f"{len(moments)} arrived, and {INTERVALS} are needed")
        return found

    def _off(self, moment: datetime) -> float:
        midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
        past = (moment - midnight).total_seconds() % self.seconds
        return min(past, self.seconds - past)

    def in_short(self, conversation: Conversation) -> str:
        if not meter_readings(conversation, self.outlet.number, CLOCK):
            return f"no readings of {self.outlet} by the clock"
        return f"readings of {self.outlet} do not keep to the clock"


def readings_by_the_clock(outlet: Outlet, seconds: float, *, tolerance: float) -> Expectation:
    """Match if readings of a connector were taken at multiples of an interval since midnight.

    Example::

        readings_by_the_clock(Outlet(1), 60, tolerance=2)

    """
    return _ByTheClock(outlet, seconds, tolerance)
