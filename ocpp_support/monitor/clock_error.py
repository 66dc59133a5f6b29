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
    for action, told in _since_it_was_told(story).items():
        early = [(entry, ahead) for entry, ahead in told if ahead > FAST and not _is_by_hours(ahead)]
        for entry, ahead in early if len(early) >= ENOUGH_AHEAD else ():
            yield entry, f"its {action} bears a time that is {ahead:.0f} s ahead"


@rule("times.behind", Severity.SHOULD, "OCPP 1.6 4.2", whole=True)
def tells_of_the_past(story: Story) -> Iterator[Sighting]:
    """Look for a kind of message that always bears a time long past, though the station was told the time."""
    for action, told in _since_it_was_told(story).items():
        if not all(ahead < -SLOW or _is_by_hours(ahead) for _, ahead in told):
            continue
        late = [(entry, -ahead) for entry, ahead in told if not _is_by_hours(ahead)]
        for entry, lag in late if len(late) >= ENOUGH_BEHIND else ():
            yield entry, f"its {action} bears a time that is {lag:.0f} s past, as every one does"


@lru_cache(maxsize=1)
def _since_it_was_told(story: Story) -> dict[str, list[tuple[Entry, float]]]:
    """Return by how much each message since the station was admitted was ahead of ours, by kind."""
    admitted = admission(story)
    if admitted is None:
        return {}
    return {
        action: [
            (entry, ahead)
            for entry, said, ahead in told
            if entry.number > admitted.number and said >= NEVER_SET
        ]
        for action, told in told_by(story).items()
    }


def _is_by_hours(ahead: float) -> bool:
    """Return whether a time is off by whole hours: that is another rule's matter."""
    hours = round(ahead / HOUR)
    return hours != 0 and abs(ahead - hours * HOUR) <= NEAR


RULES = (tells_of_the_future, tells_of_the_past)
