"""Judging a trace that was kept, without its station: `ocpp-acceptance judge`.

Owns what is said of it and the exit status. Reading is `trace.reading`'s, the rules are the monitor's.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ocpp_support.monitor.watch import findings_of
from ocpp_support.reporting.findings import Found, Noticed, broken, in_record, merged
from ocpp_support.station.station_file import StationFileError, load_profile
from ocpp_support.trace.account import Account
from ocpp_support.trace.reading import Reading, Unread, read_trace

CLEAN, BROKEN, UNREADABLE = range(3)
"""Exit statuses: nothing that breaks a SHALL was found; something was; the file cannot be read."""

MOST_UNREAD = 10
"""So many lines that could not be read are told one by one."""


class NoTrace(Exception):
    """There is nothing to judge; says why."""


@dataclass(frozen=True)
class Judged:
    """What was found in what one station said.

    Attributes:
        station: Its identity; "" where it is not known.
        entries: How many things it and others said and did.
        connectors: How many connectors it was taken to have.
        guessed: Whether that is only what it spoke of.
        findings: What was found; ``line`` is where it was first seen.
    """

    station: str
    entries: int
    connectors: int
    guessed: bool
    findings: list[Found]


def judged(reading: Reading, connectors: int | None = None) -> list[Judged]:
    """Run the monitor over what a file tells, each station by itself, the parts of a run put together.

    Args:
        reading: What the file tells.
        connectors: How many connectors the stations have, where somebody says.

    """
    stations: dict[str, list[Account]] = {}
    for account in reading.accounts:
        stations.setdefault(account.station, []).append(account)
    return [_judged(station, accounts, connectors) for station, accounts in stations.items()]


def _judged(station: str, accounts: Sequence[Account], connectors: int | None) -> Judged:
    conversations = [account.conversation(connectors) for account in accounts]
    parts = [
        _with_lines(in_record(Noticed(findings_of(conversation), account.chapters)), account)
        for account, conversation in zip(accounts, conversations, strict=True)
    ]
    return Judged(
        station,
        sum(map(len, conversations)),
        max(conversation.connectors for conversation in conversations),
        connectors is None and any(account.connectors is None for account in accounts),
        merged(*parts),
    )


def _with_lines(findings: list[Found], account: Account) -> list[Found]:
    return [one | {"line": account.lines[one["first"]["number"]]} for one in findings]


def _read(file: Path) -> Reading:
    try:
        # What is no text is told line by line, and not of the whole file.
        text = file.read_text(encoding="utf-8-sig", errors="backslashreplace")
    except OSError as error:
        raise NoTrace(f"{file} cannot be read: {error.strerror or error}.") from error
    reading = read_trace(text)
    if not reading.accounts:
        why = (
            f": line {reading.unread[0].line}: {reading.unread[0].why}"
            if reading.unread
            else ", for it is empty"
        )
        raise NoTrace(f"{file} holds no trace{why}.")
    return reading


def _show(found: Judged, out: Console) -> None:
    name = found.station or "A station without a name"
    guess = ", as far as it spoke of them; --connectors says it" if found.guessed else ""
    places = f"{found.connectors} connector{'' if found.connectors == 1 else 's'}"
    out.print(f"\n[bold]{escape(name)}[/]: {found.entries} entries, {places}{guess}")
    if not found.findings:
        out.print("  nothing was found")
        return
    table = Table()
    for column in ("", "What", "Clause"):
        table.add_column(column, overflow="fold")
    for column in ("Count", "Line"):
        table.add_column(column, justify="right")
    for one in found.findings:
        what = f"{escape(one['text'])}\n[dim]{escape(one['rule'])}[/]"
        table.add_row(one["severity"], what, escape(one["clause"]), str(one["count"]), str(one["line"]))
    out.print(table)


def _show_unread(unread: Sequence[Unread], out: Console) -> None:
    for one in unread[:MOST_UNREAD]:
        out.print(f"line {one.line}: {escape(one.why)}", style="yellow", soft_wrap=True)
    if len(unread) > MOST_UNREAD:
        out.print(f"and {len(unread) - MOST_UNREAD} lines more that could not be read", style="yellow")


def _as_json(stations: Sequence[Judged], unread: Sequence[Unread]) -> str:
    said: dict[str, Any] = {
        "stations": [
            {"station": one.station, "entries": one.entries, "connectors": one.connectors}
            | {"connectors_guessed": one.guessed, "findings": one.findings}
            for one in stations
        ],
        "unread": [{"line": one.line, "why": one.why} for one in unread],
    }
    return json.dumps(said, indent=2)


def judge(
    trace: Annotated[Path, typer.Argument(help="A trace: trace.jsonl of a run, or another tool's.")],
    connectors: Annotated[int | None, typer.Option(min=1, max=100, help="How many the station has.")] = None,
    station: Annotated[str | None, typer.Option(help="A station file that says how many.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Run the monitor over a trace that was kept. Exit status 1 where something breaks a SHALL."""
    out, errors = Console(highlight=False), Console(highlight=False, stderr=True)
    try:
        if connectors is None and station is not None:
            connectors = load_profile(station).connectors
        reading = _read(trace)
    except (NoTrace, StationFileError, OSError) as error:
        errors.print(str(error), markup=False, soft_wrap=True)
        raise typer.Exit(UNREADABLE) from error
    stations = judged(reading, connectors)
    if as_json:
        sys.stdout.write(_as_json(stations, reading.unread) + "\n")
    else:
        for one in stations:
            _show(one, out)
        _show_unread(reading.unread, out)
    raise typer.Exit(BROKEN if any(broken(one.findings) for one in stations) else CLEAN)
