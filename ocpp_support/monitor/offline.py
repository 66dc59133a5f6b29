"""Rules about what is told afterwards of a time without a connection, and in which order.

OCPP 1.6 edition 2, section 3.7. What a restart, or a lost power, may have cost is not missed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import accumulate

from ocpp_support.monitor.in_force import in_force
from ocpp_support.monitor.meter_rhythm import INTERVAL, SAMPLED
from ocpp_support.monitor.readings import by_the_clock, picked
from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.sessions import Offline, Outage, Session, sessions
from ocpp_support.monitor.story import (
    Story,
    action_of,
    among,
    payload_of,
    registers,
    told_time,
    whole,
)
from ocpp_support.monitor.times import told_by
from ocpp_support.protocol.findings import Severity
from ocpp_support.trace.trace import Entry

GRACE = 10.0
"""Seconds beyond two intervals offline from which readings must have been taken."""

DELIVERED = 60.0
"""Seconds of a connection after which what was kept is taken to have been sent."""

BACKWARDS = 2.0
"""Seconds by which times may go back: whole seconds are told, and clocks are set."""


_ABOUT_TRANSACTIONS = ("MeterValues", "StartTransaction", "StopTransaction")


@rule("offline.readings-missing", Severity.MUST, "OCPP 1.6 3.7", whole=True)
def drops_readings(story: Story) -> Iterator[Sighting]:
    """Look for outages in a transaction of which no readings, or less than half, came afterwards.

    Only where an interval is known to have been set, and readings of transactions came of this station.
    """
    if not any(whole(payload_of(one).get("transactionId")) for one in story.station("MeterValues")):
        return
    offline = Offline(story)
    for session in sessions(story):
        until = session.ended or story.entries[-1].moment
        for outage in offline.between(session.began, until) if session.began else ():
            counted = _counted(story, outage, session)
            if (
                counted is not None
                and counted[1] * 2 < counted[0]
                and _had_its_chance(story, outage, session)
            ):
                yield (
                    outage.back,
                    f"of about {counted[0]} readings that were due in transaction {session.number} while it"
                    f" was offline, {counted[1] or 'none'} came afterwards",
                )


def _counted(story: Story, outage: Outage, session: Session) -> tuple[int, int] | None:
    """Return how many readings were due in an outage, and how many came; None where none was."""
    settings = in_force(story)
    interval, begin = settings.number(INTERVAL, outage.gone), session.began
    if interval is None or interval < 1 or settings.text(SAMPLED, outage.gone) == "" or begin is None:
        return None
    begin, end = max(begin, outage.gone.moment), min(session.ended or outage.back.moment, outage.back.moment)
    lasted = (end - begin).total_seconds()
    if lasted <= 2 * interval + GRACE:
        return None
    came = [one for one in session.readings if one.moment is not None and begin <= one.moment <= end]
    return int(lasted / interval), len({one.moment for one in came})


def _had_its_chance(story: Story, outage: Outage, session: Session) -> bool:
    """Return whether a station that kept its readings has sent them by now, and no restart cost them."""
    until = outage.again.at if outage.again is not None else story.now
    if session.end is None and until - outage.back.at < DELIVERED:
        return False
    return not any(map(registers, story.after(outage.gone, session.end)))


@rule("times.backwards", Severity.SHOULD, "OCPP 1.6 3.7", whole=True)
def tells_out_of_order(story: Story) -> Iterator[Sighting]:
    """Look for messages about transactions that tell of an earlier time than those before them.

    Anew with each connection. What is read by the clock may bear the time at which its interval began; what
    lies before the start of its own transaction is told of that.
    """
    elsewhere = {reading.entry for reading, _ in picked(story, by_the_clock)}
    elsewhere |= {entry for session in sessions(story) for entry in _before_its_start(session)}
    kinds = told_by(story)
    told = (one for action in _ABOUT_TRANSACTIONS for one in kinds.get(action, ()))
    times = {one: said for one, said, _ in told if _is_about_a_transaction(one) and one not in elsewhere}
    about = sorted(times, key=lambda entry: entry.number)
    for opened, ended in story.connections():
        there = among(about, opened, ended)
        yield from _backwards(there, [times[entry] for entry in there])


def _backwards(told: Sequence[Entry], moments: list[datetime]) -> Iterator[Sighting]:
    if moments == sorted(moments):
        return
    for entry, moment, latest in zip(told[1:], moments[1:], accumulate(moments, max), strict=False):
        if (back := (latest - moment).total_seconds()) > BACKWARDS:
            yield entry, f"{action_of(entry)} tells of {back:.0f} s earlier than what was told before it"


def _before_its_start(session: Session) -> Iterator[Entry]:
    if (began := session.began) is None:
        return
    for reading in session.readings:
        if reading.moment is not None and reading.moment < began:
            yield reading.entry
    if session.end is not None and session.ended is not None and session.ended < began:
        yield session.end


def _is_about_a_transaction(entry: Entry) -> bool:
    return payload_of(entry).get("transactionId") is not None or action_of(entry) != "MeterValues"


@rule("times.statuses-backwards", Severity.SHOULD, "OCPP 1.6 6.47", whole=True)
def reports_out_of_order(story: Story) -> Iterator[Sighting]:
    """Look for reports of a connector that tell of an earlier time than the one before; anew each start."""
    latest: dict[int | None, datetime] = {}
    for entry in story.station("BootNotification", "StatusNotification"):
        if action_of(entry) == "BootNotification":
            latest.clear()  # Its clock may have been set since.
            continue
        place, told = whole(payload_of(entry).get("connectorId")), told_time(entry)
        if told is None:
            continue
        before = latest.get(place, told)
        latest[place] = max(before, told)
        if (back := (before - told).total_seconds()) > BACKWARDS:
            yield entry, f"a report of connector {place} tells of {back:.0f} s earlier than the one before it"


RULES = (drops_readings, tells_out_of_order, reports_out_of_order)
