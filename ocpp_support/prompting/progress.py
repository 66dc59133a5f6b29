"""How far the run is, for whoever looks on: told by the run's own thread, read on the loop.

Owns the latest word of it. Counts and judges nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Row:
    """One function of the script, as far as it is judged.

    Attributes:
        number: Its number in the script.
        title: What it is called.
        verdict: In words: "passed", "failed", …; "" as long as nothing of it is judged.
        sign: One character for the verdict.
        tone: good, remark, bad, open or quiet.
        result: The verdict with its reason.
        done: How many of its scenarios are over.
        of: How many of its scenarios this run has.
    """

    number: int
    title: str
    verdict: str = ""
    sign: str = ""
    tone: str = ""
    result: str = ""
    done: int = 0
    of: int = 0


@dataclass(frozen=True)
class Progress:
    """How far the run is.

    Attributes:
        scenario: The number of the scenario that is being played, from 1; 0 before the first.
        of: How many scenarios this run has.
        feature: The feature it belongs to.
        name: What it is called.
        step: The step that is being played.
        minutes_left: How long the rest takes, where that is known.
        rows: The functions of the script.
        over: Whether the run has ended.
        verdict: What the rows come to, once it has.
    """

    scenario: int = 0
    of: int = 0
    feature: str = ""
    name: str = ""
    step: str = ""
    minutes_left: float | None = None
    rows: tuple[Row, ...] = ()
    over: bool = False
    verdict: str = ""


class Whereabouts:
    """Where the run is now.

    Args:
        loop: The run's loop, on which whoever looks on is told.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._watchers: list[Callable[[], object]] = []
        self._now = Progress()

    @property
    def now(self) -> Progress:
        """The latest word."""
        return self._now

    def tell(self, **changes: Any) -> None:
        """Change what is named of :class:`Progress`; from the run's own thread."""
        self._now = replace(self._now, **changes)
        # To wake the loop costs a step more than all else here, and mostly nobody looks on.
        if self._watchers and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._changed)

    def watch(self, watcher: Callable[[], object]) -> Callable[[], None]:
        """Have ``watcher`` called on the loop at every change; return how to end that."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    def _changed(self) -> None:
        for watcher in list(self._watchers):
            watcher()
