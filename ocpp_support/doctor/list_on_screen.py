"""The doctor's list for people. Plain text where it is no terminal, plain signs where it is no UTF."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from ocpp_support.doctor.check import Check, Sign

_MARKS = {Sign.OK: ("✓", "ok"), Sign.WARNING: ("!", "! "), Sign.PROBLEM: ("✗", "X ")}
_STYLES = {Sign.OK: "green", Sign.WARNING: "yellow", Sign.PROBLEM: "red"}
_WIDTH = 13
"""Characters for what a line is about."""


def show(console: Console, checks: Iterable[Check]) -> None:
    """Show each check: its sign, what was found, what to do about it."""
    for check in checks:
        show_one(console, check)


def show_one(console: Console, check: Check) -> None:
    """Show one check."""
    plain = console.options.ascii_only
    mark = _MARKS[check.sign][1 if plain else 0]
    indent = " " * (len(mark) + 1 + _WIDTH)
    line = Text.assemble((mark, _STYLES[check.sign]), f" {check.about:<{_WIDTH}}{check.found}")
    console.print(line, soft_wrap=True)
    for detail in check.details:
        console.print(Text(f"{indent}{detail}", "dim"), soft_wrap=True)
    if check.remedy:
        console.print(Text(f"{indent}{'->' if plain else '→'} {check.remedy}", "bold"), soft_wrap=True)


def count(checks: Iterable[Check]) -> str:
    """Return how many problems and warnings there are, in one sentence."""
    signs = [check.sign for check in checks]
    problems, warnings = signs.count(Sign.PROBLEM), signs.count(Sign.WARNING)
    if problems:
        return f"{' and '.join(filter(None, (_many(problems, 'problem'), _many(warnings, 'warning'))))}."
    return f"Nothing stands in the way; {_many(warnings, 'warning') or 'no warning'}."


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}" if number else ""
