"""``make benchmark``: the table of the benchmarks, in the terminal and as JSON. All of it takes some minutes.

Ends with 0 where every ratio is as wanted, with 1 otherwise; 2 where there is no such benchmark.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tests.benchmarks.measured import Measured

BENCHMARKS = ("script_run", "start_up", "frame_path", "station_memory", "long_trace", "growth")
JSON = Path("reports/benchmarks.json")
LOG_WIDTH = 170
HOLDS = {True: "yes", False: "no", None: ""}


def main(chosen: Sequence[str]) -> int:
    """Measure what is chosen, or all of it."""
    unknown = [name for name in chosen if name not in BENCHMARKS]
    if unknown:
        sys.stderr.write(f"There is no benchmark {unknown[0]}; there are {', '.join(BENCHMARKS)}.\n")
        return 2
    # What is no terminal is a file or a log, which folds nothing.
    console = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else LOG_WIDTH)
    rows: list[Measured] = []
    for name in chosen or BENCHMARKS:
        with console.status(name):
            rows += import_module(f"tests.benchmarks.{name}").measure()
    console.print(_table(rows))
    JSON.parent.mkdir(parents=True, exist_ok=True)
    told = json.dumps([asdict(row) for row in rows], indent=1, ensure_ascii=False)
    JSON.write_text(told + "\n", encoding="utf-8")
    console.print(f"  {JSON}", style="dim")
    return 0 if all(row.holds is not False for row in rows) else 1


def _table(rows: Sequence[Measured]) -> Table:
    table = Table(title="Benchmarks: ratios within one run", title_justify="left", title_style="bold")
    for column in ("What", "Against"):
        table.add_column(column, overflow="fold")
    for column in ("ours", "theirs", "", "ratio"):
        table.add_column(column, justify="right", no_wrap=True)
    table.add_column("wanted", overflow="fold")
    table.add_column("so?", no_wrap=True)
    for row in rows:
        figures = (_figure(row.ours), _figure(row.theirs), row.unit.partition(" per")[0], f"{row.ratio:.2f}")
        style = "" if row.holds is not False else "bold red"
        table.add_row(row.what, row.against, *figures, row.wanted, Text(HOLDS[row.holds], style))
    return table


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
