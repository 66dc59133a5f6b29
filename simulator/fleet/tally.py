"""What a fleet counts: who is connected, what was asked, how soon it was answered. Can be added up.

Answer times are kept as counts in steps of a twentieth, from a tenth of a millisecond on: that costs the same
for a hundred calls and for a hundred million.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field, fields, replace

from simulator.onlooker import ANSWERED, LOST, UNANSWERED, Onlooker

_FINEST_S, _STEP = 1e-4, 1.05


def _place(seconds: float) -> int:
    return max(0, math.ceil(math.log(max(seconds, _FINEST_S) / _FINEST_S, _STEP)))


@dataclass
class Tally(Onlooker):
    """Counts of one process or of the whole fleet.

    Attributes:
        stations: How many stations there are to be.
        begun: How many were switched on.
        connected: How many have a line at the moment.
        registered: How many were accepted and are online.
        sessions: How many sessions run at the moment.
        calls: By action and outcome; an error by its code.
        times: Answered calls by action and the place of their answer time.
        seconds: All answer times together.
        dials: Tries to make a line, by outcome.
        partings: Lines that ended, by how they did.
        used_s: Seconds that were used of a processor.
    """

    stations: int = 0
    begun: int = 0
    connected: int = 0
    registered: int = 0
    sessions: int = 0
    calls: Counter[tuple[str, str]] = field(default_factory=Counter)
    times: Counter[tuple[str, int]] = field(default_factory=Counter)
    seconds: float = 0.0
    dials: Counter[str] = field(default_factory=Counter)
    partings: Counter[str] = field(default_factory=Counter)
    used_s: float = 0.0

    def dialled(self, outcome: str) -> None:
        """Count a try to make a line."""
        self.dials[outcome] += 1

    def parted(self, how: str) -> None:
        """Count a line that ended."""
        self.partings[how] += 1

    def heard(self, action: str, seconds: float, outcome: str) -> None:
        """Count what became of a request."""
        self.calls[action, outcome] += 1
        if outcome == ANSWERED:
            self.times[action, _place(seconds)] += 1
            self.seconds += seconds

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    def since(self, before: Tally) -> Tally:
        """Return what was counted since then; how many stations are what stays as it is."""
        return replace(
            self,
            calls=self.calls - before.calls,
            times=self.times - before.times,
            dials=self.dials - before.dials,
            partings=self.partings - before.partings,
            seconds=self.seconds - before.seconds,
            used_s=self.used_s - before.used_s,
        )

    def count(self, outcome: str) -> int:
        """Return how many requests had this outcome."""
        return sum(number for (_, became), number in self.calls.items() if became == outcome)

    @property
    def errors(self) -> dict[str, int]:
        """How many requests were answered with which error."""
        known = (ANSWERED, UNANSWERED, LOST)
        counted: Counter[str] = Counter()
        for (_, became), number in self.calls.items():
            if became not in known:
                counted[became] += number
        return dict(counted.most_common())

    @property
    def total(self) -> int:
        """How many requests there were."""
        return self.calls.total()

    def answered_within(self, seconds: float) -> int:
        """Return how many answers came within so many seconds; as finely as answer times are kept."""
        return sum(number for (_, place), number in self.times.items() if _FINEST_S * _STEP**place <= seconds)

    def quantile(self, share: float, action: str | None = None) -> float:
        """Return the seconds within which this share of the answers came; 0 where none did.

        It is the end of a step, so up to 5 % more than the truth, and never less. Without an ``action``, of
        all of them.
        """
        places: Counter[int] = Counter()
        for (asked, place), number in self.times.items():
            if action in (asked, None):
                places[place] += number
        left = share * places.total()
        for place, number in sorted(places.items()):
            left -= number
            if left <= 0:
                return float(_FINEST_S * _STEP**place)
        return 0.0
