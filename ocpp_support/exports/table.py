"""A scenario's conversation as a table: comma-separated values, which Allure shows and a spreadsheet opens.

A request and its answer are one line. No secret is in it, and nothing that a spreadsheet would take for a
formula: what stands in a cell comes from the wire. Pure.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from datetime import UTC, timedelta

from ocpp_support.chronicle.scene import Scene
from ocpp_support.exports.cells import guarded
from ocpp_support.exports.essence import essence_of, essence_of_answer, payload_of, shortened
from ocpp_support.protocol.frames import Call, CallError, CallResult, Malformed
from ocpp_support.trace.chapters import Missed
from ocpp_support.trace.events import (
    Acted,
    Answered,
    Attempted,
    Connected,
    Disconnected,
    Event,
    Noted,
    Pinged,
    Prompted,
    Reachable,
    Transferred,
)
from ocpp_support.trace.masking import masked
from ocpp_support.trace.trace import Entry

SINCE_WHEN, SINCE_BEGINNING = "s since the When", "s since the beginning"
_REST = ("who", "what", "connector", "answer", "answered after (s)", "essence")

_EVENTS: dict[type[Event], str] = {
    Attempted: "somebody is not let in",
    Pinged: "ping",
    Prompted: "asks a person",
    Answered: "is answered",
    Noted: "remark",
    Reachable: "can be reached again",
}


@dataclass(frozen=True)
class _Line:
    """A line of the table, but for the time at which it was."""

    at: float
    who: str
    what: str
    connector: str = ""
    answer: str = ""
    answered_after: str = ""
    essence: str = ""


def as_csv(scene: Scene) -> str:
    """Write a scenario's conversation as a table, the names of its columns first.

    Times are those that the station was told. Where a When began, seconds are counted from it: what is
    below nought was preparation. What was missed has a line where patience ended.
    """
    when = scene.chapter.counts_from
    origin = when.at if when else scene.began
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("time (UTC)", SINCE_WHEN if when else SINCE_BEGINNING, *_REST))
    for line in _lines(scene):
        _, *said = astuple(line)
        writer.writerow(map(guarded, (_time(scene, line.at), f"{line.at - origin:.3f}", *said)))
    return out.getvalue()


def _lines(scene: Scene) -> Iterator[_Line]:
    answers: dict[int, Entry] = {}
    for entry in scene.entries:
        if entry.answers is not None:
            answers.setdefault(entry.answers.number, entry)
    missed = [*scene.missed]
    for entry in scene.entries:
        while missed and missed[0].number <= entry.number:
            yield _missed(missed.pop(0))
        asked = entry.answers
        # Where the request came before the scenario, the answer has a line of its own.
        if (
            asked is None
            or asked.number < scene.conversation.mark.number
            or answers[asked.number] is not entry
        ):
            yield _line(entry, answers.get(entry.number))
    yield from map(_missed, missed)


def _missed(one: Missed) -> _Line:
    wanted = f"must not be seen: {one.wanted}" if one.unwanted else one.wanted
    return _Line(one.at, "bench", "missed", essence=masked(f"{wanted}; but: {one.but}"))


def _line(entry: Entry, answer: Entry | None) -> _Line:
    match entry.content:
        case Call(action=action):
            payload = payload_of(entry)
            place = payload.get("connectorId", "")
            return _Line(
                entry.at,
                entry.sender,
                masked(action),
                str(place) if not isinstance(place, dict | list) else "",
                _answered(answer),
                f"{answer.at - entry.at:.3f}" if answer else "",
                essence_of(payload),
            )
        case CallResult() | CallError():
            about = entry.answers.call.action if entry.answers and entry.answers.call else "what nobody asked"
            return _Line(entry.at, entry.sender, f"answers {about}", answer=_answered(entry))
        case Malformed(reason=reason):
            said = f"{reason}: {entry.raw}"
            return _Line(entry.at, entry.sender, "no message", essence=shortened(masked(said)))
        case event:
            return _happening(entry.at, event)


def _answered(answer: Entry | None) -> str:
    if answer is None:
        return "none"
    late = f", late by {answer.late_by:.1f} s" if answer.late_by else ""
    return essence_of_answer(answer) + late


def _happening(at: float, event: Event) -> _Line:
    says = shortened(masked(str(event)))
    match event:
        case Acted(act, details, by, connector):
            place = "" if connector is None else str(connector)
            return _Line(at, by, act.replace("_", " "), place, essence=shortened(masked(details)))
        case Connected():
            return _Line(at, "station", "connects", essence=says)
        case Disconnected(by=by):
            return _Line(at, by.removeprefix("the "), "ends the connection", essence=says)
        case Transferred():
            return _Line(at, "station", "file transfer", essence=says)
        case _:
            return _Line(at, "bench", _EVENTS[type(event)], essence=says)


def _time(scene: Scene, at: float) -> str:
    """Return the date and time of some second of the run's clock, as a spreadsheet reads it."""
    known = next(reversed(scene.conversation.whole), None)
    moment = known.moment + timedelta(seconds=at - known.at) if known else None
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"[:-3] if moment else ""
