"""A fleet in the terminal: how it is now, and in the end what it has counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from simulator.fleet.tally import Tally
from simulator.link import ANSWERED, LOST, UNANSWERED

PLAINLY_EVERY_S = 10.0
"""Where there is no terminal, a line so often."""

Show = Callable[[Tally, float], None]


@contextmanager
def watched(console: Console) -> Iterator[Show]:
    """Show how a fleet is, as often as it is told."""
    if console.is_terminal:
        with Live(console=console, refresh_per_second=2) as live:
            yield lambda tally, seconds: live.update(Text(in_a_line(tally, seconds)))
        return
    due = 0.0

    def plainly(tally: Tally, seconds: float) -> None:
        nonlocal due
        if seconds >= due:
            due = seconds + PLAINLY_EVERY_S
            console.print(in_a_line(tally, seconds), soft_wrap=True)

    yield plainly


def in_a_line(tally: Tally, seconds: float) -> str:
    """Say how a fleet is."""
    parts = [
        f"{seconds:5.0f} s",
        f"{tally.begun} of {tally.stations} begun",
        f"{tally.connected} connected",
        f"{tally.registered} online",
        f"{tally.sessions} charging",
        f"{tally.total} calls",
        f"p50 {tally.quantile(0.5) * 1000:.1f} ms, p99 {tally.quantile(0.99) * 1000:.1f} ms",
    ]
    parts += [f"{count} {name}" for name in (UNANSWERED, LOST) if (count := tally.count(name))]
    parts += [f"{count} {name}" for name, count in tally.errors.items()]
    return " · ".join(parts)


def summary(tally: Tally, seconds: float) -> Table:
    """Return what a fleet has counted, by action."""
    title = (
        f"{tally.stations} stations, {seconds:.0f} s, {tally.total / max(seconds, 1e-9):.0f} calls a second"
    )
    table = Table(title=title, title_justify="left", title_style="bold")
    for column in ("Request", "answered", "unanswered", "line lost", "errors"):
        table.add_column(column, justify="left" if column == "Request" else "right")
    for action in sorted({action for action, _ in tally.calls}):
        known = [tally.calls[action, outcome] for outcome in (ANSWERED, UNANSWERED, LOST)]
        errors = sum(number for (name, _), number in tally.calls.items() if name == action) - sum(known)
        table.add_row(action, *map(str, known), str(errors))
    return table
