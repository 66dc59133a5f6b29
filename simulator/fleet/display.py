"""A fleet in the terminal: how it is now, and in the end what it has counted."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group
from rich.live import Live
from rich.table import Table
from rich.text import Text

from simulator.fleet.tally import Tally
from simulator.onlooker import ANSWERED, CONNECTED, LOST, UNANSWERED

PLAINLY_EVERY_S = 10.0
"""Where there is no terminal, a line so often."""

LATELY_S = 10.0
"""Rates and answer times are shown of so many seconds, as long as a fleet runs."""

BUSY = 0.9
"""The share of its processors from which on a fleet measures itself."""

Show = Callable[[Tally, float], None]


@contextmanager
def watched(console: Console) -> Iterator[Show]:
    """Show how a fleet is, as often as it is told."""
    lately = Lately()
    if console.is_terminal:
        with Live(console=console, refresh_per_second=2) as live:
            yield lambda tally, seconds: live.update(Text("\n".join(lately.told(tally, seconds))))
        return
    due = 0.0

    def plainly(tally: Tally, seconds: float) -> None:
        nonlocal due
        told = lately.told(tally, seconds)
        if seconds >= due:
            due = seconds + PLAINLY_EVERY_S
            console.print(" · ".join(told), soft_wrap=True)

    yield plainly


class Lately:
    """Remembers what was counted a few seconds ago, so that it can say how a fleet is now."""

    def __init__(self) -> None:
        self._past = deque([(0.0, Tally())])

    def told(self, tally: Tally, seconds: float) -> list[str]:
        """Say how a fleet is, in a few lines."""
        while len(self._past) > 1 and self._past[1][0] <= seconds - LATELY_S:
            self._past.popleft()
        since, before = self._past[0]
        self._past.append((seconds, tally))
        return [
            f"{seconds:5.0f} s · {tally.begun} of {tally.stations} on · {tally.connected} connected · "
            f"{tally.registered} online · {tally.sessions} charging",
            f"requests: {_speed(tally.since(before), seconds - since)}",
            *troubles(tally),
        ]


def troubles(tally: Tally) -> list[str]:
    """Say what went wrong with requests and with lines, each kind with its number."""
    kinds = {name: count for name in (UNANSWERED, LOST) if (count := tally.count(name))}
    failed = {why: count for why, count in tally.dials.most_common() if why != CONNECTED}
    said = {
        "requests that failed": kinds | tally.errors,
        "dials that failed": failed,
        "lines that ended": dict(tally.partings.most_common()),
    }
    return [f"{what}: {_counts(counts)}" for what, counts in said.items() if counts]


def summary(tally: Tally, seconds: float, processes: int) -> Group:
    """Return what a fleet has counted, by action and in all."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("Request", no_wrap=True)
    for column in ("answered", "half in", "99 % in", "no answer", "lost", "errors"):
        table.add_column(column, justify="right")
    for action in sorted({action for action, _ in tally.calls}):
        answered, *bad = [tally.calls[action, outcome] for outcome in (ANSWERED, UNANSWERED, LOST)]
        errors = sum(number for (name, _), number in tally.calls.items() if name == action)
        times = [_ms(tally.quantile(share, action)) if answered else "" for share in (0.5, 0.99)]
        table.add_row(action, str(answered), *times, *map(str, bad), str(errors - answered - sum(bad)))
    said = [f"{tally.total} requests in {seconds:.0f} s, {_speed(tally, seconds)}", *troubles(tally)]
    shown = [table] if table.rows else []
    return Group(*shown, *said, _itself(tally.used_s / max(seconds * processes, 1e-9), processes))


def _itself(busy: float, processes: int) -> Text:
    said = f"the fleet's own {processes} processes were busy for {busy:.0%} of the time"
    if busy < BUSY:
        return Text(said)
    return Text(f"{said}: the times are its own as much as the central system's", "yellow")


def _speed(tally: Tally, seconds: float) -> str:
    rate = f"{tally.total / max(seconds, 1e-9):.0f} a second"
    if not tally.times:
        return f"{rate}, none answered"
    half, most = (_ms(tally.quantile(share)) for share in (0.5, 0.99))
    return f"{rate}, half answered in {half}, 99 % in {most}"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 0.1 else f"{seconds:.2f} s"


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {what}" for what, count in counts.items())
