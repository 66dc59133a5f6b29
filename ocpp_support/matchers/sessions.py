"""Sessions as the trace tells them: who started what where, which number it was given, whether it ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ocpp_support.matchers.statuses import payload_of
from ocpp_support.trace.trace import Conversation, Entry, Sender


@dataclass(frozen=True)
class Session:
    """A session that the station reported.

    Attributes:
        connector: Where it runs.
        card: The id tag it was started with.
        transaction_id: The number that the central system gave it; None until it has.
        start: The entry of the report of its start.
        end: The entry of the report of its end; None while it runs.
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


def sessions(conversation: Conversation, connector: int | None = None) -> Iterator[Session]:
    """Return the sessions that began in a conversation, in order, of one connector or of all."""
    ends = conversation.calls(Sender.STATION, "StopTransaction")
    for start in conversation.calls(Sender.STATION, "StartTransaction"):
        payload = payload_of(start)
        if connector is not None and payload.get("connectorId") != connector:
            continue
        number = (conversation.answer_payload(start) or {}).get("transactionId")
        end = next(
            (e for e in ends if number is not None and payload_of(e).get("transactionId") == number), None
        )
        yield Session(payload.get("connectorId"), payload.get("idTag"), number, start, end)


def latest_session(conversation: Conversation, connector: int) -> Session | None:
    """Return the last session that began on a connector."""
    return next(reversed(list(sessions(conversation, connector))), None)


def running_session(conversation: Conversation, connector: int) -> Session | None:
    """Return the session that runs on a connector: the last that began there, unless it has ended."""
    session = latest_session(conversation, connector)
    return session if session and session.end is None and session.transaction_id is not None else None
