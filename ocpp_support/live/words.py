"""What is said of a run while it goes on: counts, times, and a failure in its first lines."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text

from ocpp_support.reporting.form import long_time
from ocpp_support.reporting.harmless import harmless
from ocpp_support.reporting.outcomes import Outcome, Verdict
from ocpp_support.reporting.terminal import MARKS

MOST_LINES = 6
"""Lines of a failure that are told at once; the reports have all of them."""

_EVIDENCE = "What was said:"
"""Begins the part of a failure's text that is for later."""


def counted(counts: Mapping[Verdict, int]) -> Text:
    """Say how many scenarios have which verdict, each with its sign."""
    parts = [
        Text.assemble((f"{MARKS[verdict][0]} ", MARKS[verdict][1]), f"{counts[verdict]} {verdict}")
        for verdict in Verdict
        if counts.get(verdict)
    ]
    return Text(", ").join(parts) if parts else Text("nothing is judged yet", "dim")


def times(elapsed_s: float | None, station_s: float) -> str:
    """Say how long it took, and how long that was for the station, where that is another time."""
    here = "" if elapsed_s is None else long_time(elapsed_s)
    there = f"{long_time(station_s)} for the station" if station_s >= 1 else ""
    return " · ".join(part for part in (here, there) if part)


def red(outcome: Outcome, verdict: Verdict) -> Text:
    """Name a scenario that is not well."""
    sign, style = MARKS[verdict]
    level = "" if outcome.level == "must" else f", {outcome.level}"
    criteria = f" ({', '.join(outcome.criteria)}{level})" if outcome.criteria else ""
    return Text.assemble((f"{sign} {harmless(outcome.label or outcome.name)}", style), (criteria, "dim"))


def first_lines(message: str) -> list[str]:
    """Return the sentences of a failure, without the evidence."""
    lines = [line.rstrip() for line in harmless(message.partition(_EVIDENCE)[0]).splitlines()]
    told = [line for line in lines if line]
    return told if len(told) <= MOST_LINES else [*told[: MOST_LINES - 1], "…"]
