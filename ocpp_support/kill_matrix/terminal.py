"""The matrix in the terminal: how far it is, and in the end what it shows.

Where there is no terminal, as on a build machine, a plain line for each run takes the bar's place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from ocpp_support.kill_matrix.cases import Case
from ocpp_support.kill_matrix.judging import Fate, Judged
from ocpp_support.kill_matrix.matrix import Matrix
from ocpp_support.kill_matrix.words import in_a_line, reasons

_STYLES = {
    Fate.CAUGHT: "green",
    Fate.LOUD: "yellow",
    Fate.UNCLEAR: "yellow",
    Fate.IN_PART: "red",
    Fate.SURVIVED: "bold red",
    Fate.BROKEN: "magenta",
}


class Tell(Protocol):
    """Told of every run as it ends."""

    def __call__(self, one: Judged) -> None:
        """Show what became of it."""


@contextmanager
def watched(console: Console, total: int) -> Iterator[Tell]:
    """Show how far the matrix is, while it runs."""
    if not console.is_terminal:
        done = iter(range(1, total + 1))
        yield lambda one: _print_plainly(console, f"{next(done):>4}/{total}", one)
        return
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("", total=total)

        def tell(one: Judged) -> None:
            progress.update(task, advance=1, description=one.case.name)
            if one.fate is not Fate.CAUGHT and not _is_well(one):
                progress.console.print(Text(_line(one), _STYLES[one.fate]))

        yield tell


def _print_plainly(console: Console, place: str, one: Judged) -> None:
    console.print(f"{place}  {_line(one)}", soft_wrap=True)
    for line in reasons(one):
        console.print(f"    {line}", soft_wrap=True)


def show(console: Console, matrix: Matrix, paths: Iterable[Path]) -> None:
    """Show what is not as declared, with why, and the figures."""
    figures = matrix.figures
    console.print()
    for one in matrix.cases:
        if not _is_well(one):
            console.print(
                Text.assemble((one.case.name, "bold"), "  ", (one.case.sentence, "dim")), soft_wrap=True
            )
            for line in reasons(one):
                console.print(Text(f"    {line}", _STYLES[one.fate]), soft_wrap=True)
    style = "bold red" if figures.refuted else "bold magenta" if figures.broken else "bold green"
    console.print(Text(in_a_line(figures), style), soft_wrap=True)
    seconds = [one.seconds for one in matrix.cases]
    if seconds:
        console.print(Text(f"{len(seconds)} runs, {sum(seconds) / len(seconds):.1f} s each", "dim"))
    for path in paths:
        console.print(Text(f"  {path}", "dim"), soft_wrap=True)


def show_texts(console: Console, matrix: Iterable[Judged]) -> None:
    """Show what every failed scenario had to say."""
    for one in matrix:
        for text in one.texts:
            head = f"\n{one.case.name} · {', '.join(text.criteria)} ({text.level}) · {text.scenario}"
            console.print(Text(head, "bold"), soft_wrap=True)
            console.print(Text(text.text), soft_wrap=True)


def listed(cases: Iterable[Case]) -> Table:
    """Return a table of defects for people, by what they are about."""
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    table.add_column("Defect", no_wrap=True)
    table.add_column("The station …", ratio=5)
    table.add_column("In which way it errs", ratio=3, style="dim")
    table.add_column("Must be noticed by", ratio=4, overflow="fold")
    for subject, about in groupby(cases, key=lambda case: case.subject):
        table.add_row(Text(f"\n{subject.capitalize()}", "bold"))
        for case in about:
            noticed = " ".join((*case.criteria, *case.findings))
            table.add_row(case.name, case.sentence, case.kind, noticed)
    return table


def _is_well(one: Judged) -> bool:
    return not reasons(one)


def _line(one: Judged) -> str:
    red = " ".join(name for name, cell in one.cells.items() if cell.red)
    word = ("silent" if not red else "as declared") if one.case.good and _is_well(one) else str(one.fate)
    return f"{one.case.name}: {word}{f' ({red})' if red else ''}, {one.seconds:.1f} s"
