"""Which scenarios are left out before anything is asked of anybody, and with what reason.

Owns the sentences. They begin with "not tested: " or "not applicable: ", as behave's skip reasons do here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ocpp_support.plan.takes import Takes
from ocpp_support.station.profile import Profile

SLOW = "slow"
TOO_SLOW = "not tested: it takes an hour; ask for it with --slow (behave: -D slow=true)"

_NEEDS = "needs."


@dataclass(frozen=True)
class Choice:
    """What decides whether a scenario is run.

    Attributes:
        profile: The station file.
        cannot: Why an act can never be done here; None where it can.
        slow: Whether scenarios that take an hour are wanted although the clock is real.
    """

    profile: Profile
    cannot: Callable[[str], str | None]
    slow: bool = False

    def why_not(self, scenario: Any, takes: Takes | None) -> str | None:
        """Return why a scenario is left out; None where it is run."""
        return (
            self._needs(scenario) or self._takes_too_long(scenario) or (self._acts(takes) if takes else None)
        )

    def _needs(self, scenario: Any) -> str | None:
        needs = (tag.removeprefix(_NEEDS) for tag in scenario.effective_tags if tag.startswith(_NEEDS))
        try:
            return next((why for need in needs if (why := self.profile.why_not(need))), None)
        except ValueError:  # An unknown need is the scenario's own trouble, and said there.
            return None

    def _takes_too_long(self, scenario: Any) -> str | None:
        slow = SLOW in scenario.effective_tags
        return TOO_SLOW if slow and self.profile.real and not self.slow else None

    def _acts(self, takes: Takes) -> str | None:
        if not self.profile.real:
            return None
        reasons = (self.cannot(name) for name in dict.fromkeys(act.name for act in takes.acts))
        if why := next(filter(None, reasons), None):
            return f"not tested: {why}"
        # Only a person needs the card itself: an adapter is told its number, and says what it cannot do.
        cards = {act.card for act in takes.acts if act.card} if self.profile.hands.by == "person" else set()
        missing = sorted(card for card in cards if card not in self.profile.cards)
        return f"not tested: the station file names no card “{missing[0]}”" if missing else None
