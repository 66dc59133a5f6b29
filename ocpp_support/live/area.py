"""The run as an area at the foot of a terminal, that changes while what is not well scrolls by above it.

Owns the area and its moments. It is drawn several times a second on a thread of its own, from values that
the run's thread only ever replaces.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.padding import Padding
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from ocpp_support.live.lines import RED
from ocpp_support.live.score import Score
from ocpp_support.live.words import counted, first_lines, red, times
from ocpp_support.prompting.progress import Row
from ocpp_support.reporting.harmless import harmless
from ocpp_support.reporting.names import title_of
from ocpp_support.reporting.outcomes import Outcome

_A_SECOND = 8
"""Times that it is drawn: often enough to be seen moving, and no load for the run."""

_BAR, _ROOM_FOR_A_BAR = 24, 72
"""Columns."""

_TONES = {"good": "green", "remark": "yellow", "bad": "bold red", "open": "magenta", "quiet": "dim"}


class Area:
    """Shows a run as it is now.

    Args:
        console: The terminal.
        score: What has become of the scenarios.
        seconds: A clock for people; it need not be the station's.
    """

    def __init__(self, console: Console, score: Score, seconds: Callable[[], float] = time.monotonic) -> None:
        self._console = console
        self._score = score
        self._seconds = seconds
        self._began = seconds()
        self._feature = self._name = self._step = ""
        self._left = ""
        self._rows = score.rows()
        self._live = Live(
            console=console, get_renderable=self.now, refresh_per_second=_A_SECOND, transient=True
        )

    def says(self, words: str) -> None:
        """Show how far the run is in somebody else's words, who knows what is left."""
        self._left = words

    def begins(self, scenario: Any) -> None:
        """Show the scenario that is being played."""
        self._feature = harmless(scenario.feature.name)
        self._name, self._step = harmless(title_of(scenario)), ""
        self._live.start()

    def step(self, words: str) -> None:
        """Show the step that is being played."""
        self._step = harmless(words)

    def ends(self, scenario: Any, outcome: Outcome) -> None:
        """Show what it came to; what is not well stays above."""
        self._rows = self._score.rows()
        verdict = self._score.told(outcome)
        if verdict in RED:
            text = Text("\n".join(first_lines(outcome.message)))
            self._console.print(red(outcome, verdict), Padding(text, (0, 0, 0, 4)))

    def close(self) -> None:
        """Take it away, and give the cursor back: the result follows."""
        self._live.stop()

    def now(self) -> RenderableType:
        """Return the area as it is now."""
        return Group(
            "",
            _line(Text.assemble(("▸ ", "cyan"), (self._feature, "bold"))),
            _line(Text(f"  {self._name}")),
            _line(Text(f"  {self._step}", "dim")),
            strip(self._rows, self._feature),
            counted(self._score.whole.counts),
            self._how_far(),
        )

    def _how_far(self) -> RenderableType:
        whole = self._score.whole
        done, of = whole.over, whole.over + whole.to_come
        took = times(self._seconds() - self._began, whole.station_s if self._score.virtual else 0.0)
        said = Text.assemble(self._left or f"{done} of {of}", (f" · {took}", "dim"))
        if self._console.width < _ROOM_FOR_A_BAR:
            return said
        line = Table.grid(padding=(0, 2, 0, 0))
        line.add_row(
            ProgressBar(of or 1, done, width=_BAR, complete_style="cyan", finished_style="cyan"), said
        )
        return line


def strip(rows: tuple[Row, ...], playing: str) -> Text:
    """Return the functions side by side, each with the sign of what it comes to."""
    cells = []
    for row in rows:
        if row.of:  # Others have no part in this run.
            current = playing.partition(" ")[0] == str(row.number)
            style = "reverse" if current else _TONES.get(row.tone, "dim")
            cells.append(Text(f"{row.number}{row.sign or ('▸' if current else '·')}", style))
    return Text("  ").join(cells)


def _line(text: Text) -> Text:
    text.no_wrap, text.overflow = True, "ellipsis"
    return text
