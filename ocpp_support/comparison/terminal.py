"""A comparison in the terminal: what is worse first, then what is better, then what only changed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ocpp_support.comparison.compare import Change, Comparison, Kind
from ocpp_support.comparison.words import HEADINGS, NOWHERE, SIGNS, in_a_sentence, run_in_words, threshold
from ocpp_support.reporting.harmless import harmless

MOST_CHANGED = 15
"""Rows of what only changed; the page has all of them."""

_STYLES = {Kind.WORSE: "bold red", Kind.BETTER: "green", Kind.CHANGED: "yellow"}


def show(comparison: Comparison, out: Console) -> None:
    """Print a comparison."""
    for word, run in (("Before", comparison.old), ("Now", comparison.new)):
        out.print(Text(f"{word:<7} {harmless(run_in_words(run))}"), soft_wrap=True)
    for note in comparison.notes:
        out.print(Text(harmless(note), "yellow"), soft_wrap=True)
    for kind in Kind:
        if changes := comparison.of(kind):
            out.print(_table(kind, changes))
    out.print(Text(in_a_sentence(comparison), "bold"))
    out.print(Text(threshold(comparison), "dim"), soft_wrap=True)


def _table(kind: Kind, changes: Sequence[Change]) -> Table:
    title = Text(f"{SIGNS[kind]} {HEADINGS[kind]}", _STYLES[kind])
    table = Table(title=title, title_justify="left", expand=False)
    table.add_column("What", overflow="fold", ratio=3)
    table.add_column("Before", overflow="fold", ratio=1)
    table.add_column("Now", overflow="fold", ratio=1)
    shown = changes[:MOST_CHANGED] if kind is Kind.CHANGED else changes
    for one in shown:
        what = Text.assemble((f"{one.subject} ", "dim"), harmless(one.name))
        if one.why:
            what.append(f"\n{harmless(one.why)}", "dim")
        table.add_row(what, Text(harmless(one.before) or NOWHERE), Text(harmless(one.now) or NOWHERE))
    if more := len(changes) - len(shown):
        table.add_row(Text(f"and {more} more, on the page", "dim"))
    return table
