"""A fleet: its stations divided among processes, and what all of them have counted.

Owns the processes. One that dies is counted as such, and costs its own stations only.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any

from simulator.fleet.crew import Orders, work
from simulator.fleet.tally import Tally

FAREWELL_S = 30.0
"""Seconds that a process has for closing its lines."""


def cores() -> int:
    """Return how many processes can really run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def divided(orders: Orders, processes: int) -> list[Orders]:
    """Return the orders of each process: every n-th station, so that all of them grow alike."""
    shares = [orders.numbers[place::processes] for place in range(processes)]
    return [replace(orders, numbers=share, ramp_s=orders.ramp_s * processes) for share in shares if share]


@dataclass
class _Process:
    process: Any
    pipe: Connection
    tally: Tally
    dead: bool = False


@dataclass
class Fleet:
    """The processes of a fleet."""

    _processes: list[_Process] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self._processes)

    @property
    def dead(self) -> int:
        """How many processes ended without being told to."""
        return sum(one.dead for one in self._processes)

    @property
    def counted(self) -> Tally:
        """What all of them have told last."""
        return sum((one.tally for one in self._processes), Tally())

    def listen(self, seconds: float) -> None:
        """Take in what the processes tell, for so long at most; return as soon as one has told something."""
        living = {one.pipe: one for one in self._processes if not one.dead}
        for pipe in wait([*living], timeout=seconds):
            one = living[pipe]  # type: ignore[index]
            try:
                one.tally = one.pipe.recv()
            except (EOFError, OSError):
                one.dead = True
                one.tally = replace(one.tally, connected=0, registered=0, sessions=0)

    def _begin(self, orders: Sequence[Orders]) -> None:
        context = get_context("spawn")
        for one in orders:
            ours, theirs = context.Pipe()
            process = context.Process(target=work, args=(one, theirs), daemon=True)
            with _deaf_to_interrupts():
                process.start()
            theirs.close()
            self._processes.append(_Process(process, ours, Tally(stations=len(one.numbers))))

    def _end(self) -> None:
        for one in self._processes:
            with suppress(OSError):
                one.pipe.send("over")
        for one in self._processes:
            one.process.join(FAREWELL_S)
            while not one.dead and one.pipe.poll():
                try:
                    one.tally = one.pipe.recv()
                except (EOFError, OSError):
                    break
            if one.process.is_alive():
                one.process.kill()
                one.process.join()
            one.pipe.close()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Have what is begun meanwhile never hear Ctrl-C: whoever began it sees to its end."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def running(orders: Sequence[Orders]) -> Iterator[Fleet]:
    """Have a fleet run as long as the block lasts."""
    fleet = Fleet()
    try:
        fleet._begin(orders)
        yield fleet
    finally:
        fleet._end()
