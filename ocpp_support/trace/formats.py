"""The trace as text for people. No secret is in it; for machines it is `open_trace`'s.

Nothing leaves the process but through these, or by ``masked``: a login is on the wire, and must not be in a
file.
"""

from __future__ import annotations

import json
from typing import Any

from ocpp_support.protocol.frames import Call, CallError, CallResult, Malformed
from ocpp_support.trace.masking import MASK, masked
from ocpp_support.trace.trace import Conversation, Entry, Sender

__all__ = ["MASK", "as_text", "as_text_of", "masked"]

LONGEST_TEXT = 400

_AS_WRITTEN = json.JSONEncoder(ensure_ascii=False)

_ARROWS = {Sender.STATION: "station → ", Sender.CENTRAL: "station ← ", Sender.BENCH: "        · "}


def as_text(conversation: Conversation, *, whole: bool = False) -> str:
    """Write a conversation for people: a line for each thing said, times counted from its mark.

    Args:
        conversation: What to write.
        whole: Whether long messages are written out.

    """
    text = "\n".join(_line(entry, conversation.mark.at, whole=whole) for entry in conversation)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def as_text_of(entry: Entry) -> str:
    """Write one entry for people: who said what, in full."""
    return f"{_ARROWS[entry.sender]}{_shown(entry)}"


def is_clean(entry: Entry) -> bool:
    """Return whether the text of a frame has no secrets: then neither has what was read in it.

    Where something is wrong with it, what was read may be another than what stands there.
    """
    return bool(entry.raw) and not entry.findings and masked(entry.raw) == entry.raw


def _line(entry: Entry, origin: float, *, whole: bool) -> str:
    said = _shown(entry)
    if len(said) > LONGEST_TEXT and not whole:
        said = f"{said[:LONGEST_TEXT]}… ({len(said)} characters)"
    lines = [f"  +{entry.at - origin:7.1f} s  {_ARROWS[entry.sender]}{said}"]
    lines += [f"              finding: {masked(str(finding))}" for finding in entry.findings]
    return "\n".join(lines)


def _shown(entry: Entry) -> str:
    return _words(entry) if is_clean(entry) else masked(_words(entry))


def _words(entry: Entry) -> str:
    match entry.said:
        case Call(action=action, payload=payload):
            return f"{action} {_json(payload)}"
        case CallResult(payload=payload):
            about = entry.answers.call.action + " " if entry.answers and entry.answers.call else ""
            return f"{about}answer {_json(payload)}"
        case CallError(code=code, description=description):
            about = entry.answers.call.action + " " if entry.answers and entry.answers.call else ""
            return f"{about}error {code} {description}".rstrip()
        case Malformed(reason=reason):
            return f"something that is no message, for {reason}: {entry.raw}"
        case event:
            return str(event)


def _json(payload: dict[str, Any]) -> str:
    return _AS_WRITTEN.encode(payload)
