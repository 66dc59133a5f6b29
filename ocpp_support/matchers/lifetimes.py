"""Where in a conversation the station was admitted, and what it said since: a restart begins a new life."""

from __future__ import annotations

from ocpp_support.protocol.frames import CallResult
from ocpp_support.trace.trace import Conversation, Entry, Sender


def registrations(conversation: Conversation) -> list[Entry]:
    """Return the station's registrations (BootNotification), answered or not."""
    return conversation.calls(Sender.STATION, "BootNotification")


def admitted_at(conversation: Conversation, registration: Entry) -> Entry | None:
    """Return the central system's answer that accepted a registration; None where it did not."""
    answer = conversation.answer_to(registration)
    if (
        answer
        and isinstance(answer.content, CallResult)
        and answer.content.payload.get("status") == "Accepted"
    ):
        return answer
    return None


def latest_admission(conversation: Conversation) -> Entry | None:
    """Return the answer that last admitted the station."""
    answers = (admitted_at(conversation, entry) for entry in reversed(registrations(conversation)))
    return next((answer for answer in answers if answer), None)


def since_admission(conversation: Conversation) -> Conversation:
    """Return what came since the last accepted registration; everything, where there was none."""
    admission = latest_admission(conversation)
    return conversation.after(admission) if admission else conversation
