"""The run in plain lines: where nobody sees an area that changes, or somebody is asked things beside it.

A line for each function once it is over, and whatever is not well at once.
"""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.text import Text

from ocpp_support.live.score import Score
from ocpp_support.live.words import counted, first_lines, red, times
from ocpp_support.reporting.harmless import harmless
from ocpp_support.reporting.names import title_of
from ocpp_support.reporting.outcomes import Outcome, Verdict

_TITLE = 26
"""Columns for the name of a function, so that the counts stand below one another."""

RED = (Verdict.FAILED, Verdict.INCONCLUSIVE)


class Lines:
    """Says a run in lines that stay.

    Args:
        console: Where.
        score: What has become of the scenarios.
        asked: Whether somebody acts in it, who wants to know which scenario it is and how far the run is.
    """

    def __init__(self, console: Console, score: Score, *, asked: bool = False) -> None:
        self._console = console
        self._score = score
        self._asked = asked

    def says(self, words: str) -> None:
        """Say how far the run is, where somebody has to stay with it."""
        if self._asked:
            self._say(Text(f"  {words}", "dim"))

    def begins(self, scenario: Any) -> None:
        """Name a scenario, where that is wanted."""
        if self._asked:
            self._say(Text(harmless(f"{scenario.feature.name}: {title_of(scenario)}"), "bold"))

    def step(self, words: str) -> None:
        """Say nothing: a step is over before its line is read."""

    def ends(self, scenario: Any, outcome: Outcome) -> None:
        """Tell what is not well; and of a function whose last scenario is over, what it comes to."""
        verdict = self._score.told(outcome)
        if verdict in RED or (self._asked and verdict is Verdict.NOT_TESTED):
            self._say(red(outcome, verdict))
            for line in first_lines(outcome.message):
                self._say(Text(f"    {line}"))
        if not self._score.of(scenario.feature.name).to_come:
            self._function(scenario.feature.name)

    def close(self) -> None:
        """Say nothing more: the result follows."""

    def _function(self, name: str) -> None:
        tally, row = self._score.of(name), self._score.row(name)
        said = Text(f"{row.sign if row else ' ':1} {name:<{_TITLE}}  ")
        said.append(counted(tally.counts))
        if self._score.virtual and (took := times(None, tally.station_s)):
            said.append(f" · {took}", "dim")
        self._say(said)

    def _say(self, text: Text) -> None:
        self._console.print(text, soft_wrap=True)
