"""Rules about a clock that goes wrong by less, or other, than whole hours.

OCPP 1.6 edition 2, sections 4.2 and 4.6: a station is told the time, and recommended to take it over.
"""

from __future__ import annotations

from collections.abc import Iterator

from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.story import Story, action_of, told_time
from ocpp_support.monitor.times import HOUR, NEAR, NEVER_SET
from ocpp_support.protocol.findings import Severity
from ocpp_support.trace.trace import Entry, Sender

FAST, SLOW = 60.0, 60.0
"""Seconds by which a clock is off that nobody set: what is told takes no such time to come."""

ENOUGH_AHEAD, ENOUGH_BEHIND = 3, 5
"""Messages that must bear such times. Behind, all must: what waited to be sent comes late by anything."""


@rule("times.ahead", Severity.SHOULD, "OCPP 1.6 4.2", whole=True)
def tells_of_the_future(story: Story) -> Iterator[Sighting]:
    """Look for times that have not come yet, told by a station that was told the time."""
    early = [(entry, -lag) for entry, lag in _lags(story) if lag < -FAST]
    if len(early) >= ENOUGH_AHEAD:
        for entry, ahead in early:
            yield entry, f"{action_of(entry)} bears a time that is {ahead:.0f} s ahead"


@rule("times.behind", Severity.SHOULD, "OCPP 1.6 4.2", whole=True)
def tells_of_the_past(story: Story) -> Iterator[Sighting]:
    """Look for a station of which every message bears a time long past, though it was told the time."""
    lags = list(_lags(story))
    if len(lags) >= ENOUGH_BEHIND and min(lag for _, lag in lags) > SLOW:
        for entry, lag in lags:
            yield (
                entry,
                f"{action_of(entry)} bears a time that is {lag:.0f} s past, as all of its messages do",
            )


def _lags(story: Story) -> Iterator[tuple[Entry, float]]:
    """Yield how long after its time each message came, since the station was admitted; whole hours apart."""
    admitted = False
    for entry in story.entries:
        if entry.answers is not None and action_of(entry.answers) == "BootNotification":
            admitted = admitted or (story.answer(entry.answers) or {}).get("status") == "Accepted"
        said = told_time(entry) if admitted and entry.sender is Sender.STATION else None
        if said is None or said < NEVER_SET:
            continue
        lag = (entry.moment - said).total_seconds()
        hours = round(lag / HOUR)
        if not hours or abs(lag - hours * HOUR) > NEAR:
            yield entry, lag


RULES = (tells_of_the_future, tells_of_the_past)
