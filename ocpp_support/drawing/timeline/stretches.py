"""The axis of a whole run: its scenarios side by side, and where in them each thing said or done stands.

Hours of silence and a hundred messages in one instant are in the same run, so the axis is not true to scale:
each thing has a place of its own, and the longer the silence before it, the further away it stands, by the
logarithm. Draws nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from ocpp_support.chronicle.chronicle import Chronicle, Part
from ocpp_support.trace.chapters import Chapter
from ocpp_support.trace.trace import Entry

NARROWEST, WIDEST = 1.0, 2.0
"""How wide a scenario is, by the length of what is in it."""

_MUCH = 60.0
"""So much in a scenario makes it as wide as it gets."""
_EACH = 0.25

LONG_S = 60.0
"""From so many seconds on a silence is told as such."""

NOT_ENDED = "interrupted"
"""The verdict of a scenario that was cut short, and done again later."""


@dataclass(frozen=True)
class Silence:
    """A time in which nothing was said or done: where it stands, and how many seconds it lasted."""

    begin: float
    end: float
    seconds: float


@dataclass(frozen=True, eq=False)
class Stretch:
    """A scenario, or what lies between two, on the axis.

    Attributes:
        part: Which part of the run it belongs to.
        chapter: What the trace tells of it.
        outcome: What the record says of it; nothing of what lies between two.
        begin: Where it begins on the axis.
        entries: What was said and done in it.
    """

    part: int
    chapter: Chapter
    outcome: dict[str, Any]
    begin: float
    entries: list[Entry] = field(repr=False)

    @property
    def label(self) -> str:
        """The label of its scenario; "" where it is what lies between two."""
        return self.chapter.name

    @property
    def feature(self) -> str:
        """The name of its feature, which is that of a function."""
        return self.label.partition(": ")[0]

    @property
    def verdict(self) -> str:
        """The verdict on its scenario."""
        return str(self.outcome.get("status", NOT_ENDED)) if self.label else ""

    @property
    def moment(self) -> datetime | None:
        """When it began, by the run's clock; None where nothing was said or done in it."""
        if not self.entries:
            return None
        first = self.entries[0]
        return first.moment - timedelta(seconds=first.at - self.chapter.begins.at)

    @cached_property
    def _ways(self) -> list[float]:
        """How far it is to each entry from the one before, in no unit."""
        before = self.chapter.begins.at
        ways = []
        for entry in self.entries:
            ways.append(_EACH + math.log2(1 + max(entry.at - before, 0.0)))
            before = entry.at
        return ways

    @property
    def end(self) -> float:
        """Where it ends on the axis."""
        if not self.label and len(self.entries) < 3:
            return self.begin + NARROWEST / 4
        much = min(sum(self._ways) / _MUCH, 1.0)
        return self.begin + NARROWEST + (WIDEST - NARROWEST) * much

    @cached_property
    def _places(self) -> list[float]:
        whole = sum(self._ways) + _EACH * 2
        far, places = 0.0, []
        for way in self._ways:
            far += way
            places.append(self.begin + (self.end - self.begin) * far / whole)
        return places

    def place(self, number: int) -> float:
        """Return where the entry of that number, or what comes right before it, stands on the axis."""
        position = number - self.chapter.begins.number
        return self._places[position] if 0 <= position < len(self._places) else self.end

    @property
    def silences(self) -> list[Silence]:
        """The long silences in it."""
        found = []
        before_at, before_place = self.chapter.begins.at, self.begin
        for entry, place in zip(self.entries, self._places, strict=True):
            if entry.at - before_at >= LONG_S:
                found.append(Silence(before_place, place, entry.at - before_at))
            before_at, before_place = entry.at, place
        return found


def stretches_of(chronicle: Chronicle) -> list[Stretch]:
    """Return the axis of a run: all that its trace tells, in the order in which it happened."""
    outcomes = {one["label"]: one for one in chronicle.record.get("scenarios", [])}
    played = [
        (number, part, chapter) for number, part in enumerate(chronicle.parts) for chapter in part.chapters
    ]
    last = {chapter.name: chapter for _, _, chapter in played}
    stretches: list[Stretch] = []
    begin = 0.0
    for number, part, chapter in played:
        entries = _entries(part, chapter)
        if not chapter.name and not entries:
            continue
        outcome = outcomes.get(chapter.name, {}) if last[chapter.name] is chapter else {}
        stretches.append(Stretch(number, chapter, outcome, begin, entries))
        begin = stretches[-1].end
    return stretches


def _entries(part: Part, chapter: Chapter) -> list[Entry]:
    return part.account.entries[chapter.begins.number : chapter.until]
