"""Rules about the station's clock and what it stamps its messages with.

OCPP 1.6 edition 2, sections 3.7 and 3.14.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.sessions import Outage, outages
from ocpp_support.monitor.story import Story, action_of, among, payload_of, told_time
from ocpp_support.protocol.findings import Severity
from ocpp_support.trace.events import Acted
from ocpp_support.trace.trace import Entry, Sender

HOUR, NEAR = 3600.0, 120.0
ENOUGH = 3
"""Messages with the same error of whole hours that make it the clock's."""

NEVER_SET = datetime(2002, 1, 1, tzinfo=UTC)
"""A clock that tells an earlier time was never set."""

SOON = 120.0
"""Seconds after the return of the line within which a message tells what happened before."""

SECOND = timedelta(seconds=1)
CLEARLY = 5.0
"""Seconds before the line's return from which something happened while offline, and not at its return."""

_SESSIONS = ("StartTransaction", "StopTransaction")
_DOINGS = {
    "StartTransaction": ("plug_in", "present_card"),
    "StopTransaction": ("present_card", "press_emergency_stop", "press_stop", "unplug", "unplug_vehicle"),
}
_ENDED_ELSEHOW = ("PowerLoss", "Reboot", "HardReset", "SoftReset", "Remote")


@rule("times.skew", Severity.MUST, "OCPP 1.6 3.14", whole=True)
def tells_local_time(story: Story) -> Iterator[Sighting]:
    """Look for times that are wrong by whole hours, as they are where local time is told for UTC."""
    kinds = dict(told_by(story))
    of_sessions = [one for action in _SESSIONS for one in kinds.pop(action, ())]
    for told in (of_sessions, *kinds.values()):
        yield from _off_by_hours([one for one in told if one[1] > NEVER_SET])


Told = tuple[Entry, datetime, float]
"""A request, the time that it told, and by how many seconds that was ahead of ours."""


@lru_cache(maxsize=1)
def told_by(story: Story) -> dict[str, list[Told]]:
    """Return the times that each kind of request told."""
    found: dict[str, list[Told]] = {}
    for entry in story.station():
        said = told_time(entry)
        if said is not None:
            ahead = (said - entry.moment).total_seconds()
            found.setdefault(action_of(entry), []).append((entry, said, ahead))
    return found


def _off_by_hours(series: list[Told]) -> Iterator[Sighting]:
    skews = [skew for _, _, skew in series]
    least, most = min(skews, default=0.0), max(skews, default=0.0)
    if max(-least, most) <= HOUR / 2:
        return  # None is off by an hour.
    hours = [round(skew / HOUR) for skew in skews]
    by = max(set(hours), key=hours.count)
    off = [entry for entry, _, skew in series if by and abs(skew - by * HOUR) <= NEAR]
    if len(off) < ENOUGH or len(off) <= len(series) / 2:
        return  # Messages that were kept while offline come late by anything.
    for entry in off:
        yield entry, f"its times are off by {by:+d} h ({least:+.0f} to {most:+.0f} s), and are called UTC"


@rule("times.unset-before", Severity.NOTE, "OCPP 1.6 4.2", whole=True)
def is_unset_before_admission(story: Story) -> Iterator[Sighting]:
    """Look for times of a clock that was never set, before the station was told the time."""
    for entry, _, admitted in _unset(story):
        if not admitted:
            yield entry, "its clock was not set yet, which is allowed before it is admitted"


@rule("times.unset", Severity.MUST, "OCPP 1.6 4.2", whole=True)
def is_unset(story: Story) -> Iterator[Sighting]:
    """Look for times of a clock that was never set, although the station was told the time."""
    for entry, said, admitted in _unset(story):
        if admitted:
            yield entry, f"its clock says {said:%Y-%m-%d} although it was told the time"


@lru_cache(maxsize=1)
def _unset(story: Story) -> list[tuple[Entry, datetime, bool]]:
    """Return such times, and whether the station had been told the time."""
    admitted = admission(story)
    told = (one for kind in told_by(story).values() for one in kind)
    unset = [(entry, said) for entry, said, _ in told if said < NEVER_SET]
    return [(entry, said, admitted is not None and entry.number > admitted.number) for entry, said in unset]


def admission(story: Story) -> Entry | None:
    """Return the answer that admitted the station first."""
    answers = story.concerning(answers=("BootNotification",))
    return next((one for one in answers if _admits(story, one)), None)


def _admits(story: Story, answer: Entry) -> bool:
    payload = story.answer(answer.answers) if answer.answers is not None else None
    return (payload or {}).get("status") == "Accepted"


@rule("times.stamped-when-sent", Severity.MUST, "OCPP 1.6 3.7")
def stamps_when_sent(story: Story) -> Iterator[Sighting]:
    """Look for sessions that began or ended while offline and are told with the time of their telling."""
    for outage in outages(story):
        for entry in among(story.station(*_DOINGS), outage.back, outage.again):
            if entry.at - outage.back.at > SOON:
                break
            said = told_time(entry)
            # Whole seconds may be told, so that the moment of the line's return counts as after it.
            sent = said is not None and outage.back.moment - SECOND <= said <= entry.moment + SECOND
            if sent and _happened_offline(story, entry, outage):
                yield (
                    entry,
                    f"{action_of(entry)} is stamped with the time of its sending; it happened offline",
                )


def _happened_offline(story: Story, entry: Entry, outage: Outage) -> bool:
    acts = _DOINGS[action_of(entry)]
    if payload_of(entry).get("reason") in _ENDED_ELSEHOW:
        return False
    done = any(
        isinstance(e.content, Acted) and e.content.act in acts and outage.back.at - e.at > CLEARLY
        for e in story.after(outage.gone, outage.back)
    )
    return done and not any(_may_move_a_session(e, entry) for e in story.after(outage.back, entry))


def _may_move_a_session(entry: Entry, about: Entry) -> bool:
    if isinstance(entry.content, Acted):
        return True
    if entry.sender is Sender.CENTRAL:
        return entry.call is not None
    return action_of(about) == "StartTransaction" and action_of(entry) == "Authorize"


RULES = (tells_local_time, is_unset_before_admission, is_unset, stamps_when_sent)
