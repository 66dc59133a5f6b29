"""What the station still has to say of transactions from before the run: of numbers that were never given.

It repeats that until it is acknowledged, so it is; and it must not be taken for this run's.
OCPP 1.6 edition 2, sections 3.7 and 4.10.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from ocpp_support.matchers.statuses import payload_of
from ocpp_support.trace.trace import Conversation, Entry, Sender

UNNUMBERED = -1
"""What a station says whose start was never acknowledged (erratum 3.18)."""


def left_overs(conversation: Conversation) -> list[Entry]:
    """Return the reports in a conversation about transactions whose number nobody here gave."""
    about = [
        entry
        for entry in conversation.calls(Sender.STATION, "StopTransaction", "MeterValues")
        if payload_of(entry).get("transactionId") not in (None, UNNUMBERED)
    ]
    return [
        entry for entry in about if not _was_given(payload_of(entry)["transactionId"], conversation.whole)
    ]


def from_before(entries: Iterable[Entry], moment: datetime) -> list[Entry]:
    """Return those that, by their own time, tell of something before a moment."""
    return [entry for entry in entries if (time := _time_of(entry)) is not None and time < moment]


def named(entries: Iterable[Entry]) -> str:
    """Say what was left over: "StopTransaction of transaction 17, 3 MeterValues of transaction 17"."""
    counts = Counter(
        (entry.call.action, str(payload_of(entry)["transactionId"])) for entry in entries if entry.call
    )
    return ", ".join(
        f"{times if times > 1 else ''} {action} of transaction {number:.40}".strip()
        for (action, number), times in counts.items()
    )


def foreign_transaction(conversation: Conversation, connector: int) -> Any:
    """Return the number of a transaction from before the run that goes on at a connector; None if none does.

    Known where the station sent a reading of it, and not its end.
    """
    latest: Any = None
    for entry in left_overs(conversation):
        payload = payload_of(entry)
        if entry.call and entry.call.action == "MeterValues" and payload.get("connectorId") == connector:
            latest = payload["transactionId"]
        elif payload["transactionId"] == latest:
            latest = None
    return latest


def _was_given(number: Any, conversation: Conversation) -> bool:
    # The newest first: what is reported is mostly about the session that runs.
    starts = conversation.newest_calls(Sender.STATION, "StartTransaction")
    answers = (conversation.answer_payload(start) for start in starts)
    return any(answer.get("transactionId") == number for answer in answers if answer)


def _time_of(entry: Entry) -> datetime | None:
    payload: Any = payload_of(entry)
    values = payload.get("meterValue")
    if isinstance(values, list) and values and isinstance(values[0], dict):
        payload = values[0]
    try:
        time = datetime.fromisoformat(payload.get("timestamp"))
    except (TypeError, ValueError):
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
