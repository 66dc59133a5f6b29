"""`ocpp-acceptance compare`: what got better, worse or different from one run to another.

Owns the exit status: 0 nothing is worse, 1 something is, 2 wrong use.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from ocpp_support.comparison.compare import SLOWER, Kind, compare
from ocpp_support.comparison.kept_run import NoRecord, read_kept_run, record_in
from ocpp_support.comparison.page import comparison_page
from ocpp_support.comparison.terminal import show
from ocpp_support.reporting.folder import ReportsFolder

NOTHING_WORSE, WORSE, WRONG_USE = range(3)

_SLOWER = "From how many times as long on a time counts as longer."


def compare_runs(
    old: Annotated[Path, typer.Argument(help="The run before: a folder of reports, or a record.")],
    new: Annotated[Path, typer.Argument(help="The run now.")],
    output: Annotated[Path | None, typer.Option(help="The page. Left out: compare.html beside NEW.")] = None,
    slower: Annotated[float, typer.Option(min=1.01, max=1000, help=_SLOWER)] = SLOWER,
) -> None:
    """Say what got better or worse from one run to another. Exit status 1 where something is worse."""
    out, errors = Console(highlight=False), Console(highlight=False, stderr=True)
    page = output or ReportsFolder(record_in(new).parent).comparison
    try:
        comparison = compare(read_kept_run(old), read_kept_run(new), slower)
        show(comparison, out)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(comparison_page(comparison), encoding="utf-8")
    except NoRecord as why:
        errors.print(Text(str(why)), soft_wrap=True)
        raise typer.Exit(WRONG_USE) from why
    except OSError as error:
        errors.print(Text(f"{page} cannot be written: {error.strerror or error}."), soft_wrap=True)
        raise typer.Exit(WRONG_USE) from error
    out.print(Text(f"  {page}", "dim"), soft_wrap=True)
    raise typer.Exit(WORSE if comparison.of(Kind.WORSE) else NOTHING_WORSE)
