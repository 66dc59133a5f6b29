"""What the station reports of its connectors. The latest report is the one that counts.

OCPP 1.6 edition 2, section 4.9.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.matchers.lifetimes import since_admission
from ocpp_support.trace.trace import Conversation, Entry, Sender
from ocpp_support.vocabulary.nouns import Outlet, Status, Statuses, name_of


def reports(conversation: Conversation, connector: int | None = None) -> list[Entry]:
    """Return the status reports in a conversation, of one connector or of all."""
    return conversation.calls(Sender.STATION, "StatusNotification", connector=connector)


def last_said(conversation: Conversation, connector: int) -> Entry | None:
    """Return the last report of a connector; nothing where there is none."""
    newest = conversation.newest_calls(Sender.STATION, "StatusNotification", connector=connector)
    return next(newest, None)


def latest_report(conversation: Conversation, connector: int) -> dict[str, Any] | None:
    """Return what was last reported of a connector; nothing where nothing was."""
    last = last_said(conversation, connector)
    return payload_of(last) if last else None


def latest_status(conversation: Conversation, connector: int) -> str | None:
    """Return the status last reported of a connector."""
    report = latest_report(conversation, connector)
    return str(report.get("status")) if report else None


def payload_of(entry: Entry) -> dict[str, Any]:
    """Return the payload of a request."""
    return entry.call.payload if entry.call else {}


def is_error(report: dict[str, Any]) -> bool:
    """Return whether a report names an error."""
    return report.get("errorCode") not in (None, "NoError")


def heard_instead(conversation: Conversation, connector: int) -> str:
    """Say what the station reported instead of what was wanted of a connector."""
    told = [
        f"{report.get('status')}"
        + (f" with {report.get('errorCode')}" if is_error(report) else "")
        + ("" if report.get("connectorId") == connector else f" for {_named(report.get('connectorId'))}")
        for report in map(payload_of, reports(conversation))
    ]
    if told:
        return f"it reported {', '.join(told[-6:])}"
    return sent_instead(conversation)


def sent_instead(conversation: Conversation) -> str:
    """Say what the station sent, where that was not what was wanted."""
    words = (_in_a_word(entry) for entry in conversation.calls(Sender.STATION))
    said = [_counted(word, len(list(same))) for word, same in groupby(words)][-8:]
    return f"it sent {', '.join(said)}" if said else "the station sent nothing at all"


def _counted(word: str, times: int) -> str:
    return word if times == 1 else f"{word} {times} times"


def _in_a_word(entry: Entry) -> str:
    """Return a request as a text names it: of a status also which, and where."""
    action, payload = entry.call.action if entry.call else "", payload_of(entry)
    place, status = payload.get("connectorId"), payload.get("status")
    if action != "StatusNotification" or not isinstance(place, int) or status is None:
        return action
    return f"{action} ({name_of(place)}: {status!s:.20})"


def _named(connector: Any) -> str:
    return name_of(connector) if isinstance(connector, int) else f"connector {connector!r}"


@dataclass(eq=False)
class _Becomes(Expectation):
    outlet: Outlet
    statuses: Statuses

    @property
    def wanted(self) -> str:
        return f"{self.outlet} to be reported {_either(self.statuses)}"

    def problems(self, conversation: Conversation) -> list[str]:
        life = since_admission(conversation)
        found: list[str] = []
        for connector in self.places(conversation):
            status = latest_status(life, connector)
            if status is None:
                words = f"no status of {name_of(connector)} was reported; {heard_instead(life, connector)}"
                found.append(Problem(words, *self._misplaced(life, conversation)))
            elif status not in self.statuses:
                words = f"{name_of(connector)} was last reported {status}"
                found.append(Problem(words, last_said(life, connector)))
        return found

    def _misplaced(self, life: Conversation, conversation: Conversation) -> list[Entry]:
        """Return the reports of such a status that are of another place."""
        places = self.places(conversation)
        said = ((entry, payload_of(entry)) for entry in reports(life))
        return [
            entry
            for entry, report in said
            if report.get("status") in self.statuses and report.get("connectorId") not in places
        ]

    def places(self, conversation: Conversation) -> tuple[int, ...]:
        """Return the connectors that must be so."""
        return self.outlet.ids(conversation.connectors)

    def in_short(self, conversation: Conversation) -> str:
        return f"{self.outlet} not reported {_either(self.statuses)}"


def becomes(outlet: Outlet, statuses: Statuses) -> Expectation:
    """Match if the latest report of every connector meant is one of ``statuses``.

    Only what was said since the last accepted registration counts, should the station have restarted.

    Example::

        becomes(Outlet(None), (Status.AVAILABLE,))

    """
    return _Becomes(outlet, statuses)


@dataclass(eq=False)
class _IsOutOfService(_Becomes):
    def places(self, conversation: Conversation) -> tuple[int, ...]:
        # With the whole station goes every connector.
        places = super().places(conversation)
        return tuple(range(conversation.connectors + 1)) if 0 in places else places


def is_out_of_service(outlet: Outlet) -> Expectation:
    """Match if every place meant was last reported Unavailable; of the whole station, every connector too.

    Example::

        is_out_of_service(Outlet(0))

    """
    return _IsOutOfService(outlet, (Status.UNAVAILABLE,))


@dataclass(eq=False)
class _IsFree(Expectation):
    outlet: Outlet

    @property
    def wanted(self) -> str:
        return f"{self.outlet} to be reported {Status.AVAILABLE}, and nothing else since"

    def problems(self, conversation: Conversation) -> list[str]:
        return [
            Problem(f"{name_of(connector)} was last reported {status}", last_said(conversation, connector))
            for connector in self.outlet.ids(conversation.connectors)
            if (status := latest_status(conversation.whole, connector)) != Status.AVAILABLE
        ]

    def in_short(self, conversation: Conversation) -> str:
        return "; ".join(self.problems(conversation))


def is_free(outlet: Outlet) -> Expectation:
    """Match if every connector meant was last reported Available, be it before the mark.

    A station may do so when a session ends, with the cable still in, and need not repeat it.

    Example::

        is_free(Outlet(1))

    """
    return _IsFree(outlet)


@dataclass(eq=False)
class _WasReported(Expectation):
    outlet: Outlet
    statuses: Statuses

    @property
    def wanted(self) -> str:
        return f"{self.outlet} to be reported {_either(self.statuses)} at any time"

    def problems(self, conversation: Conversation) -> list[str]:
        for connector in self.outlet.ids(conversation.connectors):
            if any(
                payload_of(entry).get("status") in self.statuses for entry in reports(conversation, connector)
            ):
                return []
        return [f"{self.outlet} was never reported {_either(self.statuses)}"]

    def when_unwanted(self) -> str:
        return f"{self.outlet} was reported {_either(self.statuses)}"


def was_reported(outlet: Outlet, statuses: Statuses) -> Expectation:
    """Match if any report of a connector meant, the latest or not, is one of ``statuses``.

    Example::

        was_reported(Outlet(1), (Status.CHARGING,))

    """
    return _WasReported(outlet, statuses)


@dataclass(eq=False)
class _ReportsAll(Expectation):
    @property
    def wanted(self) -> str:
        return "the station to report itself and every connector, each with one of the nine statuses"

    def problems(self, conversation: Conversation) -> list[str]:
        admitted = since_admission(conversation)
        found = []
        for connector in range(conversation.connectors + 1):
            status = latest_status(admitted, connector)
            if status is None:
                before = latest_status(conversation, connector)
                earlier = f" after it registered; before, it was reported {before}" if before else ""
                found.append(f"no status of {name_of(connector)} was reported{earlier}")
            elif status not in tuple(Status):
                words = f"{name_of(connector)} was reported {status!r}, which is no status of OCPP 1.6"
                found.append(Problem(words, last_said(admitted, connector)))
        return found

    def in_short(self, conversation: Conversation) -> str:
        known = {str(status) for status in Status}
        admitted = since_admission(conversation)
        places = range(conversation.connectors + 1)
        silent = [name_of(place) for place in places if latest_status(admitted, place) not in known]
        return f"no known status reported of {', '.join(silent)}"

    def fact(self, conversation: Conversation) -> str | None:
        return f"{conversation.connectors} connector{'s' if conversation.connectors > 1 else ''} seen"


def reports_itself_and_every_connector() -> Expectation:
    """Match if connector 0 and every connector were reported since the last accepted registration."""
    return _ReportsAll()


def _either(statuses: Statuses) -> str:
    names = [str(status) for status in statuses]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
