"""The rows of what happened besides messages: acts at the station, the line, the file server."""

from __future__ import annotations

from dataclasses import replace

from ocpp_support.drawing.letters import clean
from ocpp_support.drawing.sequence.notes import notes_of
from ocpp_support.drawing.sequence.row import Kind, Line, Part, Row, Series, Weight
from ocpp_support.drawing.sequence.values import place, seconds
from ocpp_support.trace.events import (
    Acted,
    Answered,
    Attempted,
    Connected,
    Disconnected,
    Event,
    Pinged,
    Prompted,
    Reachable,
    Transferred,
)
from ocpp_support.trace.masking import masked
from ocpp_support.trace.trace import Entry

_ACTS = {
    "plug_in": "the driver plugs the cable into {place}",
    "unplug": "the driver unplugs the cable from {place}",
    "unplug_vehicle": "the driver pulls the cable out of the car at {place}",
    "present_card": "the driver presents card {card} at {place}",
    "press_stop": "the driver presses the stop button of {place}",
    "press_emergency_stop": "somebody presses the emergency stop",
    "release_emergency_stop": "somebody releases the emergency stop",
    "raise_fault": "an error occurs: {details}",
    "clear_fault": "what was broken is put right: {details}",
    "power_cycle": "the power of the station goes off and on again",
    "power_off": "the power of the station goes off",
    "power_on": "the power of the station comes back",
    "look": "somebody looks at the station",
}

DONE = "done"

_ALIKE = 4
"""So many times the same are told in one."""


def row_of_event(entry: Entry, event: Event, part: Part) -> Row:
    """Return the row of something that happened."""
    row = _row(entry, event, part)
    if row.kind is Kind.ACT or row.line is not Line.STAYS:
        return row
    return replace(row, series=Series(f"{row.title} {row.words}", _ALIKE, common=row.words))


def _row(entry: Entry, event: Event, part: Part) -> Row:
    row = Row(Kind.EVENT, entry.at, part, moment=entry.moment, notes=notes_of(entry))
    match event:
        case Acted():
            return replace(row, kind=Kind.ACT, title=_act(event), words=f"· done by {_text(event.by)}")
        case Prompted():
            return replace(row, kind=Kind.ACT, title=_text(event.text), words="· somebody is asked to")
        case Answered():
            return answered(replace(row, kind=Kind.ACT, title=_text(event.text)), event)
        case Connected():
            return replace(row, title="connected:", words=_text(str(event)), line=Line.MADE)
        case Disconnected():
            return replace(row, title="line lost:", words=_text(str(event)), line=Line.LOST)
        case Reachable():
            return replace(row, words=_text(str(event)))
        case Pinged():
            return replace(row, title=_text(str(event)), to_central=False, weight=_if_not(event.answered))
        case Transferred():
            moved = event.transfer
            words, weight = _text(str(event)), _if_not(moved.complete)
            return replace(row, title="file server:", words=words, weight=weight)
        case Attempted():
            return replace(row, title="not let in:", words=_text(str(event)), weight=Weight.DOUBTFUL)
    return replace(row, words=_text(str(event)))


def answered(row: Row, event: Answered) -> Row:
    """Return the row of an act with what became of it."""
    after = seconds(event.after)
    words = f": {_text(event.words)}" if event.words else ""
    if event.outcome == DONE:
        return replace(
            row, words=f"· confirmed by {_text(event.by)} after {after}{words}", until=row.at + event.after
        )
    said = f"· {_text(event.outcome)}, by {_text(event.by)}, after {after}{words}"
    return replace(row, words=said, weight=Weight.DOUBTFUL)


def _if_not(well: bool) -> Weight:
    return Weight.PLAIN if well else Weight.DOUBTFUL


def _act(act: Acted) -> str:
    where = place(act.connector) if act.connector else "the station"
    known = _ACTS.get(act.act)
    details = _text(act.details) or where
    if known is None:
        return _text(f"{act.act.replace('_', ' ')} {details}")
    return known.format(place=where, card=_text(act.card or "?"), details=details)


def _text(text: str) -> str:
    return clean(masked(text), 400)
