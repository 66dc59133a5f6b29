"""The plan of a run: what it will take, known before it begins.

Owns the counting: acts by kind, minutes, what needs nobody, what is left out. Which order is `order`'s, which
reasons are `choice`'s, and how it looks is `display`'s.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ocpp_support.plan.order import LOCKOUT
from ocpp_support.plan.takes import Takes

KINDS = {
    "plug_in": "cable action",
    "unplug": "cable action",
    "unplug_vehicle": "cable action",
    "present_card": "card",
    "press_stop": "press of a button",
    "press_emergency_stop": "press of a button",
    "release_emergency_stop": "press of a button",
    "raise_fault": "provoked or mended error",
    "clear_fault": "provoked or mended error",
    "power_cycle": "power cycle",
    "power_off": "power cycle",
    "power_on": "power cycle",
    "look": "look at the station",
}
"""What people call the acts when they count them, in the order of being said."""

_MANY = {
    "cable action": "cable actions",
    "card": "cards",
    "press of a button": "presses of a button",
    "provoked or mended error": "provoked or mended errors",
    "power cycle": "power cycles",
    "look at the station": "looks at the station",
}
_SECONDS = {"cable action": 15, "card": 10, "press of a button": 10, "look at the station": 10}
_LONGEST_S = 30
"""Seconds that a person needs for an act: to read what to do, go there and do it."""

_ADAPTER_S = 1


@dataclass(frozen=True)
class Planned:
    """One scenario of the plan, in the order of running."""

    scenario: Any
    takes: Takes | None
    """None where no rehearsal could tell."""
    left_out: str | None = None
    """Why it will not be run."""


@dataclass(frozen=True)
class Plan:
    """The scenarios of a run in the order of running, with what each takes."""

    planned: tuple[Planned, ...]
    by: str
    """Who does the acts: person, http or simulator."""

    @property
    def chosen(self) -> tuple[Planned, ...]:
        """Those that will be run."""
        return tuple(one for one in self.planned if one.left_out is None)

    @property
    def left_out(self) -> dict[str, int]:
        """How many are left out for which reason."""
        return dict(Counter(one.left_out for one in self.planned if one.left_out))

    @property
    def needs_nobody(self) -> tuple[Planned, ...]:
        """Those at the beginning that need nobody at the station."""
        first = next((at for at, one in enumerate(self.chosen) if one.takes is None or one.takes.acts), None)
        return self.chosen[:first]

    @property
    def risky(self) -> list[str]:
        """The features with scenarios that could lock the station out."""
        risky = [one.scenario.feature.name for one in self.chosen if LOCKOUT in one.scenario.effective_tags]
        return list(dict.fromkeys(risky))

    @property
    def unknown(self) -> int:
        """Of how many nobody knows what they take."""
        return sum(one.takes is None for one in self.chosen)

    def seconds(self, planned: Iterable[Planned]) -> float:
        """Return how long these take, the acts included."""
        return sum(one.takes.seconds + self._for_acts(one.takes) for one in planned if one.takes)

    def _for_acts(self, takes: Takes) -> float:
        if self.by == "person":
            return sum(_SECONDS.get(KINDS.get(act.name, ""), _LONGEST_S) for act in takes.acts)
        return _ADAPTER_S * len(takes.acts)


def acts_in_words(planned: Iterable[Planned]) -> list[str]:
    """Count the acts by kind: "23 cable actions", "1 card"."""
    acts = [act.name for one in planned if one.takes for act in one.takes.acts]
    counted = Counter(KINDS.get(name, name) for name in acts)
    return [_counted(kind, counted[kind]) for kind in _in_the_order_of_being_said(counted)]


def minutes_in_words(seconds: float) -> str:
    """Say about how long something takes: "about 55 minutes", "about 2 h 10 min"."""
    minutes = max(1, round(seconds / 60))
    hours, rest = divmod(5 * round(minutes / 5), 60)
    if minutes > 90:
        return f"about {hours} h {rest:02} min"
    return f"about {minutes} minute{'' if minutes == 1 else 's'}"


def _in_the_order_of_being_said(counted: Counter[str]) -> Sequence[str]:
    known = [kind for kind in dict.fromkeys(KINDS.values()) if kind in counted]
    return [*known, *(kind for kind in counted if kind not in known)]


def _counted(kind: str, count: int) -> str:
    return f"{count} {kind if count == 1 else _MANY.get(kind, kind)}"
