"""The runs of the matrix: each in a fresh process, several at once.

Owns the processes. One that dies, hangs, or leaves no record is an outcome like any other: it costs the
matrix one case, never the others.
"""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import wait
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ocpp_support.kill_matrix.cases import Case
from ocpp_support.kill_matrix.one_run import OUTPUT, RECORD, run_script

LIMIT_S = 300.0
"""How long a run may take; one that takes so long hangs, however busy the machine. Usual are seconds."""

PRELOADED = "ocpp_support.kill_matrix.preloaded"

_LAST_LINES = 12

Record = dict[str, Any]
RunCase = Callable[[Case, Path], None]


@dataclass(frozen=True)
class Ran:
    """What became of the run of a case."""

    case: Case
    record: Record | None
    seconds: float
    trouble: str = ""
    """Why there is no record."""


def run_all(
    cases: Sequence[Case], at_once: int, *, limit_s: float = LIMIT_S, run: RunCase = run_script
) -> Generator[Ran, None, None]:
    """Run every case; yield what became of each as soon as it is over.

    Whoever closes the iterator, or interrupts it, ends what still runs.
    """
    waiting, running = deque(cases), list[_Running]()
    with TemporaryDirectory(prefix="defects-", ignore_cleanup_errors=True) as scratch, ExitStack() as ending:
        ending.callback(_end_all, running)
        while waiting or running:
            while waiting and len(running) < at_once:
                running.append(_Running(waiting.popleft(), Path(scratch), limit_s, run))
            wait([one.process.sentinel for one in running], min(one.left_s for one in running))
            for one in [one for one in running if one.over]:
                running.remove(one)
                yield one.outcome()


class _Running:
    """A case that is being run."""

    def __init__(self, case: Case, scratch: Path, limit_s: float, run: RunCase) -> None:
        self._case = case
        self._scratch = scratch / case.name
        self._scratch.mkdir()
        self._limit_s = limit_s
        self._begun = time.monotonic()
        self.process = _processes().Process(target=run, args=(case, self._scratch), daemon=True)
        self.process.start()

    @property
    def left_s(self) -> float:
        """Seconds left to it."""
        return max(0.0, self._begun + self._limit_s - time.monotonic())

    @property
    def over(self) -> bool:
        return not self.process.is_alive() or not self.left_s

    def end(self) -> None:
        """End it, whatever it is doing."""
        self.process.kill()
        self.process.join()

    def outcome(self) -> Ran:
        """Return what became of it."""
        seconds = time.monotonic() - self._begun
        trouble = f"it was not over after {self._limit_s:g} s" if self.process.is_alive() else ""
        self.end()
        record, without = _read(self._scratch / RECORD)
        if code := (self.process.exitcode or 0):
            trouble = trouble or (f"its process was ended by signal {-code}" if code < 0 else "")
        if trouble or without:
            return Ran(
                self._case, None, seconds, _with_last_lines(trouble or without, self._scratch / OUTPUT)
            )
        return Ran(self._case, record, seconds)


def _end_all(running: Sequence[_Running]) -> None:
    for one in running:
        one.end()


def _processes() -> Any:
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload([PRELOADED])
    return context


def _read(path: Path) -> tuple[Record | None, str]:
    try:
        return json.loads(path.read_text(encoding="utf-8")), ""
    except FileNotFoundError:
        return None, "it left no record"
    except ValueError as error:
        return None, f"its record cannot be read: {error}"


def _with_last_lines(trouble: str, output: Path) -> str:
    """Say the trouble, and what was printed last."""
    said = output.read_text(encoding="utf-8", errors="replace") if output.exists() else ""
    return "\n".join([trouble, *said.strip().splitlines()[-_LAST_LINES:]])
