"""The trace in the Open OCPP Trace format, version 1.1: one JSON object a line, one line for each frame.

Its fields, their names and what they mean are that format's (github.com/open-ocpp-trace/specification). It
knows frames only, and has what a producer adds stand under ``meta``. So what else happened (connections,
acts, transfers, text that is no message) stands in the ``meta`` of the frame that came next, as ``before``.
What came after the last frame has none to stand with: a line of its own holds it, which lacks a
``messageType`` and is passed over by other tools. Pure; no secret is in any line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from math import isfinite
from typing import Any, NamedTuple

import msgspec

from ocpp_support.protocol.findings import Finding
from ocpp_support.protocol.frames import Call, CallError, CallResult, Frame, Malformed, parse
from ocpp_support.trace.chapters import Missed, ScenarioBegins, ScenarioEnds, StepBegins, Turn
from ocpp_support.trace.event_records import kind_of, values_of
from ocpp_support.trace.events import Event
from ocpp_support.trace.formats import is_clean
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
_ENCODER = msgspec.json.Encoder()
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")

Values = dict[str, Any]
Shown = Callable[[str, Values], Values]
"""Returns a payload under a name, as it may be shown."""


class Line(NamedTuple):
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
        shown = _as_it_is if is_clean(entry) else _without_secrets
        own = _of_the_frame(entry, shown)
        replaces = bool(self._before)
        if replaces:
            own["before"] = self._before
            self._before = []
        return Line(self._text({**_frame(entry, raw, shown), "meta": {OURS: own}}, entry.moment), replaces)

    def _text(self, record: Values, moment: datetime) -> str:
        about: Values = {"schemaVersion": SCHEMA_VERSION, "timestamp": moment}
        about |= {"ocppVersion": "1.6", "transport": "json"}
        if self.station:
            about["chargePointId"] = self.station
        return written(about | record)


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


def _as_it_is(name: str, payload: Values) -> Values:
    return {} if _is_boundless(payload) else {name: payload}


def _is_boundless(value: Any) -> bool:
    """Return whether a number in it is none that JSON has."""
    if isinstance(value, dict):
        return any(map(_is_boundless, value.values()))
    if isinstance(value, list):
        return any(map(_is_boundless, value))
    return isinstance(value, float) and not isfinite(value)


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
    return own | {"timestamp": entry.moment} | _of_the_entry(entry)


def _of_the_entry(entry: Entry) -> Values:
    own: Values = {"number": entry.number, "at_s": entry.at, "real_time": entry.real}
    if entry.findings:
        own["findings"] = [_finding(one) for one in entry.findings]
    return own


def _finding(one: Finding) -> Values:
    return asdict(one) | {"severity": str(one.severity), "text": masked(one.text)}


def written(values: Values) -> str:
    """Return values as JSON in ASCII: whatever reads lines is to see the same ends of lines."""
    try:
        text = _ENCODER.encode(values).decode()
    except UnicodeEncodeError:  # Half a character, which is no Unicode.
        return json.dumps(msgspec.to_builtins(values), separators=(",", ":"))
    return text if text.isascii() else _BEYOND_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], text)
