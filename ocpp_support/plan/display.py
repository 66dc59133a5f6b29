"""The plan in the terminal: a few lines before a run begins, or the whole table by itself."""

from __future__ import annotations

import sys
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ocpp_support.plan.plan import Plan, Planned, acts_in_words, minutes_in_words


def say(sentence: str, style: str = "dim") -> None:
    """Print a sentence on the way to the first scenario, or after the last."""
    Console(highlight=False).print(Text(sentence, style), soft_wrap=True)


def say_at_the_terminal(sentence: str) -> None:
    """Print a sentence past behave, which keeps what is printed while a scenario is played."""
    Console(file=sys.__stderr__ or sys.stderr, highlight=False).print(Text(sentence, "dim"), soft_wrap=True)


def show_briefly(plan: Plan, console: Console | None = None) -> None:
    """Print what the run will take, what comes when, and what is left out."""
    out = console or Console(highlight=False)
    out.print()
    out.print(Text(f"The plan: {_sum(plan)}", "bold"), soft_wrap=True)
    for line in _remarks(plan):
        out.print(Text(f"  {line}", "dim"), soft_wrap=True)
    out.print()


def show_table(plan: Plan, console: Console | None = None) -> None:
    """Print what each function takes, then the sum."""
    out = console or Console(highlight=False)
    table = Table()
    table.add_column("Function", no_wrap=True)
    table.add_column("Scenarios", justify="right")
    table.add_column("Left out", justify="right")
    table.add_column("Acts at the station", overflow="fold")
    table.add_column("Minutes", justify="right")
    by_feature = sorted(plan.planned, key=lambda one: (str(one.scenario.filename), one.scenario.feature.name))
    for name, group in groupby(by_feature, key=lambda one: str(one.scenario.feature.name)):
        table.add_row(name, *_row(plan, list(group)))
    out.print(table)
    show_briefly(plan, out)


def _row(plan: Plan, planned: list[Planned]) -> tuple[str, str, str, str]:
    chosen = [one for one in planned if one.left_out is None]
    left_out = str(len(planned) - len(chosen) or "")
    minutes = f"{plan.seconds(chosen) / 60:.0f}" if chosen else "–"
    return str(len(chosen)), left_out, ", ".join(acts_in_words(chosen)) or "none", minutes


def _sum(plan: Plan) -> str:
    if not plan.chosen:
        return "no scenario is run"
    acts = acts_in_words(plan.chosen) or ["nothing to be done at the station"]
    scenarios = f"{len(plan.chosen)} scenario{'' if len(plan.chosen) == 1 else 's'}"
    return ", ".join((scenarios, *acts, minutes_in_words(plan.seconds(plan.chosen))))


def _remarks(plan: Plan) -> list[str]:
    lines = []
    alone = plan.needs_nobody
    if alone and len(alone) < len(plan.chosen):
        first = "scenario" if len(alone) == 1 else f"{len(alone)} scenarios"
        time = minutes_in_words(plan.seconds(alone))
        lines.append(f"Nobody is needed at the station for the first {first}, {time}.")
    if plan.risky:
        names = " and ".join(f"“{name}”" for name in plan.risky)
        lines.append(f"What could lock the station out comes last: {names}.")
    if plan.unknown:
        takes = "takes" if plan.unknown == 1 else "take"
        lines.append(f"What {plan.unknown} of them {takes} is not known.")
    lines += [f"{count} left out: {_bare(reason)}" for reason, count in plan.left_out.items()]
    return lines


def _bare(reason: str) -> str:
    return reason.removeprefix("not tested: ")
