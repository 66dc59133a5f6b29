"""JSON as stations write it: read by the book where that goes, tolerantly where the meaning is still plain.

What there is nothing to remark on is read at once; everything else carefully, and what cannot be read is
looked at once more, only to name what is wrong with it. Never raises.
OCPP-J 1.6, section 4.1.2.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import msgspec

from ocpp_support.protocol.findings import Finding, Severity

_DECODER, _ENCODER = msgspec.json.Decoder(), msgspec.json.Encoder()

DEEPEST = 200
"""Deeper nesting than this is no OCPP message, and would exhaust the parser's stack."""

CLAUSE = "OCPP-J 4.1.2"

_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)", re.DOTALL)
_GOOD_ESCAPE = re.compile(r'\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])')


class Read(msgspec.Struct, frozen=True):
    """What a text says.

    Attributes:
        content: The value; meaningless where ``problem`` says why there is none.
        findings: What is wrong with the text.
        problem: Why it cannot be read; None where it can.
    """

    content: Any
    findings: list[Finding] = []
    problem: str | None = None


def read(raw: str) -> Read:
    """Read a text.

    Example::

        read('{"a": 1}').content == {"a": 1}
        read("[2,").problem == "it is not JSON: it breaks off"

    """
    content = _plainly(raw)
    return _carefully(raw) if content is None else Read(content)


def _plainly(raw: str) -> Any:
    """Return what a text says where there is nothing to remark on it; None where there may be."""
    # An escape may stand for a colon, and then counting them tells nothing.
    if "\\" in raw or raw.count("[") + raw.count("{") > DEEPEST:
        return None
    try:
        content = _DECODER.decode(raw)
        again = _ENCODER.encode(content)
    except (msgspec.MsgspecError, UnicodeEncodeError):
        return None
    # Of a member that came twice one is lost; written again, the text is short of its colon.
    return content if again.count(b":") == raw.count(":") else None


def _carefully(raw: str) -> Read:
    if _depth(raw) > DEEPEST:
        return _unreadable("deep", f"it is nested more than {DEEPEST} deep")
    findings: list[Finding] = []
    try:
        content = _load(raw, findings, strict=True)
    except (ValueError, RecursionError) as error:
        return _tolerantly(raw, error)
    if _HALF_CHARACTER.search(raw):
        content = _without_halves(content, findings)
    return Read(content, findings)


def _load(raw: str, findings: list[Finding], *, strict: bool) -> Any:
    try:
        return _by_the_book(raw, _members, strict=strict)
    except _Twice:
        findings.append(_TWICE)
        return _by_the_book(raw, dict, strict=strict)


def _by_the_book(raw: str, members: Callable[[list[tuple[str, Any]]], Any], *, strict: bool) -> Any:
    return json.loads(
        raw, strict=strict, object_pairs_hook=members, parse_int=_whole_number, parse_constant=_no_constant
    )


def _tolerantly(raw: str, error: Exception) -> Read:
    """Read what is wrong only within its strings; otherwise say what is wrong."""
    findings = [
        _remark("escapes", "a string in it holds signs that JSON wants escaped, or escapes of its own")
    ]
    try:
        content = _load(_ESCAPE.sub(_plain, raw), findings, strict=False)
        return Read(_without_halves(content, findings), findings)
    except (ValueError, RecursionError):
        return _unreadable(*_defect(raw, error))


def _plain(escape: re.Match[str]) -> str:
    """Take an escape that JSON does not have for the signs that it is written with."""
    return escape[0] if _GOOD_ESCAPE.fullmatch(escape[0]) else "\\" + escape[0]


def _defect(raw: str, error: Exception) -> tuple[str, str]:
    """Return the name of what is wrong with a text, and say it."""
    bare = raw.rstrip("\x00 \t\r\n")
    if "\x00" in raw[len(bare) :]:
        return "nul", "it is not JSON: a NUL sign follows it"
    if not isinstance(error, json.JSONDecodeError):
        return "constant", f"it is not JSON: {error}"
    if bare[:1] in ("[", "{") and (error.pos >= len(bare) or error.msg.startswith("Unterminated")):
        return "truncated", f"it is not JSON: it breaks off after {len(bare)} characters"
    if error.msg == "Expecting value" and bare[error.pos : error.pos + 1] in (",", "]", "}"):
        return "missing", f"it is not JSON: a value is missing at character {error.pos + 1}"
    return "other", f"it is not JSON: {error}"


def _unreadable(kind: str, why: str) -> Read:
    return Read(None, [Finding(Severity.MUST, CLAUSE, why, f"json.{kind}")], why)


def _remark(kind: str, text: str) -> Finding:
    return Finding(Severity.SHOULD, CLAUSE, text, f"json.{kind}")


_TWICE = _remark("twice", "an object in it has the same member twice; the last one counts")
_HALVES = _remark(
    "halves", "it holds half of a character (a lone surrogate), which is read as a question mark"
)


class _Twice(Exception):
    """An object has the same member twice."""


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise _Twice
    return members


def _without_halves(content: Any, findings: list[Finding]) -> Any:
    """Return the content with a question mark for each half of a character: nobody can write those."""
    text = json.dumps(content, ensure_ascii=False)
    clean = text.encode("utf-8", "replace").decode("utf-8")
    if clean == text:
        return content
    findings.append(_HALVES)
    return json.loads(clean)


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON value")


def _whole_number(digits: str) -> int | float:
    try:
        return int(digits)
    except ValueError:
        # Python refuses to convert thousands of digits; a float says as much about such a number.
        return float(digits)


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
