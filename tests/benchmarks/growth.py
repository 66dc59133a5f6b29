"""What more scenarios in a run cost, and more stations in a campaign: a further one no more than the first.

``python -m tests.benchmarks.growth scenarios|stations COUNT`` is one measurement, in a process of its own.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.measured import ROOT, Measured, of_a_process

SCENARIOS = (16, 160, 1600)
STATIONS = (1, 10, 40)
AT_MOST = 1.5
NOISE_KIB = 64.0
"""So much memory for one more is as good as none: what is less is not compared."""

Figure = tuple[str, str, str, float, float]

FIGURES: tuple[Figure, ...] = (
    ("seconds", "wall-clock", "ms", 1000.0, 1.0),
    ("cpu_s", "processor time", "ms", 1000.0, 1.0),
    ("peak_kib", "memory", "KiB", 1.0, NOISE_KIB),
)
"""What is compared: its name and unit, and what is too little to be compared."""

OF_A_RUN: Figure = ("largest_child_kib", "memory of the run", "KiB", 1.0, NOISE_KIB)
"""Besides, of a campaign: its largest child is a run."""

UNIT = ("02_heartbeat", "04_get_configuration", "09_reset")
"""Features with sixteen scenarios, all told: copies of them make a run as long as is wanted."""

FEATURE = "features/acceptance/15_clear_cache.feature"
OURS = ("steps", "environment.py", "pyproject.toml")


def scenarios(count: int, folder: Path) -> None:
    """Run so many scenarios against the bundled station, as a run of the script does."""
    from behave.__main__ import main

    for name in OURS:
        (folder / name).symlink_to(ROOT / name)
    script = folder / "features" / "acceptance"
    script.mkdir(parents=True)
    shutil.copy(ROOT / "features/acceptance/criteria.toml", script)
    for copy in range(count // SCENARIOS[0]):
        for name in UNIT:
            text = (ROOT / f"features/acceptance/{name}.feature").read_text(encoding="utf-8")
            title, rest = text.split("\n", 1)
            (script / f"{name}_{copy:03}.feature").write_text(f"{title}, {copy}\n{rest}", encoding="utf-8")
    os.chdir(folder)
    main([])
    record = json.loads(Path("reports/acceptance.json").read_text(encoding="utf-8"))
    assert [one["status"] for one in record["scenarios"]] == ["passed"] * count


def stations(count: int, folder: Path) -> None:
    """Judge so many bundled stations, one after the other, by a feature of one scenario."""
    from ocpp_support.cli import app

    file = folder / "campaign.toml"
    named = f'features = ["{FEATURE}"]\n[[station]]\nstation = "reference"\ncount = {count}\n'
    file.write_text(named, encoding="utf-8")
    reports = folder / "campaign"
    arguments = ["campaign", str(file), "--reports", str(reports), "--at-once", "1", "--no-page"]
    app(arguments, standalone_mode=False)
    told = json.loads((reports / "campaign.json").read_text(encoding="utf-8"))
    assert [one["trouble"] for one in told["stations"]] == [""] * count


def measure() -> list[Measured]:
    """Return the rows of the table."""
    return [*_rows("scenario", SCENARIOS, FIGURES), *_rows("station", STATIONS, (*FIGURES, OF_A_RUN))]


def _rows(one: str, counts: Sequence[int], figures: Sequence[Figure]) -> list[Measured]:
    told = [of_a_process("growth", f"{one}s", str(count)) for count in counts]
    spans = [f"{few + 1:,} to {many:,}" for few, many in pairwise(counts)]
    rows = []
    for key, what, unit, factor, least in figures:
        # Between two counts, so that what a run costs without any is in neither figure.
        early, late = (
            factor * (more[key] - less[key]) / (many - few)
            for (few, less), (many, more) in pairwise(zip(counts, told, strict=True))
        )
        ratio = max(late, least) / max(early, least)
        name = f"growth: {what} of one more {one}, {spans[1]}"
        wanted, holds = f"at most {AT_MOST:g} ×", ratio <= AT_MOST
        rows.append(Measured(name, spans[0], late, early, unit, ratio, wanted, holds))
    return rows


def _used() -> float:
    """Return the seconds of a processor that this process and its children have used."""
    spent = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in spent)


if __name__ == "__main__":
    which, number = sys.argv[1:]
    with TemporaryDirectory() as scratch:
        begun, used = time.perf_counter(), _used()
        {"scenarios": scenarios, "stations": stations}[which](int(number), Path(scratch))
        told = {
            "seconds": time.perf_counter() - begun,
            "cpu_s": _used() - used,
            "peak_kib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
            "largest_child_kib": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss,
        }
        os.chdir(ROOT)
    sys.stdout.write("\n" + json.dumps(told) + "\n")
