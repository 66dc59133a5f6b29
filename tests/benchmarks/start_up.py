"""How long ``behave --dry-run`` takes: with this suite's features, and with none."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.measured import ROOT, Measured, in_turns

MORE_S = 0.5

_EMPTY = "Feature: Empty\n  Scenario: Empty\n    Given nothing\n"
_STEP = "from behave import given\n\n@given('nothing')\ndef nothing(context): pass\n"


def _dry_run(folder: Path) -> Callable[[], float]:
    # As at the second start on any machine: Python keeps what it has compiled.
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def took() -> float:
        begun = time.perf_counter()
        command = [sys.executable, "-m", "behave", "--dry-run"]
        subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, check=True)
        return time.perf_counter() - begun

    took()
    return took


def measure() -> list[Measured]:
    """Return the row of the table."""
    with TemporaryDirectory() as scratch:
        empty = Path(scratch)
        for name, text in (("features/empty.feature", _EMPTY), ("steps/empty.py", _STEP)):
            (empty / name).parent.mkdir()
            (empty / name).write_text(text, encoding="utf-8")
        (empty / "environment.py").touch()
        own, least = in_turns(_dry_run(ROOT), _dry_run(empty))
    wanted = f"at most + {MORE_S:g} s"
    what, against = "start: behave --dry-run", "behave --dry-run of an empty suite"
    return [Measured(what, against, own, least, "s", own / least, wanted, own - least <= MORE_S)]
