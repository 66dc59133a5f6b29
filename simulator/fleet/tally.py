"""What a fleet counts: who is connected, what was asked, how soon it was answered. Pure, and can be added up.

Answer times are kept as counts in steps of a twentieth, from a tenth of a millisecond on: that costs the same
for a hundred calls and for a hundred million.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field

from simulator.link import ANSWERED, LOST, UNANSWERED

_FINEST_S, _STEP = 1e-4, 1.05


def _place(seconds: float) -> int:
    return max(0, math.ceil(math.log(max(seconds, _FINEST_S) / _FINEST_S, _STEP)))


@dataclass
class Tally:
    """Counts of one process or of the whole fleet.

    Attributes:
        stations: How many stations there are to be.
        begun: How many were switched on.
        connected: How many have a line at the moment.
        registered: How many were accepted and are online.
        sessions: How many sessions run at the moment.
        calls: By action and outcome; an error by its code.
        times: Answered calls by the place of their answer time.
        seconds: All answer times together.
    """

    stations: int = 0
    begun: int = 0
    connected: int = 0
    registered: int = 0
    sessions: int = 0
    calls: Counter[tuple[str, str]] = field(default_factory=Counter)
    times: Counter[int] = field(default_factory=Counter)
    seconds: float = 0.0

    def heard(self, action: str, seconds: float, outcome: str) -> None:
        """Count what became of a request."""
        self.calls[action, outcome] += 1
        if outcome == ANSWERED:
            self.times[_place(seconds)] += 1
            self.seconds += seconds

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.stations + other.stations,
            self.begun + other.begun,
            self.connected + other.connected,
            self.registered + other.registered,
            self.sessions + other.sessions,
            self.calls + other.calls,
            self.times + other.times,
            self.seconds + other.seconds,
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

    def quantile(self, share: float) -> float:
        """Return the seconds within which this share of the answers came; 0 where none did.

        It is the end of a step, so up to 5 % more than the truth, and never less.
        """
        left = share * self.times.total()
        for place, number in sorted(self.times.items()):
            left -= number
            if left <= 0:
                return float(_FINEST_S * _STEP**place)
        return 0.0
