"""Where in a conversation the station was admitted, and what it said since: a restart begins a new life."""

from __future__ import annotations

from ocpp_support.protocol.frames import CallError, CallResult
from ocpp_support.trace.events import Acted, Connected
from ocpp_support.trace.trace import Conversation, Entry, Sender


def registrations(conversation: Conversation) -> list[Entry]:
    """Return the station's registrations (BootNotification), answered or not."""
    return conversation.calls(Sender.STATION, "BootNotification")


def _last_registration(conversation: Conversation) -> Entry | None:
    return next(conversation.newest_calls(Sender.STATION, "BootNotification"), None)


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
    answers = (
        admitted_at(conversation, entry)
        for entry in conversation.newest_calls(Sender.STATION, "BootNotification")
    )
    return next((answer for answer in answers if answer), None)


def since_admission(conversation: Conversation) -> Conversation:
    """Return what came since the last accepted registration; everything, where there was none."""
    admission = latest_admission(conversation)
    return conversation.after(admission) if admission else conversation


def is_admitted(conversation: Conversation) -> bool | None:
    """Return whether the station's last registration was accepted; None where it did not register."""
    last = _last_registration(conversation)
    return admitted_at(conversation, last) is not None if last else None


def refusal(conversation: Conversation) -> str:
    """Return why the station's last registration was not even read; "" where it was, or none came.

    That happens to one that breaks the specification in form, where this is not put up with.
    """
    last = _last_registration(conversation)
    answer = conversation.answer_to(last) if last else None
    return answer.content.description if answer and isinstance(answer.content, CallError) else ""


def unregistered(conversation: Conversation) -> Entry | None:
    """Return the station's connection if it has not registered on it; None where it has.

    It need not, unless it has restarted (OCPP-J 1.6, section 5.4).
    """
    connection = conversation.last_event(Connected)
    if connection is None or _last_registration(conversation.after(connection)):
        return None
    return connection


def restarts_by_itself(conversation: Conversation) -> list[Entry]:
    """Return the registrations in a conversation that nothing explains.

    No order to restart or to update, no power switched, no registration before it that was not accepted.
    """
    return [
        entry
        for entry in registrations(conversation)
        if not _explained(conversation.whole.until(entry), conversation.whole)
    ]


_ORDERS = ("Reset", "UpdateFirmware", "TriggerMessage")


def _explained(before: Conversation, whole: Conversation) -> bool:
    for entry in reversed(before):
        call = entry.call
        if entry.sender is Sender.CENTRAL and call and call.action in _ORDERS:
            asked = call.payload.get("requestedMessage", "BootNotification")
            if asked == "BootNotification":
                return True
        elif isinstance(entry.content, Acted) and entry.content.act.startswith("power_"):
            return True
        elif entry.sender is Sender.STATION and call and call.action == "BootNotification":
            return admitted_at(whole, entry) is None
    return True  # The first of the run.
