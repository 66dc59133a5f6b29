"""Reading a run: one outcome for every scenario of the script, whether it ran or not.

Owns the knowledge of where trouble hides in behave: hooks, cleanups, a feature that never began.
Judges nothing.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from behave.model import Feature
from behave.model_type import Status
from behave.parser import parse_file

from ocpp_support.reporting.journal import Journal
from ocpp_support.reporting.names import label_of
from ocpp_support.reporting.outcomes import (
    LEFT_OUT,
    STOPPED,
    Outcome,
    Verdict,
    criteria_of,
    level_of,
    outcome_of,
    was_left_out,
)
from ocpp_support.trace.formats import masked

DONE_EARLIER = "done in an earlier part of this run"


class RunReading:
    """What went wrong outside of steps, collected while behave runs, and what became of each scenario."""

    def __init__(self, config: Any) -> None:
        self._config = config
        self._at_scenario: dict[int, list[str]] = {}
        self._carried: dict[int, Outcome] = {}
        self._shown: set[int] = set()
        self.at_start = ""
        """Why the run could not begin; "" where it could."""
        self.elsewhere: list[str] = []
        """What failed at the end of a feature or of the run."""

    def cleanup_failed(self, context: Any, cleanup: Any, error: Exception) -> None:
        """Keep the error of a cleanup, at its scenario if it has one (behave's ``on_cleanup_error``)."""
        name = getattr(cleanup, "__name__", repr(cleanup))
        said = f"Cleaning up ({name}) failed: {type(error).__name__}: {error}"
        if context._stack[0].get("@layer") == "scenario":
            self._at_scenario.setdefault(id(context.scenario), []).append(said)
        else:
            self.elsewhere.append(said)

    def carry(self, scenario: Any, outcome: Outcome, *, shown: bool) -> None:
        """Take over what became of a scenario in an earlier part of the run: it is not run again.

        ``shown`` tells whether Allure's result of it is there.
        """
        self._carried[id(scenario)] = outcome
        scenario.should_skip, scenario.skip_reason = True, DONE_EARLIER
        if shown:
            self._shown.add(id(scenario))

    def carried(self, scenario: Any) -> bool:
        """Tell whether an earlier part of the run has done the scenario."""
        return id(scenario) in self._carried

    def shown(self, scenario: Any) -> bool:
        """Tell whether Allure's result of the scenario is there already."""
        return id(scenario) in self._shown

    def outcome(self, scenario: Any, journal: Journal) -> Outcome:
        """Say what became of a scenario that was part of this run."""
        if earlier := self._carried.get(id(scenario)):
            return earlier
        outcome = outcome_of(scenario, journal.notes_of(scenario), self._trouble(scenario))
        # Where a run cannot begin, behave does not even come to marking what was not chosen.
        never = outcome.message == STOPPED and self.left_out(scenario)
        return replace(outcome, message=LEFT_OUT) if never else outcome

    def left_out(self, scenario: Any) -> bool:
        """Tell whether the user's choice leaves this scenario out."""
        return was_left_out(scenario, self._config)

    def trouble(self, features: Iterable[Feature]) -> list[str]:
        """Return what failed outside of any scenario, one sentence each."""
        hooks = [feature.error_message for feature in features if feature.hook_failed]
        return [masked(said) for said in (self.at_start, *hooks, *self.elsewhere) if said]

    def _trouble(self, scenario: Any) -> str:
        said = self._at_scenario.get(id(scenario), [])
        if scenario.hook_failed and scenario.error_message:
            said = [scenario.error_message, *said]
        if not said and scenario.status is Status.untested and not self.left_out(scenario):
            feature = scenario.feature
            said = [self.at_start or (feature.hook_failed and feature.error_message) or ""]
        return "\n".join(said)


def left_out_outcomes(folder: Path, features: Iterable[Feature]) -> list[Outcome]:
    """Return an outcome for every scenario of the feature files that are not among ``features``."""
    present = {Path(name).resolve() for name in {feature.filename for feature in features}}
    files = [file for file in sorted(folder.glob("*.feature")) if file.resolve() not in present]
    parsed = (parse_file(str(file)) for file in files)
    return [
        Outcome(
            scenario.name,
            criteria_of(scenario),
            level_of(scenario),
            Verdict.NOT_TESTED,
            LEFT_OUT,
            label=label_of(scenario),
        )
        for feature in parsed
        if feature is not None
        for scenario in feature.walk_scenarios()
    ]
