"""Which scenario ran when: from which entry of the trace on. Judges nothing."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass
class Chapters:
    """The scenarios of a run, in the order in which they ran.

    What is put back after a scenario belongs to it: it lasts until the next one begins.
    """

    _begins: list[int] = field(default_factory=list)
    _names: list[str] = field(default_factory=list)

    def begin(self, number: int, name: str) -> None:
        """Note that with the entry of this number a scenario begins; "" is what belongs to none."""
        self._begins.append(number)
        self._names.append(name)

    def at(self, number: int) -> str:
        """Return the scenario that an entry belongs to; "" where it belongs to none."""
        place = bisect_right(self._begins, number)
        return self._names[place - 1] if place else ""
