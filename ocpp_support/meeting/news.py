"""What happens, as it happens: one plain sentence for each thing that is worth one. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ocpp_support.matchers.readings import listed_settings
from ocpp_support.meeting.impression import CARD_REQUESTS, shown
from ocpp_support.meeting.introduction import CALLED
from ocpp_support.protocol.frames import Call, CallError, CallResult, Malformed
from ocpp_support.trace.events import Attempted, Connected, Disconnected, Noted
from ocpp_support.trace.trace import Entry, Sender


@dataclass(frozen=True)
class News:
    """One thing that happened.

    Attributes:
        at: When, on the wall.
        words: What, in one sentence.
        remedy: What to do about it, a line each; "" where there is nothing to do.
        good: Whether it is good news, bad news, or neither (None).
    """

    at: datetime
    words: str
    remedy: str = ""
    good: bool | None = None


def news_of(entry: Entry, cards: Mapping[str, str] | None = None) -> list[News]:
    """Return what is to be told of an entry: nothing, one thing, or what is wrong with it besides.

    Args:
        entry: The entry.
        cards: The cards on hand: tag, in small letters, to name.

    """
    told = _sentence(entry, cards or {})
    news = [News(entry.real, *told)] if told else []
    if entry.sender is Sender.STATION:
        news += [News(entry.real, f"deviation: {shown(finding)}", "", False) for finding in entry.findings]
    return news


def _sentence(entry: Entry, cards: Mapping[str, str]) -> tuple[str, str, bool | None] | None:
    match entry.content:
        case Attempted() as attempted:
            # Without the port: it is another one each time, and says nothing to anybody.
            who = shown(attempted.peer.rpartition(":")[0] or attempted.peer) or "somebody"
            path = f" {shown(attempted.path)}" if attempted.path else ""
            return f"{who} dialled{path}: {shown(attempted.outcome)}", shown(attempted.remedy), False
        case Connected() as connected:
            offered = ", ".join(map(shown, connected.subprotocols)) or "no subprotocol"
            return f"connected: {shown(connected.path)} with {offered}", "", True
        case Disconnected() as ended:
            reason = f", {shown(ended.reason)}" if ended.reason else ""
            return f"the connection ended, by {ended.by} (code {ended.code}{reason})", _why(ended), False
        case Noted(text=text):
            headline, _, rest = text.partition("\n")
            return headline, rest, None
        case Malformed(reason=reason):
            return f"the station sent something that is no message: {shown(reason)}", "", False
        case Call(action="GetConfiguration") if entry.sender is Sender.CENTRAL:
            return "asked it for its settings", "", None
        case Call(action=action, payload=payload) if entry.sender is Sender.STATION:
            return _said(action, payload, cards)
        case CallError(code=code) if entry.sender is Sender.STATION:
            return f"it answered with an error: {shown(code)}", "", False
        case CallResult() if entry.sender is Sender.STATION:
            return f"it told {len(listed_settings(entry))} settings", "", None
    return None


def _why(ended: Disconnected) -> str:
    if ended.by == "the station" and ended.code in (None, 1005, 1006):
        return "it broke off without a goodbye: a lost network or a restart look like that"
    return ""


def _said(action: str, payload: dict[str, Any], cards: Mapping[str, str]) -> tuple[str, str, bool | None]:
    if action == "BootNotification":
        said = [f"{name} {shown(payload[key])}" for key, name in CALLED.items() if payload.get(key)]
        return f"it registers: {', '.join(said) or 'it says nothing of itself'}", "", True
    if action == "StatusNotification":
        return _status(payload), "", None
    if action in CARD_REQUESTS and payload.get("idTag"):
        return _card(action, payload["idTag"], cards)
    return shown(action), "", None


def _card(action: str, tag: Any, cards: Mapping[str, str]) -> tuple[str, str, bool | None]:
    if name := cards.get(str(tag).casefold()):
        return f"{action} with card {shown(tag)}, which is {name}", "", True
    return (
        f"{action} with card {shown(tag)}",
        f'for the station file, under [cards]: tag = "{shown(tag)}"',
        None,
    )


def _status(payload: dict[str, Any]) -> str:
    number = payload.get("connectorId")
    place = "the station itself" if number == 0 else f"connector {shown(number)}"
    error = payload.get("errorCode")
    trouble = "" if error in (None, "NoError") else f", with error {shown(error)}"
    return f"{place} is {shown(payload.get('status'))}{trouble}"
