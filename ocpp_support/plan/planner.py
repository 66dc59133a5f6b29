"""Making the plan: rehearse, put in order, decide what is left out.

Owns when that is done: where hands that cost time do the acts, or where the plan alone is wanted. The bundled
station in virtual time keeps the script's order, and is not rehearsed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from behave.model import Feature

from ocpp_support.plan.choice import Choice
from ocpp_support.plan.order import in_order
from ocpp_support.plan.plan import Plan, Planned
from ocpp_support.plan.rehearsal import NoRehearsal, rehearse
from ocpp_support.plan.takes import Takes
from ocpp_support.reporting.names import Names
from ocpp_support.station.profile import Profile


class Planner:
    """What is known before a run about its scenarios.

    Args:
        profile: The station file.
        names: The scenarios' full names, by which a rehearsal tells of them.
        slow: Whether scenarios that take an hour are wanted although the clock is real.
    """

    def __init__(self, profile: Profile, names: Names, *, slow: bool) -> None:
        self._profile = profile
        self._names = names
        self._slow = slow
        self._takes: dict[str, Takes] = {}
        self.trouble = ""
        """Why there was no rehearsal; "" where there was, or none was wanted."""

    def rehearse(self, station: str) -> None:
        """Find out what each scenario takes; without that, the run goes on without a plan."""
        files = [str(scenario.filename) for scenario in self._names.scenarios]
        try:
            self._takes = rehearse(station, files)
        except NoRehearsal as why:
            self.trouble = str(why)

    def in_order(self, features: Sequence[Feature]) -> list[Feature]:
        """Return the features' parts in the order of running."""
        return in_order(features, self._takes_of)

    def decide(self, scenarios: Iterable[Any], cannot: Callable[[str], str | None]) -> Plan:
        """Leave out what cannot be run here; ``cannot`` is known once the hands have arrived."""
        planned = []
        for scenario in scenarios:
            reason = self.why_not(scenario, cannot)
            if reason:
                # Not by its own `skip`, which warns of each.
                scenario.should_skip, scenario.skip_reason = True, reason
            planned.append(Planned(scenario, self._takes_of(scenario), reason))
        return Plan(tuple(planned), self._profile.hands.by)

    def why_not(self, scenario: Any, cannot: Callable[[str], str | None]) -> str | None:
        """Return why a scenario cannot be run as things are now: a person may have walked off meanwhile."""
        return Choice(self._profile, cannot, self._slow).why_not(scenario, self._takes_of(scenario))

    def _takes_of(self, scenario: Any) -> Takes | None:
        return self._takes.get(self._names.of(scenario))
