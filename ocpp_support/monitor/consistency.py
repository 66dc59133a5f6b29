"""Rules about whether a transaction's start, readings and end fit each other.

OCPP 1.6 edition 2, sections 4.7, 4.8, 4.10 and 7.31. Nothing is claimed of a register beyond its last digit,
nor of times nearer than two seconds: stations tell whole seconds, and set their clocks to whole seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ocpp_support.monitor.readings import CLOCK, Reading
from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.sessions import NEAR, Session, sessions
from ocpp_support.monitor.story import Story
from ocpp_support.protocol.findings import Severity

POLLED_WH = 100.0
"""By how much a reading may lie beyond start or end for having been read at another moment than it says."""

MOST_CLOCKS_DIFFER = 5.0
"""Seconds by which a clock may be set back between the start of a transaction and its end."""


@rule("transactions.ends-before-start", Severity.MUST, "OCPP 1.6 6.49", whole=True)
def ends_before_it_starts(story: Story) -> Iterator[Sighting]:
    """Look for transactions that are told to have ended before they began."""
    for session in sessions(story):
        if session.end is None or session.began is None or session.ended is None:
            continue
        early = (session.began - session.ended).total_seconds()
        if early > MOST_CLOCKS_DIFFER:
            yield (
                session.end,
                f"transaction {session.number} is said to have ended {early:.0f} s before it began",
            )


@rule("transactions.readings-beyond", Severity.MUST, "OCPP 1.6 7.31", whole=True)
def reads_beyond(story: Story) -> Iterator[Sighting]:
    """Look for registers in a transaction that lie below its start or above its end.

    A reading may be off by its own last digit, by the watt-hour to which start and end are rounded, and by
    what 150 kW make in two seconds: a meter is polled, and start and end may tell what was polled before.
    """
    for session in sessions(story):
        low, high = session.meter_start, session.meter_stop
        for reading in session.readings:
            told = reading.register() if reading.place == session.place else None
            if told is None:
                continue
            if low is not None and told < low and told < low - _off_by(reading):
                yield reading.entry, _beyond(session, told, f"began at {low:.0f}")
            elif high is not None and told > high and told > high + _off_by(reading):
                yield reading.entry, _beyond(session, told, f"ended at {high:.0f}")


def _off_by(reading: Reading) -> float:
    """Return by how much the register of a reading may be off."""
    return reading.register_step() + 1.0 + POLLED_WH


def _beyond(session: Session, told: float, edge: str) -> str:
    return f"a reading of transaction {session.number} tells {told:.0f} Wh, and that {edge} Wh"


@rule("transactions.other-connector", Severity.MUST, "OCPP 1.6 4.7", whole=True)
def reads_elsewhere(story: Story) -> Iterator[Sighting]:
    """Look for readings of a transaction under another connector; 0 is the station's own meter."""
    for session in sessions(story):
        place = session.place
        for reading in session.readings if place else ():
            if reading.place and reading.place != place:
                yield (
                    reading.entry,
                    f"readings of transaction {session.number}, which runs on connector {place},"
                    f" are told as connector {reading.place}'s",
                )


@rule("transactions.readings-untimely", Severity.SHOULD, "OCPP 1.6 4.7", whole=True)
def reads_out_of_time(story: Story) -> Iterator[Sighting]:
    """Look for readings of a transaction that were taken before it began or after it ended.

    What is read by the clock may bear the time at which its interval began (section 9.1.5).
    """
    for session in sessions(story):
        began, ended = session.began, session.ended
        for reading in session.readings:
            if reading.moment is None or reading.taken(CLOCK):
                continue
            early, late = _apart(reading.moment, began), _apart(ended, reading.moment)
            # What came after the end, and was taken after it, is another rule's matter.
            told_after = session.end is not None and reading.entry.number > session.end.number
            if early or (late and not told_after):
                when = f"{early:.0f} s before it began" if early else f"{late:.0f} s after it ended"
                yield reading.entry, f"a reading of transaction {session.number} was taken {when}"


def _apart(early: datetime | None, late: datetime | None) -> float:
    """Return by how many seconds one time lies before another; 0 where that may be the clocks' doing."""
    if early is None or late is None or late - early <= NEAR:
        return 0.0
    return (late - early).total_seconds()


@rule("transactions.two-at-once", Severity.MUST, "OCPP 1.6 4.8", whole=True)
def holds_two_at_once(story: Story) -> Iterator[Sighting]:
    """Look for a transaction that begins on a connector where the one before has not ended.

    An end that a restart may have cost (errata 3.36) is not missed.
    """
    restarts = [entry.number for entry in story.station("BootNotification")]
    latest: dict[int, Session] = {}
    for session in sessions(story):
        if session.place is None:
            continue
        before = latest.get(session.place)
        latest[session.place] = session
        if before is None or (before.end is not None and before.end.number < session.start.number):
            continue
        first, second = before.start.number, session.start.number
        if not any(first < number < second for number in restarts):
            yield (
                session.start,
                f"transaction {session.number} began on connector {session.place},"
                f" and {before.number} had not ended there",
            )


RULES = (
    ends_before_it_starts,
    reads_beyond,
    reads_elsewhere,
    reads_out_of_time,
    holds_two_at_once,
)
