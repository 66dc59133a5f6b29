"""What a benchmark has found: two figures of one run, their ratio, and whether it is as wanted.

Only ratios of figures that were taken side by side are compared: what a figure is worth by itself depends on
the machine. Each figure is the median of several, taken in turns.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[2]
REPEATS = 5


@dataclass(frozen=True)
class Measured:
    """One row of the table.

    Attributes:
        what: What was measured.
        against: What it is compared with.
        ours: Its figure.
        theirs: That of the other.
        unit: Of both.
        ratio: What is compared, as a number.
        wanted: Which ratio is wanted, in words.
        holds: Whether it is so; None where nothing is wanted.
    """

    what: str
    against: str
    ours: float
    theirs: float
    unit: str
    ratio: float
    wanted: str
    holds: bool | None


def in_turns(*measure: Callable[[], float], times: int = REPEATS) -> list[float]:
    """Return the medians of what is measured, each taken so many times, one after the other."""
    taken = [[one() for one in measure] for _ in range(times)]
    return [median(column) for column in zip(*taken, strict=True)]


def of_a_process(module: str, *arguments: str) -> dict[str, Any]:
    """Run a module of the benchmarks in a process of its own; return what its last line tells."""
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{module} {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
