"""How the station answered the operator's orders. Every order since the mark counts."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass

from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.protocol.frames import CallError, CallResult
from ocpp_support.trace.trace import Conversation, Entry, Sender
from ocpp_support.vocabulary.nouns import Answer

QUESTIONS = ("GetConfiguration", "GetDiagnostics", "UpdateFirmware", "GetLocalListVersion")
"""Requests whose answers carry no status, so that they are no orders."""


def orders(conversation: Conversation) -> list[Entry]:
    """Return what the operator ordered."""
    return [
        entry
        for entry in conversation.calls(Sender.CENTRAL)
        if entry.call and entry.call.action not in QUESTIONS
    ]


def told(conversation: Conversation, order: Entry) -> str:
    """Say how the station answered an order."""
    answer = conversation.answer_to(order)
    if answer is not None:
        return _words(answer)
    late = conversation.late_answer_to(order)
    if late is not None:
        return f"{_words(late)}, {late.late_by:.1f} s too late"
    other = _under_another_id(conversation, order)
    if other is not None and isinstance(other.content, CallResult | CallError) and order.call:
        said, own = other.content.message_id, order.call.message_id
        return f"it answered {said!r}, and the request was {own!r}: ids must come back unchanged"
    return "it did not answer"


def answer_in_any_form(conversation: Conversation, order: Entry) -> Entry | None:
    """Return the answer to an order, be it too late or under an id that is nearly its own."""
    return (
        conversation.answer_to(order)
        or conversation.late_answer_to(order)
        or _under_another_id(conversation, order)
    )


def _under_another_id(conversation: Conversation, order: Entry) -> Entry | None:
    """Return what answered an order under an id that is nearly its own, if anything did."""
    own = order.call.message_id if order.call else ""
    for entry in conversation.after(order):
        match entry.content:
            case CallResult(message_id=said) | CallError(message_id=said) if entry.answers is None:
                if said.strip().lower() == own.lower():
                    return entry
    return None


def _words(answer: Entry) -> str:
    match answer.content:
        case CallResult(payload=payload):
            return f"it answered {payload.get('status', 'without a status')}"
        case CallError(code=code, description=description):
            return f"it answered with the error {code}" + (f" ({description})" if description else "")
    return "it did not answer"


def status_of(conversation: Conversation, order: Entry) -> str | None:
    """Return the status that an order was answered with, if it was."""
    payload = conversation.answer_payload(order)
    return str(payload.get("status")) if payload is not None else None


def status_in(answer: Entry | None) -> str | None:
    """Return the status in an answer; None where there is no answer, or an error."""
    content = answer.content if answer else None
    return str(content.payload.get("status")) if isinstance(content, CallResult) else None


def _what(order: Entry) -> str:
    payload = order.call.payload if order.call else {}
    details = ", ".join(
        f"{name} {value}" for name, value in payload.items() if not isinstance(value, dict | list)
    )
    return f"{order.call.action if order.call else ''}{f' ({details})' if details else ''}"


CALLED = {
    "ChangeAvailability": "the change of availability",
    "ClearCache": "the order to clear the cache",
    "RemoteStartTransaction": "the remote start",
    "RemoteStopTransaction": "the remote stop",
    "Reset": "the reset",
    "TriggerMessage": "the question",
}
"""What people call an order."""


def _shortly(conversation: Conversation, order: Entry | None, wanted: str) -> str:
    """Say in a few words which order was answered how, and not as was wanted."""
    if order is None:
        return "no order reached the station"
    action, payload = (order.call.action, order.call.payload) if order.call else ("", {})
    changed = f"the change of {payload.get('key')}"
    what = changed if action == "ChangeConfiguration" else CALLED.get(action, action)
    answer = conversation.answer_to(order)
    if answer is None:
        return f"{what} was not answered"
    error = f"with the error {answer.content.code}" if isinstance(answer.content, CallError) else None
    return f"{what} was answered {error or status_of(conversation, order)}, not {wanted}"


class _EveryOrder(Expectation):
    """Something wanted of the answer to every order.

    Attributes:
        answer: The answer that is wanted, in a word.
    """

    answer: str

    @abstractmethod
    def fits(self, conversation: Conversation, order: Entry) -> bool:
        """Return whether an order was answered as it is wanted."""

    def problems(self, conversation: Conversation) -> list[str]:
        asked = orders(conversation)
        if not asked:
            return ["no order reached the station"]
        return [
            Problem(f"{_what(order)}: {told(conversation, order)}", answer_in_any_form(conversation, order))
            for order in asked
            if not self.fits(conversation, order)
        ]

    def in_short(self, conversation: Conversation) -> str:
        wrong = (one for one in orders(conversation) if not self.fits(conversation, one))
        return _shortly(conversation, next(wrong, None), self.answer)


@dataclass(eq=False)
class _Answered(_EveryOrder):
    answer: Answer

    @property
    def wanted(self) -> str:
        return f"the station to answer {self.answer}"

    def fits(self, conversation: Conversation, order: Entry) -> bool:
        return status_of(conversation, order) == self.answer


def answered(answer: Answer) -> Expectation:
    """Match if every order since the mark was answered with this status.

    Example::

        answered(Answer.ACCEPTED)

    """
    return _Answered(answer)


class _Refused(_EveryOrder):
    answer = "refused"

    @property
    def wanted(self) -> str:
        return "the station to refuse, by its answer or by an error"

    def fits(self, conversation: Conversation, order: Entry) -> bool:
        answer = conversation.answer_to(order)
        if answer is None:
            return False
        return isinstance(answer.content, CallError) or status_of(conversation, order) in (
            "Rejected",
            "NotSupported",
            "NotImplemented",
        )


def refused() -> Expectation:
    """Match if every order since the mark was refused: by such a status, or by an error."""
    return _Refused()


@dataclass(eq=False)
class _StillAnswers(Expectation):
    @property
    def wanted(self) -> str:
        return "the station to answer when it is asked for a setting"

    def problems(self, conversation: Conversation) -> list[str]:
        asked = next(reversed(conversation.calls(Sender.CENTRAL, "GetConfiguration")), None)
        if asked is None:
            return ["it was not asked"]
        answer = conversation.answer_to(asked)
        match answer.content if answer else None:
            case CallResult():
                return []
            case CallError(code=code):
                return [Problem(f"it answered with the error {code}", answer)]
        return ["it did not answer"]

    def in_short(self, conversation: Conversation) -> str:
        return "no longer answers"


def still_answers() -> Expectation:
    """Match if the last question for a setting was answered.

    Example::

        still_answers()

    """
    return _StillAnswers()
