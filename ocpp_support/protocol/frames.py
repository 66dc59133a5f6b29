"""OCPP-J frames as values. Parsing never raises: what cannot be understood is a value too.

No I/O, no clock, no opinion about payloads (that is :mod:`ocpp_support.protocol.schemas`).
OCPP-J 1.6, section 4.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.protocol.json_text import read

CALL, CALL_RESULT, CALL_ERROR = 2, 3, 4

LONGEST_ID = 36

ERROR_CODES = frozenset(
    {
        "FormationViolation",
        "GenericError",
        "InternalError",
        "NotImplemented",
        "NotSupported",
        "OccurenceConstraintViolation",
        "PropertyConstraintViolation",
        "ProtocolError",
        "SecurityError",
        "TypeConstraintViolation",
    }
)
"""The codes of OCPP-J 1.6, section 4.2.3, in its own spelling."""

_BEGIN_OF_REQUEST = re.compile(r'\s*\[\s*2\s*,\s*(?:"([^"\\\x00-\x1f]{1,255})"|(-?\d{1,255}))\s*,')
_BARE_ID = re.compile(r"\s*\[[^,]*,\s*(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*[,\]]")


class BareId(str):
    """A message id that came as a number: it goes back as the very number that it was."""

    __slots__ = ()


class Call(msgspec.Struct, frozen=True, gc=False):
    """A request. OCPP-J 1.6, section 4.2.1."""

    message_id: str
    action: str
    payload: dict[str, Any]


class CallResult(msgspec.Struct, frozen=True, gc=False):
    """An answer. OCPP-J 1.6, section 4.2.2."""

    message_id: str
    payload: dict[str, Any]


class CallError(msgspec.Struct, frozen=True, gc=False):
    """A refusal to process a request. OCPP-J 1.6, section 4.2.3."""

    message_id: str
    code: str
    description: str = ""
    details: dict[str, Any] = {}


class Malformed(msgspec.Struct, frozen=True, gc=False):
    """Text that is no frame. ``is_request`` says that the sender waits for an answer to ``message_id``."""

    reason: str
    message_id: str | None = None
    is_request: bool = False


Frame = Call | CallResult | CallError | Malformed


class Parsed(msgspec.Struct, frozen=True):
    """A frame, and what is wrong with its form."""

    frame: Frame
    findings: tuple[Finding, ...] = ()


def encode(frame: Call | CallResult | CallError) -> str:
    """Write a frame as text."""
    match frame:
        case Call(message_id, action, payload):
            kind, parts = CALL, [action, payload]
        case CallResult(message_id, payload):
            kind, parts = CALL_RESULT, [payload]
        case CallError(message_id, code, description, details):
            kind, parts = CALL_ERROR, [code, description, details]
    if isinstance(message_id, BareId):
        return f"[{kind},{message_id},{_json(parts).decode()[1:]}"
    return _json([kind, message_id, *parts]).decode()


_json = msgspec.json.Encoder().encode


def parse(raw: str) -> Parsed:
    """Read a frame from text; never raises.

    Example::

        parse('[2,"7","Heartbeat",{}]').frame == Call("7", "Heartbeat", {})
        parse("[2,").frame == Malformed("it is not JSON: …")

    """
    content = read(raw)
    if content.problem is not None:
        request = _BEGIN_OF_REQUEST.match(raw)
        message_id = (request[1] or BareId(request[2])) if request else None
        frame: Frame = Malformed(content.problem, message_id, request is not None)
        return Parsed(frame, tuple(content.findings))
    reading = _Reading(raw, content.findings)
    return Parsed(reading.frame(content.content), tuple(reading.findings))


class _Reading:
    """The reading of one frame, which finds things on its way."""

    __slots__ = ("_raw", "findings")

    def __init__(self, raw: str, findings: list[Finding]) -> None:
        self._raw = raw
        self.findings = findings

    def frame(self, content: Any) -> Frame:
        if not isinstance(content, list):
            return self._malformed("array", f"it is {_kind(content)}, not an array")
        if not content:
            return self._malformed("array", "it is an empty array")
        kind = content[0]
        if kind in ("2", "3", "4"):
            text = f"its message type is {kind!r}, not 2, 3 or 4"
            said = self._message_id(content[1]) if kind == "2" and len(content) > 1 else None
            return self._malformed("type-as-string", text, said)
        if isinstance(kind, bool) or kind not in (CALL, CALL_RESULT, CALL_ERROR):
            return self._unknown_type(kind)
        if len(content) < 2:
            return self._malformed("elements", "it has no message id")
        message_id = self._message_id(content[1])
        if message_id is None:
            return self._malformed("id", f"its message id is {_kind(content[1])}, not a string")
        if kind == CALL:
            return self._call(message_id, content)
        if kind == CALL_RESULT:
            return self._call_result(message_id, content)
        return self._call_error(message_id, content)

    def _unknown_type(self, kind: Any) -> Frame:
        text = f"its message type is {kind!r:.80}, not 2, 3 or 4"
        if isinstance(kind, int) and not isinstance(kind, bool):
            # Whoever does not know a type ignores the message: it may be of another version.
            self._found(Severity.SHOULD, "unknown-type", text, "OCPP-J 4.1.3")
            return Malformed(text)
        return self._malformed("type", text)

    def _message_id(self, value: Any) -> str | None:
        if isinstance(value, str):
            if len(value) > LONGEST_ID:
                text = f"its message id has {len(value)} characters, {LONGEST_ID} are allowed"
                self._found(Severity.SHOULD, "id-length", text, "OCPP-J 4.1.4")
            elif not value:
                self._found(Severity.SHOULD, "id-empty", "its message id is empty", "OCPP-J 4.1.4")
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            text = "its message id is a number, not a string"
            self._found(Severity.SHOULD, "id-number", text, "OCPP-J 4.1.4")
            bare = _BARE_ID.match(self._raw)
            return BareId(bare[1] if bare else value)
        return None

    def _call(self, message_id: str, content: list[Any]) -> Frame:
        if len(content) != 4:
            text = f"a request has 4 elements, this one {len(content)}"
            return self._malformed("elements", text, message_id)
        _, _, action, payload = content
        if not isinstance(action, str):
            return self._malformed("action", f"its action is {_kind(action)}, not a string", message_id)
        if not isinstance(payload, dict | None):
            return self._malformed("payload", f"its payload is {_kind(payload)}, not an object", message_id)
        self._look_at_null(payload)
        return Call(message_id, action, payload or {})

    def _call_result(self, message_id: str, content: list[Any]) -> Frame:
        if len(content) != 3:
            text = f"an answer has 3 elements, this one {len(content)}"
            return self._malformed("elements", text, message_id, is_request=False)
        payload = content[2]
        if not isinstance(payload, dict | None):
            text = f"its payload is {_kind(payload)}, not an object"
            return self._malformed("payload", text, message_id, is_request=False)
        self._look_at_null(payload)
        return CallResult(message_id, payload or {})

    def _call_error(self, message_id: str, content: list[Any]) -> Frame:
        # Real stations leave out the last one or two elements; it is an answer all the same.
        code, description, details = (*content[2:], *[None] * 3)[:3]
        if not isinstance(code, str):
            text = f"its error code is {_kind(code)}, not a string"
            return self._malformed("error-code", text, message_id, is_request=False)
        if len(content) != 5:
            self._found(
                Severity.SHOULD, "error-elements", f"an error has 5 elements, this one {len(content)}"
            )
        elif not isinstance(details, dict):
            text = f"its error details are {_kind(details)}, not an object"
            self._found(Severity.SHOULD, "error-details", text)
        if code not in ERROR_CODES:
            text = f"its error code is {code!r:.80}, which OCPP-J 1.6 does not have"
            self._found(Severity.SHOULD, "error-name", text)
        return CallError(
            message_id,
            code,
            description if isinstance(description, str) else "",
            details if isinstance(details, dict) else {},
        )

    def _look_at_null(self, payload: Any) -> None:
        if payload is None:
            text = "its payload is null, which is allowed and means an empty one"
            self._found(Severity.NOTE, "null-payload", text, "OCPP-J 4.2.1")

    def _malformed(
        self, rule: str, reason: str, message_id: str | None = None, *, is_request: bool = True
    ) -> Malformed:
        self._found(Severity.MUST, rule, reason, "OCPP-J 4.2.1" if is_request else "OCPP-J 4.2")
        return Malformed(reason, message_id, is_request and message_id is not None)

    def _found(self, severity: Severity, rule: str, text: str, clause: str = "OCPP-J 4.2.3") -> None:
        self.findings.append(Finding(severity, clause, text, f"frame.{rule}"))


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    names: dict[type, str] = {
        bool: "a boolean",
        int: "a number",
        float: "a number",
        str: "a string",
        list: "an array",
        dict: "an object",
    }
    return names[type(value)]
