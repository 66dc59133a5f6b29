"""A trace as it is kept: what a run's file would hold of some entries."""

from __future__ import annotations

from collections.abc import Iterable

from ocpp_support.trace.open_trace import LineWriter
from ocpp_support.trace.trace import Entry


def as_json_lines(entries: Iterable[Entry], station: str = "") -> str:
    """Write entries, a JSON object a line; what a later line replaces is left out, as in the file."""
    writer, lines = LineWriter(station), list[str]()
    for entry in entries:
        line = writer.take(entry)
        if line.replaces:
            lines.pop()
        lines.append(line.text)
    return "\n".join(lines)
