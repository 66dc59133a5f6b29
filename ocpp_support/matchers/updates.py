"""The course of an update: whether the order was taken, when it is over, and that no driver suffers from it.

OCPP 1.6 edition 2, sections 4.5 and 5.19.
"""

from __future__ import annotations

from dataclasses import dataclass

from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.matchers.firmware import REPORT
from ocpp_support.matchers.lifetimes import admitted_at, registrations
from ocpp_support.matchers.resets import is_admitted_and_told
from ocpp_support.matchers.sessions import running_session
from ocpp_support.matchers.stages import last_request, stages
from ocpp_support.matchers.statuses import payload_of, sent_instead
from ocpp_support.protocol.frames import CallError, CallResult
from ocpp_support.trace.trace import Conversation, Entry, Sender
from ocpp_support.vocabulary.nouns import Outlet

FAILURES = ("DownloadFailed", "InstallationFailed")

LONGEST_WAIT = 300.0
"""Seconds after which an update that could restart the station has done so, where none was timed before."""


def update_is_over(conversation: Conversation) -> bool:
    """Return whether nothing more is to be expected of the update ordered last."""
    order = last_request(conversation, "UpdateFirmware")
    if order is None or not _taken(conversation, order):
        return True
    since = conversation.after(order)
    told = stages(since, REPORT)
    if any(failure in told for failure in FAILURES):
        return True
    return "Installed" in told and is_admitted_and_told(since)


def _taken(conversation: Conversation, order: Entry) -> bool:
    return conversation.answer_payload(order) is not None


def _not_taken(conversation: Conversation, order: Entry | None) -> str | None:
    if order is None:
        return "the operator ordered no update"
    answer = conversation.answer_to(order)
    match answer.content if answer else None:
        case CallResult():
            return None
        case CallError(code=code):
            return Problem(f"the order was answered with the error {code}", answer)
    return f"the order was not answered; {sent_instead(conversation)}"


@dataclass(eq=False)
class _TakesOrder(Expectation):
    @property
    def wanted(self) -> str:
        return "the station to answer the order to update"

    def problems(self, conversation: Conversation) -> list[str]:
        problem = _not_taken(conversation, last_request(conversation, "UpdateFirmware"))
        return [problem] if problem else []

    def in_short(self, conversation: Conversation) -> str:
        return "the order to update was not answered"


def takes_the_order() -> Expectation:
    """Match if the order to update was answered; it is answered with nothing in it.

    Example::

        takes_the_order()

    """
    return _TakesOrder()


@dataclass(eq=False)
class _WaitsForSession(Expectation):
    outlet: Outlet
    takes: float = LONGEST_WAIT

    @property
    def wanted(self) -> str:
        return (
            f"the session on {self.outlet} to run on, and the station not to restart, for as long as"
            f" an update of the free station took, or {LONGEST_WAIT:.0f} s where none was timed"
        )

    def problems(self, conversation: Conversation) -> list[str]:
        order = last_request(conversation, "UpdateFirmware")
        if (problem := _not_taken(conversation, order)) or order is None:
            return [problem or ""]
        session = running_session(conversation.before, self.outlet.number)
        if session is None:
            return [f"no session was running on {self.outlet}"]
        since = conversation.after(order)
        found: list[str] = [
            Problem(f"the station registered again {entry.at - order.at:.1f} s after the order", entry)
            for entry in registrations(since)[:1]
        ]
        found += [
            Problem(
                f"the end of {session.number} was reported {entry.at - order.at:.1f} s after the order"
                f" (reason {payload_of(entry).get('reason', 'not given')})",
                entry,
            )
            for entry in since.calls(Sender.STATION, "StopTransaction")
            if payload_of(entry).get("transactionId") == session.transaction_id
        ]
        wait, passed = _time_of_an_update(conversation.before), conversation.now - order.at
        if not found and passed < wait:
            found.append(f"only {passed:.0f} s have passed since the order, {wait:.0f} s are needed to tell")
        return found

    def in_short(self, conversation: Conversation) -> str:
        return "an update interrupts a running session"


def _time_of_an_update(before: Conversation) -> float:
    """Return how long the first update of the run took to its registration, a tenth and two seconds more."""
    for order in before.calls(Sender.CENTRAL, "UpdateFirmware"):
        since = before.after(order)
        back = next((entry for entry in registrations(since) if admitted_at(since, entry)), None)
        if back and "Installed" in stages(since, REPORT):
            return min((back.at - order.at) * 1.1 + 2, LONGEST_WAIT)
    return LONGEST_WAIT


def waits_for_session(outlet: Outlet) -> Expectation:
    """Match if the session that ran when an update was ordered runs on for as long as an update takes.

    Example::

        waits_for_session(Outlet(1))

    """
    return _WaitsForSession(outlet)
