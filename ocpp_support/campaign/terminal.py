"""A campaign in the terminal: how far it is, and in the end what it has found out.

Where there is no terminal, as on a build machine, a plain line for each station takes the bar's place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from ocpp_support.campaign.results import ACCEPTED, ACCEPTED_WITH_REMARKS, REFUSED, Judged, Results
from ocpp_support.reporting.sections.looks import MARKS
from ocpp_support.reporting.sections.wording import long_time

_STYLES = {ACCEPTED: "green", ACCEPTED_WITH_REMARKS: "green", REFUSED: "bold red"}
_TONES = {"good": "green", "remark": "yellow", "bad": "bold red", "open": "magenta", "quiet": "dim"}


@contextmanager
def watched(console: Console, total: int) -> Iterator[Callable[[Judged], None]]:
    """Show how far the campaign is, while it runs."""
    if not console.is_terminal:
        done = iter(range(1, total + 1))
        yield lambda one: console.print(_line(f"{next(done):>4}/{total}  ", one), soft_wrap=True)
        return
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("", total=total)

        def tell(one: Judged) -> None:
            progress.update(task, advance=1)
            progress.console.print(_line("", one), soft_wrap=True)

        yield tell


def show(console: Console, results: Results, paths: Iterable[Path]) -> None:
    """Show the stations with their functions, and how it went."""
    console.print()
    console.print(_table(results))
    worst = next(iter(results.counts), "")
    console.print(Text(results.in_a_line, _STYLES.get(worst, "magenta")), soft_wrap=True)
    console.print(Text(f"took {long_time(results.seconds)}, done by {results.engine}", "dim"))
    for path in paths:
        console.print(Text(f"  {path}", "dim"), soft_wrap=True)


def _table(results: Results) -> Table:
    table = Table(title=results.name, title_justify="left", title_style="bold")
    table.add_column("Station", overflow="fold")
    table.add_column(" ".join(str(number % 10) for number in results.titles), no_wrap=True)
    table.add_column("Verdict", overflow="fold")
    for one in results.stations:
        table.add_row(one.name, _signs(one, results), Text(one.verdict, _STYLES.get(one.verdict, "magenta")))
    return table


def _signs(one: Judged, results: Results) -> Text:
    signs = Text()
    for number in results.titles:
        cell = one.cells.get(number)
        mark, tone = MARKS[cell.verdict] if cell else (" ", "quiet")
        signs.append(f"{mark} ", _TONES[tone])
    return signs


def _line(place: str, one: Judged) -> Text:
    why = one.trouble.partition("\n")[0] if one.trouble else ""
    failed = ", ".join(str(number) for number, cell in one.cells.items() if MARKS[cell.verdict][1] == "bad")
    about = why or (f"functions {failed}" if failed else "")
    style = _STYLES.get(one.verdict, "magenta")
    words = Text.assemble(place, (one.name, "bold"), ": ", (one.verdict, style))
    return words.append(f" ({about})" if about else "").append(f", {long_time(one.seconds)}", "dim")
