"""What has become of the scenarios so far, for whoever looks on while they run.

Owns the counting. What became of one is read by `reporting`, how it looks is the displays' work.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ocpp_support.prompting.progress import Row
from ocpp_support.reporting.criteria import Function
from ocpp_support.reporting.deviations import Declaration
from ocpp_support.reporting.outcomes import Outcome, Verdict, criteria_of
from ocpp_support.reporting.so_far import rows_so_far


@dataclass
class Tally:
    """What has become of the scenarios of one feature.

    Attributes:
        counts: How many have which verdict.
        over: How many are over. Counted apart, as a display may look while a verdict is new among the counts.
        to_come: How many are still to come.
        station_s: Seconds that passed for the station in those that are over.
    """

    counts: Counter[Verdict] = field(default_factory=Counter)
    over: int = 0
    to_come: int = 0
    station_s: float = 0.0

    def add(self, verdict: Verdict) -> None:
        """Count one that is over."""
        self.counts[verdict] += 1
        self.over += 1


class Score:
    """Counts the scenarios of a run.

    Args:
        functions: The script.
        to_come: The scenarios that will be run.
        deviations: What the station file declares, by criterion.
        earlier: What became of those that an earlier part of the run has done.
        virtual: Whether the station's time is another than that of whoever looks on.
        today: A declared deviation may be over.
    """

    def __init__(
        self,
        functions: Sequence[Function],
        to_come: Iterable[Any],
        deviations: Mapping[str, Declaration],
        earlier: Sequence[Outcome] = (),
        *,
        virtual: bool = True,
        today: date | None = None,
    ) -> None:
        self._functions = functions
        self._deviations = deviations
        self.virtual = virtual
        self._today = today or date.today()
        self._outcomes = list(earlier)
        self._to_come = {id(scenario): criteria_of(scenario) for scenario in to_come}
        self.whole = Tally()
        """All scenarios."""
        self._of: dict[str, Tally] = {}
        for scenario in to_come:
            self.of(scenario.feature.name).to_come += 1
            self.whole.to_come += 1
        for one in earlier:
            self.whole.add(self.told(one))

    def of(self, feature: str) -> Tally:
        """Return the scenarios of a feature."""
        return self._of.setdefault(feature, Tally())

    def ends(self, scenario: Any, outcome: Outcome) -> None:
        """Count a scenario that is over; one that was not expected is not."""
        if self._to_come.pop(id(scenario), None) is None:
            return
        self._outcomes.append(outcome)
        for tally in (self.whole, self.of(scenario.feature.name)):
            tally.add(self.told(outcome))
            tally.to_come -= 1
            tally.station_s += outcome.notes.station_time_s

    def told(self, outcome: Outcome) -> Verdict:
        """Return the verdict that people are told: a failure that is declared is a known deviation."""
        declared = [self._deviations.get(criterion) for criterion in outcome.criteria]
        known = bool(declared) and all(one and not one.over(self._today) for one in declared)
        return Verdict.KNOWN if known and outcome.verdict is Verdict.FAILED else outcome.verdict

    def rows(self) -> tuple[Row, ...]:
        """Return the rows of the form, as far as they are judged."""
        to_come: list[Collection[str]] = [*self._to_come.values()]
        return rows_so_far(self._functions, [*self._outcomes], to_come, self._deviations, self._today)

    def row(self, feature: str) -> Row | None:
        """Return the row of a feature, as the features of the script begin with its number."""
        number = feature.partition(" ")[0]
        return next((row for row in self.rows() if str(row.number) == number), None)
