"""The trace in the Open OCPP Trace format, version 1.1: one JSON object a line, one line for each frame.

Its fields, their names and what they mean are that format's (github.com/open-ocpp-trace/specification). It
knows frames only, and has what a producer adds stand under ``meta``. So what else happened (connections,
acts, transfers, text that is no message) stands in the ``meta`` of the frame that came next, as ``before``.
What came after the last frame has none to stand with: a line of its own holds it, which lacks a
``messageType`` and is passed over by other tools. Pure; no secret is in any line.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from ocpp_support.protocol.findings import Finding
from ocpp_support.protocol.frames import Call, CallError, CallResult, Frame, Malformed, parse
from ocpp_support.trace.chapters import Missed, ScenarioBegins, ScenarioEnds, StepBegins, Turn
from ocpp_support.trace.event_records import kind_of, values_of
from ocpp_support.trace.events import Event
from ocpp_support.trace.masking import masked
from ocpp_support.trace.trace import Entry, Sender

SCHEMA_VERSION = "1.1"
OURS = "ocpp-acceptance"
"""The name under ``meta`` that holds what is ours."""

DIRECTIONS = {Sender.STATION: "cp-to-csms", Sender.CENTRAL: "csms-to-cp"}
SENDERS = {direction: sender for sender, direction in DIRECTIONS.items()}
MALFORMED = "Malformed"
PART, END = "part", "end"
"""Kinds of what is no event: a part of the run begins, and has ended."""

TURNS: dict[str, type[Turn]] = {
    "scenario": ScenarioBegins,
    "step": StepBegins,
    "missed": Missed,
    "scenario ends": ScenarioEnds,
}
_KINDS = {turn: kind for kind, turn in TURNS.items()}

MOST_BEFORE = 20
"""So many happenings stand with one frame; where there are more, they get lines of their own."""

_STRICTLY = json.JSONEncoder(allow_nan=False)

Values = dict[str, Any]
Shown = Callable[[str, Values], Values]
"""Returns a payload under a name, as it may be shown."""


@dataclass(frozen=True)
class Line:
    """A line of the file.

    Attributes:
        text: What it says, without its end.
        replaces: Whether it takes the place of the line before, and tells what that told.
    """

    text: str
    replaces: bool


class LineWriter:
    """Turns entries into lines.

    Attributes:
        station: Its identity; "" while it is not known.
    """

    def __init__(self, station: str = "") -> None:
        self.station = station
        self._before: list[Values] = []

    def take(self, entry: Entry) -> Line:
        """Return the line that tells an entry."""
        if isinstance(entry.content, Call | CallResult | CallError):
            return self._frame(entry)
        return self.tell(happening_in(entry), entry.moment)

    def hold(self, happening: Values) -> None:
        """Keep what is no frame for the line of the frame that comes next, however much that is."""
        self._before.append(happening)

    @property
    def held(self) -> list[Values]:
        """What has come since the last frame."""
        return [*self._before]

    def tell(self, happening: Values, moment: datetime) -> Line:
        """Return the line that tells what is no frame: it holds everything since the last one."""
        if len(self._before) >= MOST_BEFORE:
            self._before = []
        replaces = bool(self._before)
        self.hold(happening)
        return Line(self.alone(moment), replaces)

    def alone(self, moment: datetime) -> str:
        """Return the line of what has come since the last frame, which is no record of the format."""
        return self._text({"meta": {OURS: {"before": self._before}}}, moment)

    def _frame(self, entry: Entry) -> Line:
        raw = masked(entry.raw)
        try:
            text = self._record(entry, raw, shown=_as_it_is if _is_clean(entry, raw) else _without_secrets)
        except (ValueError, RecursionError):
            text = self._record(entry, raw, shown=_without_secrets)
        line = Line(text, bool(self._before))
        self._before = []
        return line

    def _record(self, entry: Entry, raw: str, *, shown: Shown) -> str:
        own = _of_the_frame(entry, shown) | ({"before": self._before} if self._before else {})
        return self._text({**_frame(entry, raw, shown), "meta": {OURS: own}}, entry.moment)

    def _text(self, record: Values, moment: datetime) -> str:
        about: Values = {"schemaVersion": SCHEMA_VERSION, "timestamp": _time(moment)}
        about |= {"ocppVersion": "1.6", "transport": "json"}
        about |= {"chargePointId": self.station} if self.station else {}
        return _STRICTLY.encode(about | record)


def happening_of(turn: Turn) -> Values:
    """Return a turn of a scenario as a line has it."""
    values = {**vars(turn)}
    words = {name: masked(value) for name, value in values.items() if isinstance(value, str)}
    return {"kind": _KINDS[type(turn)], "at_s": values.pop("at"), **values, **words}


def _frame(entry: Entry, raw: str, shown: Shown) -> Values:
    # What is taken apart is what is shown: the two must say the same, secrets or none.
    said: Frame | Event = parse(raw).frame if raw != entry.raw else entry.said
    record: Values = {"direction": DIRECTIONS[entry.sender]}
    match said if not isinstance(said, Malformed) else entry.content:
        case Call(message_id, action, payload):
            place = payload.get("connectorId")
            there = isinstance(place, int) and not isinstance(place, bool) and place >= 0
            record |= {"connectorId": place} if there else {}
            record |= {"messageType": "CALL", "messageId": str(message_id), "action": action}
            record |= shown("payload", payload)
        case CallResult(message_id, payload):
            record |= {"messageType": "CALLRESULT", "messageId": str(message_id)}
            record |= _action(entry) | shown("payload", payload)
        case CallError(message_id, code, description, details):
            record |= {"messageType": "CALLERROR", "messageId": str(message_id), **_action(entry)}
            record["error"] = {"code": code, "description": masked(description), **shown("details", details)}
    return record | ({"raw": raw} if raw else {})


def _action(entry: Entry) -> Values:
    asked = entry.answers.call if entry.answers else None
    return {"action": asked.action} if asked else {}


def _is_clean(entry: Entry, raw: str) -> bool:
    """Return whether a text, shown as ``raw``, has no secrets: then neither has what was read in it.

    Where something is wrong with it, what was read may be another than what stands there.
    """
    return bool(raw) and raw == entry.raw and not entry.findings


def _as_it_is(name: str, payload: Values) -> Values:
    return {name: payload}


def _without_secrets(name: str, payload: Values) -> Values:
    """Return a payload without secrets; nothing where it is no JSON, as with a boundless number in it."""
    try:
        text = _STRICTLY.encode(payload)
        clean = masked(text)
        return {name: payload if clean == text else json.loads(clean)}
    except (ValueError, RecursionError):
        return {}


def _of_the_frame(entry: Entry, shown: Shown) -> Values:
    own = _of_the_entry(entry)
    if entry.answers is not None:
        own["answers"] = entry.answers.number
    if entry.late_by:
        own["late_by_s"] = entry.late_by
    if isinstance(entry.content, Call) and entry.content != entry.said:
        own |= shown("taken", entry.content.payload)
    return own


def happening_in(entry: Entry) -> Values:
    """Return an entry that is no frame as a line has it."""
    match entry.content:
        case Malformed(reason, message_id, is_request):
            own: Values = {"kind": MALFORMED, "sender": str(entry.sender), "raw": masked(entry.raw)}
            own |= {"reason": masked(reason), "messageId": message_id, "is_request": is_request}
        case Call() | CallResult() | CallError():  # Has a line of its own.
            own = {}
        case event:
            own = {"kind": kind_of(event), "says": masked(str(event)), "event": values_of(event)}
    return own | {"timestamp": _time(entry.moment)} | _of_the_entry(entry)


def _of_the_entry(entry: Entry) -> Values:
    own: Values = {"number": entry.number, "at_s": entry.at, "real_time": _time(entry.real)}
    if entry.findings:
        own["findings"] = [_finding(one) for one in entry.findings]
    return own


def _finding(one: Finding) -> Values:
    return asdict(one) | {"severity": str(one.severity), "text": masked(one.text)}


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")
