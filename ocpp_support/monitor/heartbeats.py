"""Rules about how often the station shows that it lives, against the interval that is in force.

OCPP 1.6 edition 2, section 4.6: whatever it sends will do in place of a heartbeat.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any

from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.story import (
    Story,
    action_of,
    among,
    items_of,
    payload_of,
    restarting,
    restarts,
    text,
)
from ocpp_support.protocol.findings import Severity
from ocpp_support.protocol.values import number_of
from ocpp_support.trace.events import Connected, Disconnected
from ocpp_support.trace.trace import Entry, Sender

SETTING = "HeartbeatInterval"

GRACE, SHARE = 10.0, 1.1
"""Seconds by which a sign of life may be late, after so many times of what is due."""

BURST = 3
"""So many heartbeats within one interval are far too many."""


@dataclass
class _Rhythm:
    """A time in which the line stood and the interval was the same.

    Attributes:
        interval: Seconds; 0 where they are not known.
        begin: What began it.
        beats: The heartbeats in it that nobody asked for.
        ended: What ended it; None while it lasts.
    """

    interval: float
    begin: Entry | None = None
    beats: list[Entry] = field(default_factory=list)
    ended: Entry | None = None

    def pauses(self, story: Story) -> Iterator[tuple[Entry, Entry]]:
        """Yield after what, and before what, the station said nothing for longer than the interval."""
        signs = among(story.said, self.begin, self.ended)
        for before, after in pairwise((self.begin, *signs) if self.begin is not None else signs):
            if after.at - before.at > self.interval:
                yield before, after


@rule("heartbeats.too-seldom", Severity.SHOULD, "OCPP 1.6 4.6")
def beats_too_seldom(story: Story) -> Iterator[Sighting]:
    """Look for a silence in which a heartbeat was due.

    No more than a SHOULD: the section has the station beat, and notes that over a WebSocket it need not.
    """
    for rhythm in _rhythms(story):
        for before, after in rhythm.pauses(story):
            # Whoever has just said something else may leave out the next heartbeat, but not the one after.
            due = rhythm.interval * (1 if action_of(before) == "Heartbeat" else 2)
            if after.at - before.at > due * SHARE + GRACE:
                silent = f"it said nothing for {after.at - before.at:.0f} s"
                yield after, f"{silent}, and is to show itself every {rhythm.interval:.0f} s"


@rule("heartbeats.too-often", Severity.NOTE, "OCPP 1.6 4.6")
def beats_too_often(story: Story) -> Iterator[Sighting]:
    """Look for heartbeats that come far more often than they are due."""
    for rhythm in _rhythms(story):
        for first, last in zip(rhythm.beats, rhythm.beats[BURST - 1 :], strict=False):
            if last.at - first.at < rhythm.interval:
                times = f"it showed itself {BURST} times within {last.at - first.at:.1f} s"
                yield last, f"{times}, and is to do so every {rhythm.interval:.0f} s"


@lru_cache(maxsize=1)
def _rhythms(story: Story) -> tuple[_Rhythm, ...]:
    """Return the times of which something can be told: the interval is known, and no restart is under way.

    Both rules ask for them.
    """
    return tuple(rhythm for rhythm in _all_rhythms(story) if rhythm.interval > 0)


def _all_rhythms(story: Story) -> Iterator[_Rhythm]:
    interval, rhythm, asked = 0.0, _Rhythm(0), False
    settings = ("BootNotification", "ChangeConfiguration", "GetConfiguration")
    asks = (one for one in story.central() if payload_of(one).get("requestedMessage") == "Heartbeat")
    also = (*restarting(story), *asks)
    for entry in story.concerning(Connected, Disconnected, "Heartbeat", answers=settings, also=also):
        told = _interval_from(story, entry)
        admitted = entry.answers is not None and action_of(entry.answers) == "BootNotification"
        if isinstance(entry.content, Connected) or admitted or (told is not None and told != interval):
            rhythm.ended = entry
            yield rhythm
            interval, asked = interval if told is None else told, False
            rhythm = _Rhythm(interval, entry)
        elif isinstance(entry.content, Disconnected) or restarts(entry):
            rhythm.ended = entry
            yield rhythm
            rhythm = _Rhythm(0)
        elif entry.sender is Sender.STATION and action_of(entry) == "Heartbeat":
            rhythm.beats += [] if asked else [entry]
            asked = False
        asked = asked or payload_of(entry).get("requestedMessage") == "Heartbeat"
    yield rhythm


def _interval_from(story: Story, entry: Entry) -> float | None:
    """Return the interval that an answer makes known, 0 where it leaves that open; None if none."""
    asked = entry.answers
    answer = (story.answer(asked) if asked is not None else None) or {}
    if asked is None or not answer:
        return None
    accepted = answer.get("status") == "Accepted"
    if action_of(asked) == "BootNotification":
        return max(number_of(answer.get("interval")) or 0.0, 0.0) if accepted else 0.0
    if action_of(asked) == "ChangeConfiguration" and accepted and _is_it(payload_of(asked).get("key")):
        return max(number_of(payload_of(asked).get("value")) or 0.0, 0.0)
    for item in items_of(answer) if action_of(asked) == "GetConfiguration" else ():
        if _is_it(item.get("key")):
            return max(number_of(item.get("value")) or 0.0, 0.0)
    return None


def _is_it(key: Any) -> bool:
    return text(key).casefold() == SETTING.casefold()


RULES = (beats_too_seldom, beats_too_often)
