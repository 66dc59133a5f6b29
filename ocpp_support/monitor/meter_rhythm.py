"""Rules about when readings are taken: at the interval that is set, by the clock, and for the reason told.

OCPP 1.6 edition 2, sections 3.16, 7.35 and 9.1. Settings that were never told are not guessed. Gaps are those
between the times that readings bear, however late they come; what an outage swallowed is told apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from itertools import groupby, pairwise
from math import gcd
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from ocpp_support.monitor.in_force import InForce, in_force
from ocpp_support.monitor.readings import PERIODIC, Reading, Series, by_the_clock, picked
from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.sessions import Offline, Session, sessions
from ocpp_support.monitor.story import Story, action_of, payload_of
from ocpp_support.protocol.findings import Severity
from ocpp_support.trace.trace import Entry

INTERVAL, SAMPLED = "MeterValueSampleInterval", "MeterValuesSampledData"
ALIGNED_INTERVAL = "ClockAlignedDataInterval"
BEGIN, END = "Transaction.Begin", "Transaction.End"

FEW = 3
"""Gaps that make a rhythm."""

OFF_BEAT, OFF_BEAT_S = 0.1, 3.0
"""How far the middle gap may be from the interval, as a share and in seconds: stations wake up late."""

ONE_LEFT_OUT = 1.8
"""Intervals without a reading from which one was left out."""

ON_THE_CLOCK_S = 2.0
"""Seconds by which a reading by the clock may be off: whole seconds are told, and clocks are set."""

MIDNIGHT = datetime(2000, 1, 1, tzinfo=UTC)
TIME_ZONES_S = 900
"""Midnight, from which intervals count, may be that of any time zone; they are quarters of an hour apart."""

AT_THE_EDGE_S = 10.0
"""Seconds around a transaction's begin and end in which a reading is one of its begin or its end."""


class _Gap(NamedTuple):
    """The time between two samples of a transaction that follow each other.

    Attributes:
        begin: When the first was taken.
        end: When the second was.
        told: Where that one was told.
        wanted: The seconds that were set meanwhile.
        seconds: How long it was.
    """

    begin: datetime
    end: datetime
    told: Entry
    wanted: float
    seconds: float


@rule("metering.off-beat", Severity.SHOULD, "OCPP 1.6 9.1.19", whole=True)
def samples_off_beat(story: Story) -> Iterator[Sighting]:
    """Look for transactions in which the middle gap between samples is not the interval that is set."""
    for session, gaps in _all_gaps(story):
        wanted = {gap.wanted for gap in gaps}
        if len(gaps) < FEW or len(wanted) > 1:
            continue
        (interval,), middle = wanted, median(gap.seconds for gap in gaps)
        if abs(middle - interval) > max(OFF_BEAT * interval, OFF_BEAT_S):
            yield (
                gaps[-1].told,
                f"in transaction {session.number} it samples every {middle:.0f} s; {interval:.0f} s are set",
            )


@rule("metering.left-out", Severity.SHOULD, "OCPP 1.6 9.1.19", whole=True)
def leaves_samples_out(story: Story) -> Iterator[Sighting]:
    """Look for samples that are missing among others of a transaction, while the station was online."""
    offline = Offline(story)
    for session, gaps in _all_gaps(story):
        # A rhythm that is slow as a whole is told as that.
        usual = median(gap.seconds for gap in gaps) if len(gaps) >= FEW else 0.0
        for gap in gaps:
            left_out = gap.seconds >= ONE_LEFT_OUT * max(gap.wanted, usual)
            if left_out and not any(offline.between(gap.begin, gap.end)):
                yield (
                    gap.told,
                    f"in transaction {session.number} it took no sample for {gap.seconds:.0f} s;"
                    f" {gap.wanted:.0f} s are set",
                )


@lru_cache(maxsize=1)
def _all_gaps(story: Story) -> list[tuple[Session, list[_Gap]]]:
    return [(session, list(_gaps(story, session))) for session in sessions(story)]


def _gaps(story: Story, session: Session) -> Iterator[_Gap]:
    """Yield the gaps between samples, where the interval is known and was the same all the time."""
    settings = in_force(story)
    taken = [(one.moment, one) for one in session.readings if one.moment is not None and one.taken(PERIODIC)]
    taken.sort(key=itemgetter(0))
    # Of what was told twice of a moment, the last counts.
    latest = ([*same][-1] for _, same in groupby(taken, key=itemgetter(0)))
    told = [
        (moment, one.entry, settings.stretch(INTERVAL, one.entry))
        for moment, one in latest
        if action_of(one.entry) == "MeterValues"
    ]
    for (begin, _, before), (end, entry, after) in pairwise(told):
        if before is None or after is None or not after.number or before.order < after.order:
            continue
        # What came late may have been taken under another setting.
        if before.held(begin):
            yield _Gap(begin, end, entry, after.number, (end - begin).total_seconds())


def _held(settings: InForce, name: str, reading: Reading) -> bool:
    return reading.moment is not None and settings.held(name, reading.moment, reading.entry)


@rule("metering.unwanted", Severity.SHOULD, "OCPP 1.6 3.16", whole=True)
def samples_unwanted(story: Story) -> Iterator[Sighting]:
    """Look for readings at intervals, or by the clock, where that interval is 0: none are wanted."""
    settings = in_force(story)
    if _asked_for(story):
        return
    zero = {name for name in (INTERVAL, ALIGNED_INTERVAL) if settings.ever(name, 0)}
    for reading, names in picked(story, lambda series: zero & {_interval_of(series)}):
        (name,) = names
        if settings.number(name, reading.entry) != 0 or action_of(reading.entry) != "MeterValues":
            continue
        by_clock = name == ALIGNED_INTERVAL
        # A reading that says nothing of why it was taken counts as sampled; it may be one by the clock.
        plain = by_clock or settings.number(ALIGNED_INTERVAL, reading.entry) == 0
        if plain and _held(settings, name, reading):
            yield reading.entry, f"it sent a reading{' by the clock' if by_clock else ''}, and {name} is 0"


def _interval_of(series: Series) -> str:
    """Return the setting that says how often readings of a series are wanted; "" where none does."""
    if by_the_clock(series):
        return ALIGNED_INTERVAL
    return INTERVAL if PERIODIC in series.layout.contexts else ""


def _asked_for(story: Story) -> bool:
    return any(
        payload_of(one).get("requestedMessage") == "MeterValues" for one in story.central("TriggerMessage")
    )


@rule("metering.off-the-clock", Severity.SHOULD, "OCPP 1.6 3.16.2", whole=True)
def reads_off_the_clock(story: Story) -> Iterator[Sighting]:
    """Look for readings by the clock at times that are no multiple of the interval since midnight."""
    settings = in_force(story)
    for reading, _ in picked(story, by_the_clock):
        interval = settings.number(ALIGNED_INTERVAL, reading.entry)
        if not interval or reading.moment is None:
            continue
        beat = gcd(int(interval), TIME_ZONES_S)
        past = (reading.moment - MIDNIGHT).total_seconds() % beat
        if min(past, beat - past) > ON_THE_CLOCK_S and _held(settings, ALIGNED_INTERVAL, reading):
            yield (
                reading.entry,
                f"it took a reading by the clock at {reading.moment:%H:%M:%S};"
                f" every {interval:.0f} s are set",
            )


@rule("metering.clock-left-out", Severity.SHOULD, "OCPP 1.6 3.16.2", whole=True)
def leaves_the_clock_out(story: Story) -> Iterator[Sighting]:
    """Look for readings by the clock that are missing among others of a connector, while it was online."""
    settings, offline = in_force(story), Offline(story)
    latest: dict[int | None, Reading] = {}
    for reading, _ in picked(story, by_the_clock):
        if action_of(reading.entry) != "MeterValues":
            continue
        before = latest.get(reading.place)
        latest[reading.place] = reading
        interval = settings.number(ALIGNED_INTERVAL, reading.entry)
        if not interval or before is None or before.moment is None or reading.moment is None:
            continue
        gap = (reading.moment - before.moment).total_seconds()
        steady = settings.steady(ALIGNED_INTERVAL, before.entry, reading.entry)
        if (
            gap >= ONE_LEFT_OUT * interval
            and steady
            and not any(offline.between(before.moment, reading.moment))
        ):
            yield (
                reading.entry,
                f"it took no reading of connector {reading.place} by the clock for {gap:.0f} s;"
                f" every {interval:.0f} s are set",
            )


@rule("metering.context-untrue", Severity.SHOULD, "OCPP 1.6 7.35", whole=True)
def tells_another_reason(story: Story) -> Iterator[Sighting]:
    """Look for readings that are said to be of a begin, of an end, or asked for, and cannot be."""
    if not _asked_for(story):
        for reading, _ in picked(story, lambda series: "Trigger" in series.layout.contexts):
            yield reading.entry, "it sent a reading as asked for by a trigger, and nobody asked"
    held = {session.number: session for session in sessions(story)}
    for reading, contexts in picked(story, _at_an_edge):
        session = held.get(reading.number or 0)
        if session is None or reading.moment is None:
            continue
        for context in contexts:
            edge = session.began if context == BEGIN else session.ended
            apart = abs((reading.moment - edge).total_seconds()) if edge is not None else None
            if apart is not None and apart > AT_THE_EDGE_S:
                what = context.removeprefix("Transaction.").lower()
                yield (
                    reading.entry,
                    f"a reading of the {what} of transaction {reading.number} was taken"
                    f" {apart:.0f} s from that",
                )


def _at_an_edge(series: Series) -> list[str]:
    return [context for context in (BEGIN, END) if context in series.layout.contexts]


RULES = (
    samples_off_beat,
    leaves_samples_out,
    samples_unwanted,
    reads_off_the_clock,
    leaves_the_clock_out,
    tells_another_reason,
)
