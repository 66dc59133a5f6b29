"""The command ``ocpp-acceptance defects``: the catalogue of defects, and the matrix of who notices them.

``run`` ends with 0 where every defect is caught, nothing undeclared turns red and no good model raises an
alarm; 1 where not; 2 where it was wrongly called; 3 where a run broke or was stopped.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from ocpp_support.kill_matrix.cases import DEFECTS, Case, NoSuchCase, named, only, part_of
from ocpp_support.kill_matrix.judging import Judged, judged
from ocpp_support.kill_matrix.matrix import Matrix
from ocpp_support.kill_matrix.page import write_page
from ocpp_support.kill_matrix.report_json import write_json
from ocpp_support.kill_matrix.runs import run_all
from ocpp_support.kill_matrix.terminal import listed, show, show_texts, watched
from ocpp_support.reporting.criteria import load_criteria
from ocpp_support.reporting.folder import NOTHING
from ocpp_support.runtime.cores import cores
from ocpp_support.runtime.interrupts import hear_interrupts
from ocpp_support.use import DEFAULT_REPORTS

HELD, REFUTED, WRONG_USE, BROKEN = range(4)

WIDE = 150
"""Columns of the list where it goes to a file or another program."""

SCRIPT = Path("features/acceptance/criteria.toml")

app = typer.Typer(
    help="Deliberate mistakes of the bundled station, and whether the suite notices them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Criterion = Annotated[str | None, typer.Option(help="Only those that turn this criterion red, such as 7.3.")]
Kind = Annotated[str | None, typer.Option(help="Only those that err in such a way, such as 'twice'.")]


@app.command("list")
def list_(criterion: Criterion = None, kind: Kind = None) -> None:
    """List the defects: what the station does, in which way it errs, and who must notice."""
    cases = _wanted([], criterion, kind, "1/1")
    console = _console()
    if not console.is_terminal:
        console = Console(width=WIDE, highlight=False, markup=False)
    console.print(listed(case for case in cases if not case.good))
    console.print(f"\n{sum(not case.good for case in cases)} of {len(DEFECTS)} defects", style="dim")


@app.command()
def run(
    names: Annotated[list[str] | None, typer.Argument(help="Defects or good models; all by default.")] = None,
    reports: Annotated[str, typer.Option(help="The folder of the reports; none for none.")] = DEFAULT_REPORTS,
    jobs: Annotated[int, typer.Option(min=1, help="How many runs at once.", show_default="cores")] = cores(),
    part: Annotated[str, typer.Option(help="K/N: only the part K of N.")] = "1/1",
    criterion: Criterion = None,
    kind: Kind = None,
    texts: Annotated[bool, typer.Option("--texts", help="Show what the failed scenarios say.")] = False,
) -> None:
    """Run the script against defects and good models, and see whether all is noticed that must be."""
    cases = _wanted(names or [], criterion, kind, part)
    if not SCRIPT.exists():
        _refuse(f"There is no {SCRIPT} here: run this where the suite's features are.")
    folder = _folder(reports)
    matrix = _run(cases, jobs)
    if texts:
        show_texts(_console(), matrix.cases)
    show(_console(), matrix, _write(matrix, folder) if folder else [])
    if matrix.figures.refuted:
        raise typer.Exit(REFUTED)
    raise typer.Exit(HELD if matrix.complete and not matrix.figures.broken else BROKEN)


def _run(cases: Sequence[Case], jobs: int) -> Matrix:
    """Run the cases; where that is interrupted, as far as it came."""
    hear_interrupts()
    done: list[Judged] = []
    try:
        with closing(run_all(cases, jobs)) as running, watched(_console(), len(cases)) as tell:
            for ran in running:
                done.append(judged(ran))
                tell(done[-1])
    except KeyboardInterrupt:
        typer.echo("Stopped.", err=True)
    done.sort(key=lambda one: cases.index(one.case))
    return Matrix(load_criteria(SCRIPT), tuple(done), complete=len(done) == len(cases))


def _folder(reports: str) -> Path | None:
    """Return where the reports go, made before anything runs; None where none are wanted."""
    if reports == NOTHING:
        return None
    try:
        Path(reports).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _refuse(f"--reports {reports}: nothing can be written there: {error.strerror}.")
    return Path(reports)


def _write(matrix: Matrix, folder: Path) -> list[Path]:
    page, machines = folder / "defects.html", folder / "defects.json"
    write_page(matrix, page)
    write_json(matrix, machines)
    return [page, machines]


def _wanted(names: Sequence[str], criterion: str | None, kind: str | None, part: str) -> list[Case]:
    try:
        return part_of(only(named(names), criterion, kind), part)
    except NoSuchCase as why:
        _refuse(str(why))


def _refuse(why: str) -> NoReturn:
    typer.echo(why, err=True)
    raise typer.Exit(WRONG_USE)


def _console() -> Console:
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    return Console(highlight=False, markup=False)
