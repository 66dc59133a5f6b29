"""That the station comes back after a restart: the line, the registration, and how long it was away.

OCPP 1.6 edition 2, sections 4.2 and 5.14.
"""

from __future__ import annotations

from dataclasses import dataclass

from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.matchers.lifetimes import admitted_at, registrations
from ocpp_support.matchers.sessions import running_session
from ocpp_support.matchers.stages import last_request
from ocpp_support.matchers.statuses import payload_of, reports_itself_and_every_connector, sent_instead
from ocpp_support.trace.events import Connected, Disconnected
from ocpp_support.trace.trace import Conversation, Entry
from ocpp_support.vocabulary.nouns import name_of

RESTARTING = ("Reset", "UpdateFirmware")
"""Orders that a restart follows from."""


def is_back(conversation: Conversation) -> bool:
    """Return whether the reset ordered last is over: refused, or admitted again and every connector told."""
    order = last_request(conversation, "Reset")
    answer = conversation.answer_payload(order) if order else None
    if order is None or answer is None or answer.get("status") != "Accepted":
        return True
    return is_admitted_and_told(conversation.after(order))


def is_admitted_and_told(conversation: Conversation) -> bool:
    """Return whether the station was admitted, and has then reported itself and every connector."""
    return _admitted(conversation) is not None and reports_itself_and_every_connector().matches(conversation)


def _admitted(conversation: Conversation) -> Entry | None:
    """Return the first registration that was accepted."""
    return next((entry for entry in registrations(conversation) if admitted_at(conversation, entry)), None)


def _what(order: Entry) -> str:
    if order.call and order.call.action == "Reset":
        return f"the {str(payload_of(order).get('type', '')).lower()} reset"
    return "the order to update"


@dataclass(eq=False)
class _RegistersAgain(Expectation):
    @property
    def wanted(self) -> str:
        return "the station to register again, to be accepted, and not before what was running has ended"

    def problems(self, conversation: Conversation) -> list[str]:
        order = last_request(conversation, *RESTARTING)
        answer = conversation.answer_to(order) if order else None
        if order and answer is None:
            return [f"{_what(order)} was not answered; {sent_instead(conversation)}"]
        since = conversation.after(answer) if answer else conversation
        admitted = _admitted(since)
        if admitted is not None:
            return _cut_short(conversation, admitted)
        if registrations(since):
            return ["it registered, and was not accepted"]
        if order and (early := registrations(conversation)):
            return [Problem(f"it registered only before it had answered {_what(order)}", *early)]
        return [f"it did not register; {_line(since)}{sent_instead(since)}"]

    def in_short(self, conversation: Conversation) -> str:
        order = last_request(conversation, *RESTARTING)
        after = f" after {_what(order)}" if order else ""
        if _admitted(conversation) is not None:
            return f"restarted{after} before the session had ended"
        return f"did not register again{after}"

    def fact(self, conversation: Conversation) -> str | None:
        order = last_request(conversation, "Reset")
        answer = conversation.answer_to(order) if order else None
        if order is None or answer is None:
            return None
        since = conversation.after(answer)
        admitted = _admitted(since)
        gone = next(iter(since.events(Disconnected)), answer)
        return f"{_what(order)[4:]}: away for {admitted.at - gone.at:.0f} s" if admitted else None


def _cut_short(conversation: Conversation, admitted: Entry) -> list[str]:
    """Return the sessions that ran when it began and whose end was not reported before the restart."""
    found: list[str] = []
    before = conversation.whole.until(admitted)
    for connector in range(1, conversation.connectors + 1):
        running = running_session(conversation.before, connector)
        if running is None:
            continue
        now = running_session(before, connector)
        if now is not None and now.start is running.start:
            words = f"it registered again before the end of {running.number} on {name_of(connector)}"
            found.append(Problem(f"{words} was reported", admitted))
    return found


def _line(conversation: Conversation) -> str:
    left, came = conversation.events(Disconnected), conversation.events(Connected)
    if not left:
        return "it stayed connected; "
    return "it left and connected again; " if came else "it left and did not connect again; "


def registers_again() -> Expectation:
    """Match if the station was admitted anew: after it had answered the order, where one restarts it.

    A session that ran when it began must have been reported as ended before.

    Example::

        registers_again()

    """
    return _RegistersAgain()


@dataclass(eq=False)
class _LeavesAndConnectsAgain(Expectation):
    @property
    def wanted(self) -> str:
        return "the station's connection to end, and a new one to be opened"

    def problems(self, conversation: Conversation) -> list[str]:
        order = last_request(conversation, "Reset")
        since = conversation.after(order) if order else conversation
        left, came = since.events(Disconnected), since.events(Connected)
        found: list[str] = []
        if not left:
            again = registrations(since)
            words = ", and it registered again on it" if again else ""
            found.append(Problem(f"the connection was never closed{words}", *again))
        if not came:
            found.append("no new connection was opened")
        return found

    def in_short(self, conversation: Conversation) -> str:
        return "the connection was not closed for the restart"


def leaves_and_connects_again() -> Expectation:
    """Match if a connection ended and another was opened since the order to restart.

    Example::

        leaves_and_connects_again()

    """
    return _LeavesAndConnectsAgain()
