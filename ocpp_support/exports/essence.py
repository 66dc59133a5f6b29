"""What a message says, in a few words: for a table, where one line is one message. Without secrets. Pure."""

from __future__ import annotations

import json
from typing import Any

from ocpp_support.protocol.frames import CallError, CallResult
from ocpp_support.trace.masking import masked
from ocpp_support.trace.trace import Entry

LONGEST = 160
"""Characters of an essence; the whole message is in the trace."""

Payload = dict[str, Any]


def payload_of(entry: Entry) -> Payload:
    """Return the payload of a frame as it may be shown; empty where it is none, or cannot be shown."""
    payload = getattr(entry.said, "payload", None)
    try:
        shown = json.loads(masked(json.dumps(payload or {})))
    except (ValueError, RecursionError):
        return {}
    return shown if isinstance(shown, dict) else {}


def essence_of(payload: Payload) -> str:
    """Say what is in a payload; which connector it is about has a column of its own.

    Example::

        essence_of({"connectorId": 1, "status": "Faulted"}) == "status Faulted"

    """
    rest = {name: value for name, value in payload.items() if name != "connectorId"}
    return shortened(_words(rest) if rest.keys() == {"key", "value"} else _members(rest))


def essence_of_answer(answer: Entry) -> str:
    """Say what was answered: the status, where there is one; else what is in it."""
    if isinstance(answer.content, CallError):
        return shortened(masked(f"error {answer.content.code} {answer.content.description}".rstrip()))
    payload = payload_of(answer)
    standing = payload.get("idTagInfo")
    says = standing if isinstance(standing, dict) and "status" not in payload else payload
    if isinstance(says.get("status"), str):
        return shortened(says["status"])
    # An answer that says nothing but that the message came is one all the same.
    return essence_of(payload) or ("received" if isinstance(answer.content, CallResult) else "")


def shortened(text: str) -> str:
    """Return a text in one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _members(values: Payload) -> str:
    return ", ".join(f"{name} {_words(value)}".rstrip() for name, value in values.items())


def _words(value: Any) -> str:
    match value:
        case {"key": name, **rest}:
            return f"{name}={_words(rest.get('value', ''))}"
        case {"value": amount, "measurand": what, **rest}:
            return " ".join(map(_words, (what, rest.get("phase", ""), amount, rest.get("unit", "")))).strip()
        case dict():
            return f"({_members(value)})"
        case list():
            return "; ".join(map(_words, value))
        case bool() | None:
            return json.dumps(value)
        case _:
            return str(value)
