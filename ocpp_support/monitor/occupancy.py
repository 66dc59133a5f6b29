"""Rules about what a connector is reported as, against the transactions that are told of it.

OCPP 1.6 edition 2, sections 4.8 to 4.10 and 7.7, and erratum 3.19. Reports and transactions come each on
their own, and what happened while offline comes out of step: what is not so for long proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from ocpp_support.monitor.in_force import in_force
from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.statuses import IN_A_SESSION, SOON, reports
from ocpp_support.monitor.story import (
    Story,
    action_of,
    payload_of,
    registers,
    restarting,
    restarts,
    told_time,
    whole,
)
from ocpp_support.protocol.findings import Severity
from ocpp_support.trace.events import Connected, Disconnected
from ocpp_support.trace.trace import Entry, Sender

WITHOUT = ("Available", "Preparing", "Finishing", "Reserved", "Unavailable")
"""Statuses of a connector without a transaction (section 7.7)."""

FRESH = timedelta(seconds=SOON)
"""A start that is told later than so was kept while offline, and may be over already."""


@dataclass
class _State:
    """What is known of a connector since something about it changed.

    Attributes:
        since: Seconds of the run's clock, where a status is known.
        status: What it was last reported as on this line.
        report: Where.
        start: The transaction that runs on it.
        sure: Whether none runs, where there is no start.
    """

    since: float = 0.0
    status: str = ""
    report: Entry | None = None
    start: Entry | None = None
    sure: bool = False


@rule("occupancy.free-in-transaction", Severity.MUST, "OCPP 1.6 errata 3.19")
def is_free_in_transaction(story: Story) -> Iterator[Sighting]:
    """Look for connectors that are reported as if no transaction ran on them, and one does."""
    for place, state, lasted in _lasting(story):
        if state.start is not None and state.status in WITHOUT and state.report is not None:
            still = f"connector {place} has been reported {state.status} for {lasted:.0f} s"
            yield state.report, f"{still} while a transaction runs on it"


@rule("occupancy.charging-without-transaction", Severity.MUST, "OCPP 1.6 4.8")
def charges_without_transaction(story: Story) -> Iterator[Sighting]:
    """Look for connectors that are reported to be in use although no start of a transaction was told."""
    for place, state, lasted in _lasting(story):
        if state.sure and state.start is None and state.status in IN_A_SESSION and state.report is not None:
            still = f"connector {place} has been reported {state.status} for {lasted:.0f} s"
            yield state.report, f"{still}, and no transaction runs on it by what was told"


@lru_cache(maxsize=1)
def _lasting(story: Story) -> tuple[tuple[int, _State, float], ...]:
    """Return what was so of a connector for long enough to be told of it, and for how many seconds.

    Both rules ask for it.
    """
    return tuple(_long_enough(story))


def _long_enough(story: Story) -> Iterator[tuple[int, _State, float]]:
    for place, state, until in _states(story):
        least = in_force(story).number("MinimumStatusDuration", state.report) if state.report else None
        if until - state.since >= SOON + (least or 0.0):
            yield place, state, until - state.since


def _states(story: Story) -> Iterator[tuple[int, _State, float]]:
    """Yield every state that each connector was known to be in, and until when."""
    states: dict[int, _State] = {}
    told = ("BootNotification", "StartTransaction", "StatusNotification", "StopTransaction")
    for entry in story.concerning(Connected, Disconnected, *told, also=restarting(story)):
        changed = _changed_by(story, entry, states)
        for place, state in changed.items():
            if place in states:
                yield place, states[place], entry.at
            states[place] = state
    for place, state in states.items():
        yield place, state, story.now


def _changed_by(story: Story, entry: Entry, states: dict[int, _State]) -> dict[int, _State]:
    if registers(entry) or restarts(entry):
        return {place: _State() for place in states}
    if isinstance(entry.content, Connected | Disconnected):
        return {place: _State(start=state.start) for place, state in states.items()}
    if entry.sender is not Sender.STATION:
        return {}
    if (report := reports(story).get(entry)) is not None:
        place, status = report
        before = states.get(place, _State())
        sure = before.sure or (before.start is None and status in WITHOUT)
        return {place: _State(entry.at, status, entry, before.start, sure)}
    if action_of(entry) == "StartTransaction":
        return _started(entry, states)
    return _stopped(story, entry, states) if action_of(entry) == "StopTransaction" else {}


def _started(entry: Entry, states: dict[int, _State]) -> dict[int, _State]:
    place, began = whole(payload_of(entry).get("connectorId")), told_time(entry)
    if place is None:
        return {}
    before = states.get(place, _State())
    late = began is not None and abs(entry.moment - began) > FRESH
    return {place: _State(entry.at, before.status, before.report, None if late else entry)}


def _stopped(story: Story, entry: Entry, states: dict[int, _State]) -> dict[int, _State]:
    number = whole(payload_of(entry).get("transactionId"))
    ended = {
        place: state
        for place, state in states.items()
        if state.start is not None and (story.answer(state.start) or {}).get("transactionId") == number
    }
    # Who can tell which it was that ended? Then nothing is known of any.
    return {
        place: _State(entry.at, state.status, state.report, sure=bool(ended))
        for place, state in (ended or states).items()
    }


RULES = (is_free_in_transaction, charges_without_transaction)
