"""Sessions as the trace tells them: who started what where, which number it was given, whether it ended.

A session is known by the number that the central system gave it. What is expected of sessions stands in
:mod:`ocpp_support.matchers.session_life`. OCPP 1.6 edition 2, sections 4.8 and 4.10.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ocpp_support.matchers.statuses import payload_of
from ocpp_support.trace.trace import Conversation, Entry, Sender
from ocpp_support.vocabulary.nouns import Status


@dataclass(frozen=True)
class Session:
    """A session that the station reported.

    Attributes:
        connector: Where it runs.
        card: The id tag it was started with.
        transaction_id: The number that the central system gave it; None until it has.
        start: The entry of the report of its start.
        end: The entry of the report of its end, which came after that of its start; None while it runs.
    """

    connector: Any
    card: Any
    transaction_id: Any
    start: Entry
    end: Entry | None

    @property
    def number(self) -> str:
        """How the session is called in a text."""
        return f"session {self.transaction_id}"


def sessions(conversation: Conversation, connector: int | None = None) -> list[Session]:
    """Return the sessions that began in a conversation, in order, of one connector or of all."""
    ends = conversation.calls(Sender.STATION, "StopTransaction")
    return [
        _session(conversation, start, ends)
        for start in conversation.calls(Sender.STATION, "StartTransaction", connector=connector)
    ]


def latest_session(conversation: Conversation, connector: int) -> Session | None:
    """Return the last session that began on a connector."""
    starts = conversation.newest_calls(Sender.STATION, "StartTransaction", connector=connector)
    start = next(starts, None)
    if start is None:
        return None
    return _session(conversation, start, conversation.after(start).calls(Sender.STATION, "StopTransaction"))


def same_card(said: Any, tag: str) -> bool:
    """Return whether what the station called a card is this id tag: the same in any case (section 7.28)."""
    return isinstance(said, str) and said.casefold() == tag.casefold()


def running_session(conversation: Conversation, connector: int) -> Session | None:
    """Return the session that runs on a connector: the last that began there, unless it is over.

    It is over when its end was reported, and also where the station has forgotten it: where it reported
    the connector Available since.
    """
    session = latest_session(conversation, connector)
    if session is None or session.end is not None or session.transaction_id is None:
        return None
    since = conversation.after(session.start).newest_calls(
        Sender.STATION, "StatusNotification", connector=connector
    )
    forgotten = any(payload_of(entry).get("status") == Status.AVAILABLE for entry in since)
    return None if forgotten else session


def ends_of(conversation: Conversation, session: Session) -> list[Entry]:
    """Return every report of a session's end, should there be several."""
    return [
        entry
        for entry in conversation.calls(Sender.STATION, "StopTransaction")
        if _ends(entry, session.transaction_id)
    ]


def _session(conversation: Conversation, start: Entry, ends: list[Entry]) -> Session:
    payload = payload_of(start)
    number = (conversation.answer_payload(start) or {}).get("transactionId")
    end = next((entry for entry in ends if entry.number > start.number and _ends(entry, number)), None)
    return Session(payload.get("connectorId"), payload.get("idTag"), number, start, end)


def _ends(entry: Entry, number: Any) -> bool:
    return number is not None and payload_of(entry).get("transactionId") == number
