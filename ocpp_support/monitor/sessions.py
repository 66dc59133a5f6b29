"""Transactions as the station told them: start, number, readings, end; and its times offline. Judges nothing.

OCPP 1.6 edition 2, sections 3.7, 4.8 and 4.10.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property, lru_cache

from ocpp_support.monitor.numbering import ending, given
from ocpp_support.monitor.readings import Reading, readings
from ocpp_support.monitor.story import Story, among, payload_of, text, told_time, whole
from ocpp_support.protocol.values import number_of
from ocpp_support.trace.trace import Entry

NEAR = timedelta(seconds=2)
"""By how much times may be apart: stations tell whole seconds, and set their clocks to whole seconds."""


@dataclass(eq=False)
class Session:
    """A transaction that was given a number.

    Attributes:
        start: The message that told its start.
        number: The number that it was given.
        end: The message that told its end; None while it runs, or where that never came.
        readings: What was told of it in between, and with its end.
    """

    start: Entry
    number: int
    end: Entry | None = None
    readings: list[Reading] = field(default_factory=list)

    @cached_property
    def place(self) -> int | None:
        """The connector that it began on."""
        return whole(payload_of(self.start).get("connectorId"))

    @cached_property
    def card(self) -> str:
        """The id tag that it began with, in lower case: case does not matter in one."""
        return text(payload_of(self.start).get("idTag")).casefold()

    @cached_property
    def began(self) -> datetime | None:
        """When it began, as the station told."""
        return told_time(self.start)

    @cached_property
    def ended(self) -> datetime | None:
        """When it ended, as the station told; None while it runs."""
        return told_time(self.end) if self.end is not None else None

    @cached_property
    def meter_start(self) -> float | None:
        """The register at its begin, in Wh."""
        return number_of(payload_of(self.start).get("meterStart"))

    @cached_property
    def meter_stop(self) -> float | None:
        """The register at its end, in Wh."""
        return number_of(payload_of(self.end).get("meterStop")) if self.end is not None else None


@lru_cache(maxsize=1)
def sessions(story: Story) -> tuple[Session, ...]:
    """Return the transactions of a story, in order. One rule after the other asks for them."""
    found = {
        number: Session(answer.answers, number)
        for number, answer in given(story).items()
        if number > 0 and answer.answers is not None
    }
    for number, begun in found.items():
        begun.end = next(iter(among(ending(story).get(number, ()), given(story)[number])), None)
    for reading in readings(story):
        session = found.get(reading.number or 0)
        if session is not None:
            session.readings.append(reading)
    return tuple(found.values())


@dataclass(frozen=True)
class Outage:
    """A time without a connection, between two of them.

    Attributes:
        gone: Where the connection before it ended.
        back: Where the one after it began.
        again: Where that one ended in turn; None while it lasts.
    """

    gone: Entry
    back: Entry
    again: Entry | None

    def contains(self, moment: datetime) -> bool:
        """Return whether a time lies in it, or so near that it may."""
        return self.gone.moment - NEAR <= moment <= self.back.moment + NEAR


def outages(story: Story) -> list[Outage]:
    """Return the times at which the station was known to be offline."""
    pairs = zip(story.lives, story.lives[1:], strict=False)
    return [Outage(one.ended, two.opened, two.ended) for one, two in pairs if one.ended and two.opened]


class Offline:
    """Tells whether the station was offline at a time that it named."""

    def __init__(self, story: Story) -> None:
        self._outages = outages(story)
        self._backs = [outage.back.moment + NEAR for outage in self._outages]
        opened = next((life.opened for life in story.lives if life.opened), None)
        self._first = opened.moment if opened is not None else None

    def at(self, moment: datetime | None) -> bool:
        """Return whether it was, or may have been, offline then, as it may where no time was told."""
        if moment is None or (self._first is not None and moment < self._first):
            return True
        place = bisect_left(self._backs, moment)
        return place < len(self._outages) and self._outages[place].contains(moment)

    def between(self, begin: datetime, end: datetime) -> Iterator[Outage]:
        """Yield the outages that overlap a stretch of time."""
        for outage in self._outages[bisect_left(self._backs, begin) :]:
            if outage.gone.moment - NEAR > end:
                return
            yield outage
