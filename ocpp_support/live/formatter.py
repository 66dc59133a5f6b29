"""behave's formatter of the suite: where the run is, for people, and not a log of its steps.

Owns the choice between an area that changes and lines that stay. `-f plain` and behave's others stay what
they are.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from behave.configuration import COLOR_OFF_VALUES
from behave.formatter.base import Formatter

if TYPE_CHECKING:  # behave imports this wherever it is named, also where nothing is run.
    from ocpp_support.live.score import Score
    from ocpp_support.reporting.outcomes import Outcome


class Display(Protocol):
    """Where a run is shown."""

    def says(self, words: str) -> None:
        """Show how far the run is in the words of somebody who knows what is left."""

    def begins(self, scenario: Any) -> None:
        """Show that a scenario begins."""

    def step(self, words: str) -> None:
        """Show the step that is being played."""

    def ends(self, scenario: Any, outcome: Outcome) -> None:
        """Show what became of a scenario."""

    def close(self) -> None:
        """Show nothing any more."""


class LiveFormatter(Formatter):  # type: ignore[misc]
    """Tells a display what happens. Shows nothing before :meth:`attend`, so nothing of a dry run."""

    name = "live"
    description = "Where the run is: an area that changes in a terminal, a line for each function elsewhere"

    def __init__(self, stream_opener: Any, config: Any) -> None:
        super().__init__(stream_opener, config)
        self._display: Display | None = None
        self._steps: list[str] = []

    def attend(self, score: Score, outcome: Callable[[Any], Outcome], *, asked: bool) -> None:
        """Begin to show a run.

        Args:
            score: Counts what becomes of the scenarios.
            outcome: Returns what became of a scenario that is over.
            asked: Whether somebody is asked things at this terminal: an area that moves would be in the way.

        """
        from rich.console import Console

        from ocpp_support.live.area import Area
        from ocpp_support.live.lines import Lines

        colourless = True if self.config.color in COLOR_OFF_VALUES else None
        console = Console(file=self.open(), highlight=False, no_color=colourless)
        self._score, self._outcome = score, outcome
        moves = console.is_interactive and self.stream.isatty() and not os.environ.get("CI")
        self._display = Area(console, score) if moves and not asked else Lines(console, score, asked=asked)

    def says(self, words: str) -> None:
        """Show how far the run is in the words of somebody who knows what is left."""
        if self._display:
            self._display.says(words)

    def feature(self, feature: Any) -> None:
        """Watch every scenario of a feature."""
        if self._display:
            for scenario in feature.walk_scenarios():
                scenario.run = partial(self._watched, scenario, scenario.run)

    def scenario(self, scenario: Any) -> None:
        """Show a scenario."""
        self._steps = []
        if self._display:
            self._display.begins(scenario)

    def step(self, step: Any) -> None:
        """Learn the steps of the scenario, which all come before the first is played."""
        self._steps.append(f"{step.keyword} {step.name}")
        if self._display and len(self._steps) == 1:
            self._display.step(self._steps[0])

    def result(self, step: Any) -> None:
        """Show the step after the one that is over."""
        self._steps = self._steps[1:]
        if self._display and self._steps:
            self._display.step(self._steps[0])

    def close(self) -> None:
        """Take away what moves."""
        if self._display:
            self._display.close()
            self._display = None
        super().close()

    def _watched(self, scenario: Any, run: Callable[[Any], bool], runner: Any) -> bool:
        chosen = scenario.should_run(self.config) and not runner.aborted
        failed = run(runner)
        if chosen and self._display:
            outcome = self._outcome(scenario)
            self._score.ends(scenario, outcome)
            self._display.ends(scenario, outcome)
        return failed
