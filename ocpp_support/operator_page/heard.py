"""What the station said, in the words of the people who stand beside it.

Owns these sentences. Whatever a station sends has one, and no secret is in any: they leave by
:mod:`ocpp_support.trace.formats`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from ocpp_support.protocol.frames import Call, CallError, CallResult, Malformed
from ocpp_support.trace.events import Connected, Disconnected
from ocpp_support.trace.formats import masked
from ocpp_support.trace.trace import Conversation, Entry, Sender

LONGEST = 120
"""Characters of a sentence; a station may send any amount."""

LAST = 3
"""How many sentences are shown."""

LOOKED_AT = 400
"""How far back one looks for them: a station that only talks of its meter must not cost the page its time."""

_SMALL_TALK = ("Heartbeat", "MeterValues")
"""Said so often that it would drown what matters; it only counts as a sign of life."""

_Payload = dict[str, Any]


def last_heard(told: Conversation) -> Entry | None:
    """Return the last thing that the station said, or that became of its line."""
    return next((entry for entry in reversed(told) if _of_the_station(entry)), None)


def last_said(told: Conversation, cards: Mapping[str, str]) -> list[tuple[Entry, str]]:
    """Return the last things that the station said, the latest first, in words.

    Args:
        told: Where to look.
        cards: What people here call a card, by its id tag in small letters.

    """
    found: list[tuple[Entry, str]] = []
    for looked_at, entry in enumerate(reversed(told)):
        if len(found) == LAST or looked_at == LOOKED_AT:
            break
        if _of_the_station(entry) and not (entry.call and entry.call.action in _SMALL_TALK):
            found.append((entry, in_words(entry, cards)))
    return found


def in_words(entry: Entry, cards: Mapping[str, str]) -> str:
    """Say what the station said, or what became of its line, in one sentence."""
    said = " ".join(masked(_words(entry, cards)).split())
    said = said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"
    return said.encode("utf-8", "replace").decode("utf-8")


def _of_the_station(entry: Entry) -> bool:
    return entry.sender is Sender.STATION or isinstance(entry.content, Connected | Disconnected)


def _words(entry: Entry, cards: Mapping[str, str]) -> str:
    match entry.content:
        case Call(action=action, payload=payload):
            known = _SENTENCES.get(action)
            return known(payload, cards) if known else f"it sends {_spoken(action)}"
        case CallResult(payload=payload):
            status = payload.get("status")
            answer = f"it answers {status}" if isinstance(status, str) else "it answers"
            return f"{answer}{_to_what(entry)}"
        case CallError(code=code, description=description):
            return f"it answers with the error {code}{_to_what(entry)} {description}".rstrip()
        case Malformed(reason=reason):
            return f"it sends something that is no message: {reason}"
        case Connected():
            return "the station has connected"
        case Disconnected(by=by):
            return f"the line was closed by {by}"
        case event:
            return str(event)


def _to_what(entry: Entry) -> str:
    asked = entry.answers.call if entry.answers else None
    return f" to {_spoken(asked.action)}" if asked else ""


def _spoken(action: str) -> str:
    """Write an action as words: "ChangeAvailability" as "change availability"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", action).lower()


def _registers(said: _Payload, cards: Mapping[str, str]) -> str:
    who = " ".join(str(said[name]) for name in ("chargePointVendor", "chargePointModel") if said.get(name))
    firmware = f", firmware {said['firmwareVersion']}" if said.get("firmwareVersion") else ""
    return f"it registers: {who or 'without a name'}{firmware}"


def _reports_status(said: _Payload, cards: Mapping[str, str]) -> str:
    error = said.get("errorCode", "NoError")
    more = said.get("info") or said.get("vendorErrorCode")
    why = "" if error == "NoError" else f": {error}{f' ({more})' if more else ''}"
    return f"{_place(said)} is {said.get('status', 'of no status')}{why}"


def _starts(said: _Payload, cards: Mapping[str, str]) -> str:
    return f"a session starts on {_place(said)} with {_card(said, cards)}"


def _stops(said: _Payload, cards: Mapping[str, str]) -> str:
    reason = f", reason {said['reason']}" if said.get("reason") else ""
    return f"session {said.get('transactionId', 'without a number')} ends{reason}"


def _place(said: _Payload) -> str:
    number = said.get("connectorId")
    return "the station as a whole" if number == 0 else f"connector {number}"


def _card(said: _Payload, cards: Mapping[str, str]) -> str:
    tag = str(said.get("idTag", ""))
    return f"card {cards.get(tag.casefold(), tag)}".rstrip() if tag else "no card"


_SENTENCES: Mapping[str, Callable[[_Payload, Mapping[str, str]], str]] = {
    "Authorize": lambda said, cards: f"it asks about {_card(said, cards)}",
    "BootNotification": _registers,
    "DataTransfer": lambda said, cards: f"it sends something of its vendor's own: {said.get('vendorId', '')}",
    "DiagnosticsStatusNotification": lambda said, cards: f"its diagnostics: {said.get('status')}",
    "FirmwareStatusNotification": lambda said, cards: f"its firmware: {said.get('status')}",
    "Heartbeat": lambda said, cards: "it says that it is alive",
    "MeterValues": lambda said, cards: f"it reads the meter of {_place(said)}",
    "StartTransaction": _starts,
    "StatusNotification": _reports_status,
    "StopTransaction": _stops,
}
