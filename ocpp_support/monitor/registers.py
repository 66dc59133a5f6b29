"""Rules about the registers of meters: they count up, and by what the power makes.

OCPP 1.6 edition 2, section 7.31. A register is one of a connector, a measurand, a phase, a unit and a
location; start and end of a transaction tell that of imported energy at the outlet. Nothing is claimed beyond
the last digit of what was told. One that begins at 0 with a transaction begins anew, as another rule notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ocpp_support.monitor.readings import PERIODIC, Layout, Reading, Series, readings, series_of
from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.sessions import Session, sessions
from ocpp_support.monitor.story import Story, told_time
from ocpp_support.protocol.findings import Severity
from ocpp_support.protocol.setting_kinds import ENERGY, POWER
from ocpp_support.trace.trace import Entry

_Key = tuple[int, str, str, str, str]
"""A connector, a measurand, a phase, a unit and a location."""

STEADY_W, STEADY = 500.0, 0.1
"""Watts, and the share by which power may change between readings, for it to tell what energy to expect."""

FEW_DIGITS = 10
"""Last digits of a register that a step must be worth, to say anything of its size."""

IN_A_ROW = 3
"""Steps that must all be wrong: cars pause and ramp between two readings as they like."""

LEAST_UNACCOUNTED_WH = 100.0
"""Energy between two transactions below which cables, contactors and rounding explain it."""


class _Figure(NamedTuple):
    """A register as it was told once; and what its last digit stands for."""

    entry: Entry
    number: int | None
    value: float
    step: float
    moment: datetime | None


@lru_cache(maxsize=1)
def _registers(story: Story) -> dict[_Key, list[_Figure]]:
    """Return what readings told of each register that did not only count up, in the order it came."""
    found: dict[_Key, list[_Figure]] = {}
    for key, parts in _parts(story).items():
        told = [(reading, column) for series, column in parts for reading in series.readings]
        told.sort(key=lambda one: one[0].order)
        values = [reading.values[column] for reading, column in told]
        if values != sorted(values):
            since = _begun_anew(story, key[0])
            found[key] = [
                _figure(reading, column) for reading, column in told if reading.entry.number > since
            ]
    return found


def _parts(story: Story) -> dict[_Key, list[tuple[Series, int]]]:
    """Return in which columns of which series each register is told."""
    found: dict[_Key, list[tuple[Series, int]]] = {}
    for series in series_of(story):
        if series.place is None:
            continue
        for column, one in enumerate(series.layout.quantities):
            if one.measurand.endswith(".Register"):
                key = (series.place, one.measurand, one.phase, one.unit, one.location)
                found.setdefault(key, []).append((series, column))
    return found


def _begun_anew(story: Story, place: int) -> int:
    """Return the last start that told a register of 0 there, with readings after it; -1 where none did."""
    starts = (one.start.number for one in sessions(story) if one.place == place and one.meter_start == 0)
    last = readings(story)[-1].entry.number
    return max((start for start in starts if start < last), default=-1)


def _figure(reading: Reading, column: int) -> _Figure:
    value, step = reading.values[column], reading.step(column)
    return _Figure(reading.entry, reading.number, value, step, reading.moment)


def _edges(story: Story) -> dict[_Key, list[_Figure]]:
    """Return what starts and ends of transactions told of the register at the outlet, in that order."""
    found: dict[_Key, list[_Figure]] = {}
    for session in sessions(story):
        if session.place is None:
            continue
        key = (session.place, ENERGY, "", "Wh", "Outlet")
        if session.meter_start == 0:
            found[key] = []
        for entry, value in ((session.start, session.meter_start), (session.end, session.meter_stop)):
            if entry is not None and value is not None:
                figure = _Figure(entry, session.number, value, 1.0, told_time(entry))
                found.setdefault(key, []).append(figure)
    return found


def _falls(registers: dict[_Key, list[_Figure]]) -> Iterator[tuple[_Key, _Figure, _Figure]]:
    """Yield where a register told less than it had before, and not for having come late."""
    for key, figures in registers.items():
        high: _Figure | None = None
        for figure in figures:
            if high is None or figure.value >= high.value:
                high = figure
            elif _is_later(figure, high) and high.value - figure.value > max(high.step, figure.step):
                yield key, high, figure
                high = figure


def _is_later(figure: _Figure, than: _Figure) -> bool:
    """Return whether a figure is known not to be older than another."""
    return figure.moment is not None and than.moment is not None and figure.moment >= than.moment


@rule("registers.backwards", Severity.MUST, "OCPP 1.6 7.31", whole=True)
def runs_back(story: Story) -> Iterator[Sighting]:
    """Look for registers whose readings run backwards within a transaction, or where there is none."""
    for key, high, low in _falls(_registers(story)):
        if high.number == low.number:
            yield low.entry, _fallen(key, high, low)


@rule("registers.backwards-between", Severity.SHOULD, "OCPP 1.6 7.31", whole=True)
def runs_back_between(story: Story) -> Iterator[Sighting]:
    """Look for registers that stand lower in a transaction, or at its start, than they did before it."""
    for key, high, low in (*_falls(_edges(story)), *_falls(_registers(story))):
        if high.number != low.number:
            yield low.entry, _fallen(key, high, low)


def _fallen(key: _Key, high: _Figure, low: _Figure) -> str:
    place, measurand, phase, unit, _ = key
    what = f"{measurand:.60}{' of ' + phase if phase else ''} of connector {place}"
    return f"{what} fell from {high.value:.0f} to {low.value:.0f} {unit:.10}"


@rule("registers.unaccounted", Severity.NOTE, "OCPP 1.6 7.31", whole=True)
def counts_for_nobody(story: Story) -> Iterator[Sighting]:
    """Look for transactions that begin at more than the one before them on the connector ended at."""
    latest: dict[int, Session] = {}
    for session in sessions(story):
        if session.place is None:
            continue
        before, latest[session.place] = latest.get(session.place), session
        stood = before.meter_stop if before is not None else None
        if before is None or stood is None or session.meter_start is None:
            continue
        if session.meter_start - stood > LEAST_UNACCOUNTED_WH:
            yield (
                session.start,
                f"transaction {session.number} begins at {session.meter_start:.0f} Wh on connector"
                f" {session.place}, where {before.number} ended at {stood:.0f} Wh",
            )


@rule("registers.unlike-power", Severity.NOTE, "OCPP 1.6 7.31", whole=True)
def counts_unlike_power(story: Story) -> Iterator[Sighting]:
    """Look for energy that grows by less than half, or more than twice, of what the power makes of the time.

    Only while the power is steady, over several steps in a row, each worth several last digits: power is told
    of a moment, and what a car did between two of them is not known.
    """
    columns = {
        series: _powers_in(series.layout) for series in series_of(story) if PERIODIC in series.layout.contexts
    }
    for session in sessions(story):
        told = [
            (one.moment, one, sum([one.values[column] for column in columns[one.series]]), one.register())
            for one in session.readings
            if one.moment is not None and one.series in columns
        ]
        wrong = 0
        for (begin, _, first, low), (end, late, second, high) in pairwise(told):
            expected = _expected_wh(first, second, (end - begin).total_seconds())
            grown = high - low if high is not None and low is not None else None
            if expected is None or grown is None or expected / 2 <= grown <= expected * 2:
                wrong = 0
                continue
            wrong = wrong + 1 if expected >= FEW_DIGITS * late.register_step() else 0
            if wrong == IN_A_ROW:
                yield (
                    late.entry,
                    f"in transaction {session.number} the register grows by {grown:.0f} Wh where the power"
                    f" that is told makes {expected:.0f} Wh",
                )


def _powers_in(layout: Layout) -> list[int]:
    """Return where power at the outlet stands: told for all phases, or for each."""
    told = [
        (one.phase, column)
        for column, one in enumerate(layout.quantities)
        if one.measurand == POWER and one.location == "Outlet"
    ]
    overall = [column for phase, column in told if not phase]
    phases = {phase: column for phase, column in told if phase in ("L1", "L2", "L3", "L1-N", "L2-N", "L3-N")}
    return overall[:1] or [*phases.values()]


def _expected_wh(first: float, second: float, seconds: float) -> float | None:
    """Return the energy that steady power makes in some time; None where it was not steady."""
    if min(first, second) < STEADY_W or abs(first - second) > STEADY * max(first, second):
        return None
    return (first + second) / 2 * seconds / 3600


RULES = (runs_back, runs_back_between, counts_for_nobody, counts_unlike_power)
