"""The result of a run in the terminal: the sixteen rows, the verdict, and where the reports are."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ocpp_support.protocol.findings import Severity
from ocpp_support.reporting.findings import Found, in_a_line, weighty
from ocpp_support.reporting.outcomes import Verdict
from ocpp_support.reporting.record import Record
from ocpp_support.reporting.sections.wording import counted, long_time

MARKS = {
    Verdict.PASSED: ("✓", "green"),
    Verdict.REMARK: ("✓", "yellow"),
    Verdict.FAILED: ("✗", "bold red"),
    Verdict.KNOWN: ("!", "yellow"),
    Verdict.INCONCLUSIVE: ("?", "magenta"),
    Verdict.NOT_TESTED: ("·", "cyan"),
    Verdict.NOT_APPLICABLE: ("–", "dim"),
}
_VERDICTS = {
    "accepted": "bold green",
    "accepted with remarks": "bold green",
    "refused": "bold red",
    "incomplete": "bold magenta",
}


_ROOM_FOR_NAMES = 60
"""Columns from which on the names of the functions leave some for the results."""

MOST_FINDINGS = 8
"""So many findings are told; the record tells all."""


def show(
    record: Record, paths: Iterable[Path], trouble: Sequence[str] = (), console: Console | None = None
) -> None:
    """Print the rows, the verdict and the paths."""
    out = console or Console(highlight=False)
    out.print()
    out.print(_table(record, out.width))
    for line in _findings(record.get("findings", [])):
        out.print(line)
    for remark in record.get("remarks", []):
        out.print(Text(remark, "yellow"), soft_wrap=True)
    for sentence in trouble:
        out.print(Text(f"Bench trouble: {sentence}", "magenta"))
    out.print(_verdict(record))
    for path in paths:
        out.print(Text(f"  {path}", "dim"), soft_wrap=True)


def _table(record: Record, width: int) -> Table:
    table = Table(title=_title(record["station"]), title_justify="left", title_style="bold")
    table.add_column("#", justify="right")
    table.add_column("Function", no_wrap=width >= _ROOM_FOR_NAMES)
    table.add_column("")
    table.add_column("Result", overflow="fold")
    for row in record["functions"]:
        mark, style = MARKS[Verdict(row["verdict"])]
        result = Text(row["result"], style if row["verdict"] != Verdict.PASSED else "")
        table.add_row(str(row["number"]), row["title"], Text(mark, style), result)
    return table


def _findings(findings: Sequence[Found]) -> Iterator[Text]:
    """Yield a line for each finding that breaks something, and one for the notes."""
    heavy = weighty(findings)
    for one in heavy[:MOST_FINDINGS]:
        style = "red" if one["severity"] == Severity.MUST else "yellow"
        yield Text.assemble((f"{one['severity']:>6}  ", style), in_a_line(one))
    more = [f"{count} more" for count in (len(heavy) - MOST_FINDINGS,) if count > 0]
    if notes := len(findings) - len(heavy):
        more.append(f"{notes} note{'s' if notes > 1 else ''}")
    if more:
        yield Text(f"{' and '.join(more)} besides, in the record", "dim")


def _title(station: dict[str, Any]) -> str:
    firmware = f"firmware {station['firmware']}" if station["firmware"] else ""
    parts = (station["vendor"], station["model"], station["serial"], firmware)
    return " · ".join(part for part in parts if part) or station["identity"] or "No station was seen"


def _verdict(record: Record) -> Text:
    run = record["run"]
    text = Text("Verdict: ")
    text.append(record["verdict"], _VERDICTS[record["verdict"]])
    for reason in record.get("reasons", []):
        text.append(f"\n{reason}", "red")
    text.append(f"\n{counted(record['counts'])}", "dim")
    text.append(f"\n{run['duration_s']:.1f} s", "dim")
    if run["clock"] == "virtual":
        text.append(f"; {long_time(run['station_time_s'])} passed for the station", "dim")
    return text
