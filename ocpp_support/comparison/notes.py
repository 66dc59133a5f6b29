"""What has to be known to compare two runs: two stations, two clocks, records that tell less. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from ocpp_support.comparison.kept_run import KeptRun
from ocpp_support.reporting.record import SCHEMA

_WHO = ("identity", "vendor", "model", "serial")
"""What makes one station another; new firmware does not."""


def notes_on(old: KeptRun, new: KeptRun) -> Iterator[str]:
    """Yield a sentence for each thing that makes two runs less alike than they should be."""
    if another := [name for name in _WHO if old.station.get(name) != new.station.get(name)]:
        yield (
            f"These are two stations: {_called(old)} before, {_called(new)} now"
            f" (not the same: {', '.join(another)})."
        )
    for run, word in ((old, "before"), (new, "now")):
        if run.schema != SCHEMA:
            yield (
                f"The record {word} is of another form ({run.schema}, and this suite writes {SCHEMA}):"
                " what could be read of it is compared."
            )
    yield from _coverage(old, new)
    for name in ("findings", "settings", "timings"):
        less = [word for run, word in ((old, "before"), (new, "now")) if getattr(run, name) is None]
        if less:
            yield f"The record {' and the one '.join(less)} tells of no {name}: none are compared."
    if old.clock != new.clock:
        clocks = f"The clock was {old.clock or 'unknown'} before and is {new.clock or 'unknown'} now"
        yield f"{clocks}: no times are compared."


def _coverage(old: KeptRun, new: KeptRun) -> Iterator[str]:
    """Yield how many scenarios only one of the runs played."""
    before, now = (
        {name for name, one in run.scenarios.items() if one.verdict is not None} for run in (old, new)
    )
    for only, word in ((before - now, "before"), (now - before, "now")):
        if only:
            many = "1 scenario was" if len(only) == 1 else f"{len(only)} scenarios were"
            yield (
                f"{many} judged only {word}. What only they could show, a finding too, is no progress"
                " and no step back."
            )


def _called(run: KeptRun) -> str:
    parts = [run.station.get(name, "") for name in _WHO]
    return " ".join(dict.fromkeys(part for part in parts if part)) or "one without a name"
