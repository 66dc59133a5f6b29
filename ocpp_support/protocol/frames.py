"""OCPP-J frames as values. Parsing never raises: what cannot be understood is a value too.

No I/O, no clock, no opinion about payloads (that is :mod:`ocpp_support.protocol.schemas`).
OCPP-J 1.6, section 4.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

CALL, CALL_RESULT, CALL_ERROR = 2, 3, 4

DEEPEST = 200
"""Deeper nesting than this is no OCPP message, and would exhaust the parser's stack."""


_BEGIN_OF_REQUEST = re.compile(r'\s*\[\s*2\s*,\s*"([^"\\\x00-\x1f]{1,36})"\s*,')
_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")


@dataclass(frozen=True)
class Call:
    """A request. OCPP-J 1.6, section 4.2.1."""

    message_id: str
    action: str
    payload: dict[str, Any]


@dataclass(frozen=True)
class CallResult:
    """An answer. OCPP-J 1.6, section 4.2.2."""

    message_id: str
    payload: dict[str, Any]


@dataclass(frozen=True)
class CallError:
    """A refusal to process a request. OCPP-J 1.6, section 4.2.3."""

    message_id: str
    code: str
    description: str = ""
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Malformed:
    """Text that is no frame. ``is_request`` says that the sender waits for an answer to ``message_id``."""

    reason: str
    message_id: str | None = None
    is_request: bool = False


Frame = Call | CallResult | CallError | Malformed


@dataclass(frozen=True)
class Parsed:
    """A frame, and remarks on its form that did not keep it from being understood."""

    frame: Frame
    remarks: tuple[str, ...] = ()


def encode(frame: Call | CallResult | CallError) -> str:
    """Write a frame as text."""
    match frame:
        case Call():
            parts: list[Any] = [CALL, frame.message_id, frame.action, frame.payload]
        case CallResult():
            parts = [CALL_RESULT, frame.message_id, frame.payload]
        case CallError():
            parts = [CALL_ERROR, frame.message_id, frame.code, frame.description, frame.details]
    return json.dumps(parts, separators=(",", ":"), ensure_ascii=False)


def parse(raw: str) -> Parsed:
    """Read a frame from text; never raises.

    Example::

        parse('[2,"7","Heartbeat",{}]').frame == Call("7", "Heartbeat", {})
        parse("[2,").frame == Malformed("it is not JSON: …")

    """
    if _depth(raw) > DEEPEST:
        return Parsed(Malformed(f"it is nested more than {DEEPEST} deep"))
    remarks: list[str] = []
    try:
        content = json.loads(
            raw, object_pairs_hook=_members(remarks), parse_int=_whole_number, parse_constant=_no_constant
        )
    except (ValueError, RecursionError) as error:
        request = _BEGIN_OF_REQUEST.match(raw)
        return Parsed(Malformed(f"it is not JSON: {error}", request and request[1], request is not None))
    if _HALF_CHARACTER.search(raw):
        content = _without_halves(content, remarks)
    if not isinstance(content, list):
        return Parsed(Malformed(f"it is {_kind(content)}, not an array"), tuple(remarks))
    frame = _frame(content, remarks)
    return Parsed(frame, tuple(remarks))


def _frame(content: list[Any], remarks: list[str]) -> Frame:
    if not content:
        return Malformed("it is an empty array")
    kind = content[0]
    if isinstance(kind, bool) or kind not in (CALL, CALL_RESULT, CALL_ERROR):
        return Malformed(f"its message type is {kind!r:.80}, not 2, 3 or 4")
    if len(content) < 2:
        return Malformed("it has no message id")
    message_id = _message_id(content[1], remarks)
    if message_id is None:
        return Malformed(f"its message id is {_kind(content[1])}, not a string")
    if kind == CALL:
        return _call(message_id, content, remarks)
    if kind == CALL_RESULT:
        return _call_result(message_id, content, remarks)
    return _call_error(message_id, content, remarks)


def _message_id(value: Any, remarks: list[str]) -> str | None:
    if isinstance(value, str):
        if len(value) > 36:
            remarks.append(f"its message id has {len(value)} characters, 36 are allowed")
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        remarks.append("its message id is a number, not a string")
        return str(value)
    return None


def _call(message_id: str, content: list[Any], remarks: list[str]) -> Frame:
    if len(content) != 4:
        return Malformed(f"a request has 4 elements, this one {len(content)}", message_id, is_request=True)
    _, _, action, payload = content
    if not isinstance(action, str):
        return Malformed(f"its action is {_kind(action)}, not a string", message_id, is_request=True)
    if not isinstance(payload, dict | None):
        return Malformed(f"its payload is {_kind(payload)}, not an object", message_id, is_request=True)
    return Call(message_id, action, payload or {})


def _call_result(message_id: str, content: list[Any], remarks: list[str]) -> Frame:
    if len(content) != 3:
        return Malformed(f"an answer has 3 elements, this one {len(content)}", message_id)
    payload = content[2]
    if not isinstance(payload, dict | None):
        return Malformed(f"its payload is {_kind(payload)}, not an object", message_id)
    return CallResult(message_id, payload or {})


def _call_error(message_id: str, content: list[Any], remarks: list[str]) -> Frame:
    # Real stations leave out the last one or two elements; it is an answer all the same.
    code, description, details = (*content[2:5], *[None] * 3)[:3]
    if not isinstance(code, str):
        return Malformed(f"its error code is {_kind(code)}, not a string", message_id)
    if len(content) != 5:
        remarks.append(f"an error has 5 elements, this one {len(content)}")
    if not isinstance(details, dict):
        remarks.append(f"its error details are {_kind(details)}, not an object")
    return CallError(
        message_id,
        code,
        description if isinstance(description, str) else "",
        details if isinstance(details, dict) else {},
    )


_TWICE = "an object in it has the same member twice; the last one counts"


def _members(remarks: list[str]) -> Any:
    def gather(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        if len(members) < len(pairs) and _TWICE not in remarks:
            remarks.append(_TWICE)
        return members

    return gather


def _without_halves(content: Any, remarks: list[str]) -> Any:
    """Return the content with a question mark for each half of a character: nobody can write those."""
    text = json.dumps(content, ensure_ascii=False)
    clean = text.encode("utf-8", "replace").decode("utf-8")
    if clean == text:
        return content
    remarks.append("it holds half of a character (a lone surrogate), which is read as a question mark")
    return json.loads(clean)


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON value")


def _whole_number(digits: str) -> int | float:
    # Python refuses to convert thousands of digits; a float says as much about such a number.
    return int(digits) if len(digits) < 4000 else float(digits)


def _depth(raw: str) -> int:
    """Return how deep brackets nest; brackets inside strings do not count."""
    deepest = depth = 0
    quoted = escaped = False
    if raw.count("[") + raw.count("{") <= DEEPEST:
        return 0
    for character in raw:
        if escaped:
            escaped = False
        elif character == "\\":
            escaped = quoted
        elif character == '"':
            quoted = not quoted
        elif not quoted and character in "[{":
            depth += 1
            deepest = max(deepest, depth)
            if deepest > DEEPEST:
                break
        elif not quoted and character in "]}":
            depth -= 1
    return deepest


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
