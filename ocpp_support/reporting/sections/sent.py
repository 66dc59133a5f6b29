"""What was sent to a station, and done at it, before it did not do what was expected. Pure."""

from __future__ import annotations

from ocpp_support.chronicle.scene import Scene
from ocpp_support.reporting.sections.wording import shortened
from ocpp_support.trace.events import Acted
from ocpp_support.trace.formats import as_text_of
from ocpp_support.trace.trace import Entry, Sender

MOST = 5
"""So many orders and acts are told."""


def sent_in(scene: Scene) -> str:
    """Return the orders and acts from the When on, a line for each; those before it where none came."""
    until = scene.missed[0].number if scene.missed else scene.over_from
    told = [entry for entry in scene.entries if entry.number < until and _is_sent(entry)]
    counting = [entry for entry in told if entry.number >= scene.counts_from] or told[-2:]
    lines = [shortened(_line(entry), lines=1, columns=240) for entry in counting]
    left_out = len(lines) - MOST
    if left_out > 1:
        lines = [*lines[:2], f"… {left_out} more …", *lines[2 - MOST :]]
    return "\n".join(lines)


def _is_sent(entry: Entry) -> bool:
    return (entry.sender is Sender.CENTRAL and entry.call is not None) or isinstance(entry.content, Acted)


def _line(entry: Entry) -> str:
    return as_text_of(entry).strip().removeprefix("station ← ").removeprefix("· ")
