"""What the station reports because it was asked to. OCPP 1.6 edition 2, section 5.17.

A report counts once the request has been sent: it may legally come before the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ocpp_support.matchers.answers import answer_in_any_form, status_in, told
from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.matchers.statuses import heard_instead, payload_of, reports
from ocpp_support.trace.trace import Conversation, Entry, Sender
from ocpp_support.vocabulary.nouns import Answer, Outlet, Status, name_of


def questions(conversation: Conversation) -> list[Entry]:
    """Return the operator's requests for a status report."""
    return [
        entry
        for entry in conversation.calls(Sender.CENTRAL, "TriggerMessage")
        if payload_of(entry).get("requestedMessage") == "StatusNotification"
    ]


def _refusal(conversation: Conversation, question: Entry) -> Entry | None:
    """Return the answer to a question, where that does not agree to it."""
    answer = answer_in_any_form(conversation, question)
    return None if status_in(answer) == Answer.ACCEPTED else answer


def _is_status(report: dict[str, Any]) -> bool:
    return report.get("status") in tuple(Status)


@dataclass(eq=False)
class _ReportsAStatus(Expectation):
    @property
    def wanted(self) -> str:
        return "the station to report a status of itself or of a connector after it was asked to"

    def problems(self, conversation: Conversation) -> list[str]:
        asked = [entry for entry in questions(conversation) if "connectorId" not in payload_of(entry)]
        if not asked:
            return ["the operator did not ask for the status of the station"]
        after = conversation.after(asked[-1])
        found = reports(after)
        if any(_is_place(said, conversation) and _is_status(said) for said in map(payload_of, found)):
            return []
        words = f"{told(conversation, asked[-1])}, and then {_heard(after)}"
        return [Problem(words, _refusal(conversation, asked[-1]), *found)]

    def in_short(self, conversation: Conversation) -> str:
        return "no status when asked for one"


def _is_place(report: dict[str, Any], conversation: Conversation) -> bool:
    return report.get("connectorId") in range(conversation.connectors + 1)


def _heard(conversation: Conversation) -> str:
    return heard_instead(conversation, 0)


def reports_a_status_when_asked() -> Expectation:
    """Match if a status of the station, or of any of its connectors, was reported after it was asked for.

    Example::

        reports_a_status_when_asked()

    """
    return _ReportsAStatus()


@dataclass(eq=False)
class _ReportsWhenAsked(Expectation):
    outlet: Outlet

    @property
    def wanted(self) -> str:
        return f"the station to report the status of {self.outlet} after it was asked for that"

    def problems(self, conversation: Conversation) -> list[str]:
        return [
            why
            for connector in self.outlet.ids(conversation.connectors)
            if (why := self._problem(conversation, connector))
        ]

    def _problem(self, conversation: Conversation, connector: int) -> str | None:
        asked = [e for e in questions(conversation) if payload_of(e).get("connectorId") == connector]
        if not asked:
            return f"the operator did not ask about {name_of(connector)}"
        after = conversation.after(asked[-1])
        if any(_is_status(payload_of(report)) for report in reports(after, connector)):
            return None
        words = (
            f"asked about {name_of(connector)}, {told(conversation, asked[-1])}, "
            f"and then {heard_instead(after, connector)}"
        )
        return Problem(words, _refusal(conversation, asked[-1]), *reports(after))

    def in_short(self, conversation: Conversation) -> str:
        silent = [
            name_of(connector)
            for connector in self.outlet.ids(conversation.connectors)
            if self._problem(conversation, connector)
        ]
        return f"no status of {' and '.join(silent)} when asked for it"


def reports_when_asked(outlet: Outlet) -> Expectation:
    """Match if each connector meant was asked about, and its status was reported after that.

    Example::

        reports_when_asked(Outlet(None))

    """
    return _ReportsWhenAsked(outlet)


@dataclass(eq=False)
class _ReportsUnknown(Expectation):
    @property
    def wanted(self) -> str:
        return "the station to report a status of a connector that it does not have"

    def problems(self, conversation: Conversation) -> list[str]:
        if self._strange(conversation):
            return []
        return [f"it reported of no such connector; {_heard(conversation)}"]

    @staticmethod
    def _strange(conversation: Conversation) -> list[dict[str, Any]]:
        told_of = [payload_of(report) for report in reports(conversation)]
        return [report for report in told_of if not _is_place(report, conversation)]

    def when_unwanted(self) -> str:
        return "a connector was reported that does not exist"

    def seen(self, conversation: Conversation) -> str:
        strange = self._strange(conversation)
        return "; ".join(
            f"connector {one.get('connectorId')!r} was reported {one.get('status')}" for one in strange
        )


def reports_unknown_connector() -> Expectation:
    """Match if a status was reported of a connector that the station file does not have.

    Example::

        reports_unknown_connector()

    """
    return _ReportsUnknown()
