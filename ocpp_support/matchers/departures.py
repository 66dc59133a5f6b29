"""What the station reports that takes a connector out of a status: the opposite of staying so.

OCPP 1.6 edition 2, section 4.9.
"""

from __future__ import annotations

from dataclasses import dataclass

from ocpp_support.matchers.expectation import Expectation
from ocpp_support.matchers.statuses import payload_of, reports
from ocpp_support.trace.trace import Conversation
from ocpp_support.vocabulary.nouns import Outlet, Status, name_of


@dataclass(eq=False)
class _Leaves(Expectation):
    status: Status
    besides: Outlet | None

    @property
    def wanted(self) -> str:
        who = f"a connector other than {self.besides}" if self.besides else "a connector"
        return f"{who} to be reported other than {self.status}"

    def problems(self, conversation: Conversation) -> list[str]:
        if self.departures(conversation):
            return []
        return [f"no connector was reported other than {self.status}"]

    def when_unwanted(self) -> str:
        who = f"a connector other than {self.besides}" if self.besides else "a connector"
        return f"{who} did not stay {self.status}"

    def seen(self, conversation: Conversation) -> str:
        return "; ".join(self.departures(conversation))

    def departures(self, conversation: Conversation) -> list[str]:
        return [
            f"{name_of(connector)} was reported {payload_of(entry).get('status')}"
            for connector in range(1, conversation.connectors + 1)
            if self.besides is None or connector != self.besides.connector
            for entry in reports(conversation, connector)
            if payload_of(entry).get("status") != self.status
        ]


def leaves(status: Status, *, besides: Outlet | None = None) -> Expectation:
    """Match if any connector, one ``besides`` which is not looked at, was reported in another status.

    Example::

        leaves(Status.AVAILABLE, besides=Outlet(1))

    """
    return _Leaves(status, besides)


@dataclass(eq=False)
class _TurnsFrom(Expectation):
    outlet: Outlet
    status: Status

    @property
    def wanted(self) -> str:
        return f"{self.outlet} to be reported otherwise after it was reported {self.status}"

    def problems(self, conversation: Conversation) -> list[str]:
        return [] if self.turns(conversation) else [f"{self.outlet} was not reported otherwise"]

    def when_unwanted(self) -> str:
        return f"{self.outlet} did not stay {self.status}"

    def seen(self, conversation: Conversation) -> str:
        return "; ".join(self.turns(conversation))

    def turns(self, conversation: Conversation) -> list[str]:
        found = []
        for connector in self.outlet.ids(conversation.connectors):
            told = [str(payload_of(entry).get("status")) for entry in reports(conversation, connector)]
            since = told[told.index(self.status) :] if self.status in told else []
            if other := next((status for status in since if status != self.status), None):
                found.append(f"{name_of(connector)} was reported {self.status}, and {other} after that")
        return found


def turns_from(outlet: Outlet, status: Status) -> Expectation:
    """Match if a connector meant was reported in a status, and in another after that.

    Example::

        turns_from(Outlet(1), Status.UNAVAILABLE)

    """
    return _TurnsFrom(outlet, status)
