"""Telling whoever looks on how far the run is, as it goes.

Owns the counting of scenarios and of the minutes left. Where it is shown is not its business, and the rows
are judged by :mod:`ocpp_support.reporting.so_far`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from ocpp_support.plan.plan import Plan, minutes_in_words
from ocpp_support.prompting.progress import Whereabouts
from ocpp_support.reporting.criteria import Function
from ocpp_support.reporting.deviations import Declaration
from ocpp_support.reporting.names import title_of
from ocpp_support.reporting.outcomes import Outcome, criteria_of
from ocpp_support.reporting.so_far import rows_so_far


class Commentary:
    """What is said of a run while it goes on.

    Args:
        whereabouts: Where it is said.
        plan: What will be run, in that order.
        functions: The script.
        outcome: Returns what became of a scenario that is over.
        deviations: What the station file declares, by criterion.
        say: Says in one line, before each scenario, how far the run is.
        done: Scenarios that an earlier part of the run has done.
    """

    def __init__(
        self,
        whereabouts: Whereabouts,
        plan: Plan,
        functions: Sequence[Function],
        outcome: Callable[[Any], Outcome],
        deviations: Mapping[str, Declaration],
        say: Callable[[str], object],
        done: Iterable[Any] = (),
    ) -> None:
        self._whereabouts = whereabouts
        self._plan = plan
        self._chosen = plan.chosen
        self._functions = functions
        self._outcome = outcome
        self._deviations = deviations
        self._say = say
        left_out = (one.scenario for one in plan.planned if one.left_out)
        self._over = {id(scenario): scenario for scenario in (*done, *left_out)}
        self._tell(of=len(self._chosen))

    def begins(self, scenario: Any) -> None:
        """Say which scenario is being played; one that is left out is not."""
        number = next((at for at, one in enumerate(self._chosen) if one.scenario is scenario), None)
        if number is not None:
            rest = self._chosen[number:]
            seconds = self._plan.seconds(rest) if any(one.takes for one in rest) else None
            left = "" if seconds is None else f", {minutes_in_words(seconds)} left"
            self._say(f"{number + 1} of {len(self._chosen)}{left}")
            self._whereabouts.tell(
                scenario=number + 1,
                feature=scenario.feature.name,
                name=title_of(scenario),
                step="",
                minutes_left=None if seconds is None else seconds / 60,
            )

    def ends(self, scenario: Any) -> None:
        """Say what its rows come to."""
        self._over[id(scenario)] = scenario
        self._tell()

    def verdict(self, verdict: str) -> None:
        """Say what the rows come to, now that all is over."""
        self._whereabouts.tell(verdict=verdict)

    def _tell(self, **more: Any) -> None:
        outcomes = [self._outcome(scenario) for scenario in self._over.values()]
        to_come = [
            criteria_of(one.scenario) for one in self._plan.planned if id(one.scenario) not in self._over
        ]
        today = datetime.now().astimezone().date()
        rows = rows_so_far(self._functions, outcomes, to_come, self._deviations, today)
        self._whereabouts.tell(rows=rows, **more)
