"""What is said of a comparison, in the terminal and on the page alike."""

from __future__ import annotations

from datetime import datetime

from ocpp_support.comparison.compare import LEAST_S, Comparison, Kind
from ocpp_support.comparison.kept_run import KeptRun

SIGNS = {Kind.WORSE: "✗", Kind.BETTER: "✓", Kind.CHANGED: "~"}
"""Tell the kinds apart without colour."""

HEADINGS = {Kind.WORSE: "Worse", Kind.BETTER: "Better", Kind.CHANGED: "Changed"}

NOWHERE = "–"
"""Stands where there is nothing."""


def in_a_sentence(comparison: Comparison) -> str:
    """Say how much of each kind there is."""
    if not comparison.changes:
        return "Nothing differs."
    counted = ", ".join(f"{len(comparison.of(kind))} {kind}" for kind in Kind)
    return f"{counted[0].upper()}{counted[1:]}."


def threshold(comparison: Comparison) -> str:
    """Say from when on a time is longer than another."""
    return (
        f"A time counts as longer from {comparison.slower:g} times as long on, and by {LEAST_S:g} s at least."
    )


def run_in_words(run: KeptRun) -> str:
    """Name a run: when it was, with which firmware, by which suite, and what came of it."""
    parts = (
        _when(run.started),
        run.station.get("identity", ""),
        f"firmware {run.station['firmware']}" if run.station.get("firmware") else "",
        f"suite {run.suite}" if run.suite else "",
        run.verdict,
    )
    return " · ".join(part for part in parts if part) or "a run that says nothing of itself"


def _when(started: str) -> str:
    try:
        return datetime.fromisoformat(started).strftime("%d %B %Y, %H:%M").lstrip("0")
    except ValueError:
        return started
