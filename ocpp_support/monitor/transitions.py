"""Rules about how one status of a connector follows another: the 53 steps of the specification's table.

OCPP 1.6 edition 2, section 4.9, with erratum 3.20. What single reports say is :mod:`.statuses`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ocpp_support.monitor.in_force import in_force
from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.statuses import reports
from ocpp_support.monitor.story import Story, registers
from ocpp_support.protocol.findings import Severity
from ocpp_support.protocol.frames import Malformed
from ocpp_support.trace.events import Connected, Disconnected
from ocpp_support.trace.trace import Entry, Sender

STATUSES = (
    "Available",
    "Preparing",
    "Charging",
    "SuspendedEV",
    "SuspendedEVSE",
    "Finishing",
    "Reserved",
    "Unavailable",
    "Faulted",
)
"""The columns of the table, 1 to 9, and its rows, A to I."""

_TABLE = """
    from \\ to        1   2   3   4   5   6   7   8   9
    A Available       .   A2  A3  A4  A5  .   A7  A8  A9
    B Preparing       B1  .   B3  B4  B5  B6  .   .   B9
    C Charging        C1  .   .   C4  C5  C6  .   C8  C9
    D SuspendedEV     D1  .   D3  .   D5  D6  .   D8  D9
    E SuspendedEVSE   E1  .   E3  E4  .   E6  .   E8  E9
    F Finishing       F1  F2  .   .   .   .   .   F8  F9
    G Reserved        G1  G2  .   .   .   .   .   G8  G9
    H Unavailable     H1  H2  H3  H4  H5  .   .   .   H9
    I Faulted         I1  I2  I3  I4  I5  I6  I7  I8  .
"""


def _steps() -> Iterator[tuple[tuple[str, str], str]]:
    for line in _TABLE.strip().splitlines()[1:]:
        _, before, *cells = line.split()
        yield from (((before, now), cell) for now, cell in zip(STATUSES, cells, strict=True) if cell != ".")


PERMITTED: dict[tuple[str, str], str] = dict(_steps())
"""Every step that the table has, from and to, with the table's own name for it."""

ELSEWHERE: dict[tuple[str, str], str] = {
    # Whoever reserved a place and then did not come with a cable leaves it as it was.
    ("Preparing", "Reserved"): "section 9.1 sends a place that was not used back to where it was",
    # No transaction is in progress, so the change may not be put off.
    ("Preparing", "Unavailable"): "section 5.2 has a connector leave service unless a transaction runs",
    # The cable of the last transaction may still be in when the connector comes back.
    ("Unavailable", "Finishing"): "section 5.2 has a connector say how it is when it comes into service",
}
"""Steps that the table lacks and other sections demand, and which."""


@rule("transitions.not-permitted", Severity.SHOULD, "OCPP 1.6 4.9")
def steps_beside_the_table(story: Story) -> Iterator[Sighting]:
    """Look for steps that the table does not have.

    No more than a SHOULD: the table says what is possible, and what lasts less than a vendor's own least
    duration may be left out between two of its steps.
    """
    for entry, place, step in _untabled(story):
        if step not in ELSEWHERE:
            yield entry, f"connector {place} went from {step[0]} to {step[1]}, which the table does not have"


@rule("transitions.required-elsewhere", Severity.NOTE, "OCPP 1.6 4.9")
def steps_as_other_sections_demand(story: Story) -> Iterator[Sighting]:
    """Look for steps that the table does not have although another section demands them."""
    for entry, place, step in _untabled(story):
        if why := ELSEWHERE.get(step):
            went = f"connector {place} went from {step[0]} to {step[1]}"
            yield entry, f"{went}, which the table does not have; {why}"


@lru_cache(maxsize=1)
def _untabled(story: Story) -> tuple[tuple[Entry, int, tuple[str, str]], ...]:
    """Return where a connector, not the station itself, took a step that is not in the table.

    Both rules ask for it.
    """
    return tuple(_beside_the_table(story))


def _beside_the_table(story: Story) -> Iterator[tuple[Entry, int, tuple[str, str]]]:
    latest: dict[int, str] = {}
    told = reports(story)
    kinds = (Connected, Disconnected, Malformed, "BootNotification", "StatusNotification")
    for entry in story.concerning(*kinds):
        if _begins_anew(entry):
            latest.clear()
        elif (report := told.get(entry)) is not None and report[0] > 0:
            place, status = report
            step = (latest.get(place, status), status)
            latest[place] = status
            if _is_a_step(step) and step not in PERMITTED and not _may_be_two(story, entry):
                yield entry, place, step


def _is_a_step(step: tuple[str, str]) -> bool:
    return step[0] != step[1] and {*step} <= {*STATUSES}


def _begins_anew(entry: Entry) -> bool:
    """Return whether what was reported before may not be what came right before what is reported next."""
    unread = entry.sender is Sender.STATION and isinstance(entry.content, Malformed)
    return unread or registers(entry) or isinstance(entry.content, Connected | Disconnected)


def _may_be_two(story: Story, entry: Entry) -> bool:
    """Return whether a status may have been too short to be told: by a fault, any step is two of them."""
    return bool(in_force(story).number("MinimumStatusDuration", entry))


RULES = (steps_beside_the_table, steps_as_other_sections_demand)
