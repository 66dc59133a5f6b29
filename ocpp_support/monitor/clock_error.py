"""Rules about a clock that goes wrong by less, or other, than whole hours.

OCPP 1.6 edition 2, sections 4.2 and 4.6: a station is told the time, and recommended to take it over.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.story import Story
from ocpp_support.monitor.times import HOUR, NEAR, NEVER_SET, admission, told_by
from ocpp_support.protocol.findings import Severity
from ocpp_support.trace.trace import Entry

FAST, SLOW = 60.0, 60.0
"""Seconds by which a clock is off that nobody set: what is told takes no such time to come."""

ENOUGH_AHEAD, ENOUGH_BEHIND = 3, 5
"""Messages that must bear such times. Behind, all must: what waited to be sent comes late by anything."""


@rule("times.ahead", Severity.SHOULD, "OCPP 1.6 4.2", whole=True)
def tells_of_the_future(story: Story) -> Iterator[Sighting]:
    """Look for times that have not come yet, told by a station that was told the time."""
    for action, lags in _lags(story).items():
        early = [(entry, -lag) for entry, lag in lags if lag < -FAST]
        for entry, ahead in early if len(early) >= ENOUGH_AHEAD else ():
            yield entry, f"its {action} bears a time that is {ahead:.0f} s ahead"


@rule("times.behind", Severity.SHOULD, "OCPP 1.6 4.2", whole=True)
def tells_of_the_past(story: Story) -> Iterator[Sighting]:
    """Look for a kind of message that always bears a time long past, though the station was told the time."""
    for action, lags in _lags(story).items():
        if len(lags) >= ENOUGH_BEHIND and min(lag for _, lag in lags) > SLOW:
            for entry, lag in lags:
                yield entry, f"its {action} bears a time that is {lag:.0f} s past, as every one does"


@lru_cache(maxsize=1)
def _lags(story: Story) -> dict[str, list[tuple[Entry, float]]]:
    """Return how long after its time each message came since the station was admitted, by kind.

    Without those that are off by whole hours: that is another rule's matter.
    """
    found: dict[str, list[tuple[Entry, float]]] = {}
    admitted = admission(story)
    if admitted is None:
        return {}
    for action, told in told_by(story).items():
        later = [one for one in told if one[0].number > admitted.number and one[1] >= NEVER_SET]
        if not later or -SLOW <= max(ahead for _, _, ahead in later) <= FAST:
            continue  # None is ahead, and not every one is behind.
        lags = ((entry, -ahead) for entry, _, ahead in later)
        found[action] = [(entry, lag) for entry, lag in lags if not _is_by_hours(lag)]
    return found


def _is_by_hours(lag: float) -> bool:
    hours = round(lag / HOUR)
    return hours != 0 and abs(lag - hours * HOUR) <= NEAR


RULES = (tells_of_the_future, tells_of_the_past)
