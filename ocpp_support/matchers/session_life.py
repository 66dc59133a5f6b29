"""What is expected of sessions: that one starts, runs, goes on or ends, where it should and for whom.

OCPP 1.6 edition 2, sections 4.8, 4.9 and 4.10.
"""

from __future__ import annotations

from dataclasses import dataclass

from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.matchers.sessions import (
    Session,
    ends_of,
    latest_session,
    running_session,
    same_card,
    sessions,
)
from ocpp_support.matchers.statuses import (
    heard_instead,
    last_said,
    latest_status,
    payload_of,
    reports,
    sent_instead,
)
from ocpp_support.trace.trace import Conversation, Entry, Sender
from ocpp_support.vocabulary.nouns import Outlet, Status

UNDER_WAY = (Status.CHARGING, Status.SUSPENDED_EV)
"""How a connector is reported while a car charges, or is full."""

IN_A_SESSION = (*UNDER_WAY, Status.SUSPENDED_EVSE)
"""How a connector may be reported in the course of a session."""

DEFAULT_REASON = "Local"
"""The reason of an end that names none (section 6.49)."""


@dataclass(eq=False)
class _Starts(Expectation):
    outlet: Outlet
    tag: str

    @property
    def wanted(self) -> str:
        return f"a session to start on {self.outlet} with card {self.tag}"

    def problems(self, conversation: Conversation) -> list[str]:
        begun = sessions(conversation)
        if not begun:
            words = f"no session started; {sent_instead(conversation)}"
            return [Problem(words, *self._busy_elsewhere(conversation))]
        differences = [(self._differences(session), session.start) for session in begun]
        if any(not found for found, _ in differences):
            return []
        return [Problem("; ".join(found), start) for found, start in differences]

    def _busy_elsewhere(self, conversation: Conversation) -> list[Entry]:
        """Return the reports of another connector that is being made ready, or charges."""
        said = ((entry, payload_of(entry)) for entry in reports(conversation))
        return [
            entry
            for entry, report in said
            if report.get("status") in (Status.PREPARING, Status.CHARGING)
            and report.get("connectorId") != self.outlet.number
        ]

    def _differences(self, session: Session) -> list[str]:
        found = []
        if session.connector != self.outlet.number:
            found.append(f"a session started on connector {session.connector!r}, not on {self.outlet}")
        if not same_card(session.card, self.tag):
            found.append(f"a session started with card {session.card}, not with {self.tag}")
        if session.transaction_id is None:
            found.append("its start was not answered with a number yet")
        return found

    def in_short(self, conversation: Conversation) -> str:
        return f"no session started on {self.outlet}"


def session_starts(outlet: Outlet, tag: str) -> Expectation:
    """Match if a session started on a connector with this id tag, and was given a number.

    Example::

        session_starts(Outlet(1), "04A2C3")

    """
    return _Starts(outlet, tag)


@dataclass(eq=False)
class _StartsAtAll(Expectation):
    @property
    def wanted(self) -> str:
        return "a session to start on any connector"

    def problems(self, conversation: Conversation) -> list[str]:
        return [] if sessions(conversation) else [f"no session started; {sent_instead(conversation)}"]

    def when_unwanted(self) -> str:
        return "a session started all the same"

    def seen(self, conversation: Conversation) -> str:
        begun = [f"connector {one.connector!r} with card {one.card}" for one in sessions(conversation)]
        return f"a session started on {' and on '.join(begun)}"


def any_session_starts() -> Expectation:
    """Match if any session started, wherever it is and whoever's.

    Example::

        any_session_starts()

    """
    return _StartsAtAll()


@dataclass(eq=False)
class _Runs(Expectation):
    outlet: Outlet
    tag: str

    @property
    def wanted(self) -> str:
        return f"a session to run on {self.outlet} with card {self.tag}"

    def problems(self, conversation: Conversation) -> list[str]:
        found = session_starts(self.outlet, self.tag).problems(conversation)
        number = self.outlet.number
        if not found and running_session(conversation, number) is None:
            ends = conversation.calls(Sender.STATION, "StopTransaction")
            found.append(Problem(f"the session on {self.outlet} is over already", *ends))
        if latest_status(conversation, number) not in UNDER_WAY:
            words = f"{self.outlet} is not reported charging; {heard_instead(conversation, number)}"
            found.append(Problem(words, last_said(conversation, number)))
        return found


def session_runs(outlet: Outlet, tag: str) -> Expectation:
    """Match if a session started with this id tag, goes on, and its connector is Charging or SuspendedEV.

    Example::

        session_runs(Outlet(1), "04A2C3")

    """
    return _Runs(outlet, tag)


@dataclass(eq=False)
class _Ends(Expectation):
    outlet: Outlet
    reason: str | None

    @property
    def wanted(self) -> str:
        why = f", with the reason {self.reason}" if self.reason else ""
        return f"the end of the session on {self.outlet} to be reported{why}"

    def problems(self, conversation: Conversation) -> list[str]:
        session = latest_session(conversation.before, self.outlet.number)
        if session is None or session.transaction_id is None:
            return [f"no session was running on {self.outlet}"]
        ends = ends_of(conversation, session)
        if not ends:
            words = f"the end of {session.number} on {self.outlet} was not reported"
            others = conversation.calls(Sender.STATION, "StopTransaction")
            return [Problem(f"{words}; {_ended_instead(conversation)}", *others)]
        wrong: list[str] = [
            Problem(
                f"{session.number} on {self.outlet} ended with the reason"
                f" {payload_of(end).get('reason', f'{DEFAULT_REASON}, as none was given')}",
                end,
            )
            for end in ends
            if not self._has_reason(end)
        ]
        return wrong if len(wrong) == len(ends) else []

    def _has_reason(self, end: Entry) -> bool:
        return self.reason is None or payload_of(end).get("reason", DEFAULT_REASON) == self.reason

    def in_short(self, conversation: Conversation) -> str:
        session = latest_session(conversation.before, self.outlet.number)
        ends = ends_of(conversation, session) if session else []
        if ends:
            reason = payload_of(ends[-1]).get("reason", DEFAULT_REASON)
            return f"the session on {self.outlet} ended with the reason {reason}, not {self.reason}"
        return f"the end of the session on {self.outlet} was not reported"

    def when_unwanted(self) -> str:
        return f"the session on {self.outlet} did not go on"

    def seen(self, conversation: Conversation) -> str:
        session = latest_session(conversation.before, self.outlet.number)
        ends = ends_of(conversation, session) if session else []
        reasons = ", ".join(str(payload_of(end).get("reason", "not given")) for end in ends)
        return f"the end of the session on {self.outlet} was reported (reason {reasons})"


def _ended_instead(conversation: Conversation) -> str:
    numbers = [
        str(payload_of(entry).get("transactionId"))
        for entry in conversation.calls(Sender.STATION, "StopTransaction")
    ]
    if numbers:
        return f"it reported the end of session {', '.join(numbers)}"
    return sent_instead(conversation)


def session_ends(outlet: Outlet, reason: str | None = None) -> Expectation:
    """Match if the session that ran on a connector at the mark was reported ended, by its own number.

    Args:
        outlet: The connector.
        reason: The reason wanted, if one is; none said is Local (section 6.49).

    Example::

        session_ends(Outlet(1), "Remote")

    """
    return _Ends(outlet, reason)


@dataclass(eq=False)
class _GoesOn(Expectation):
    outlet: Outlet

    @property
    def wanted(self) -> str:
        return f"the session on {self.outlet} to go on, and to be seen to"

    def problems(self, conversation: Conversation) -> list[str]:
        number = self.outlet.number
        session = latest_session(conversation.before, number)
        if session is None or session.end is not None:
            return [f"no session was running on {self.outlet}"]
        found: list[str] = []
        if ends := ends_of(conversation, session):
            found.append(Problem(f"the end of {session.number} was reported", *ends))
        begun = sessions(conversation, number)
        found += [Problem(f"another session began: {new.number}", new.start) for new in begun]
        if not self._sign(conversation, session):
            words = f"nothing shows that it goes on; {heard_instead(conversation, number)}"
            found.append(Problem(words, last_said(conversation, number)))
        return found

    def _sign(self, conversation: Conversation, session: Session) -> bool:
        """Return whether, once asked, the station reported it charging or told its meter readings."""
        questions = conversation.calls(Sender.CENTRAL, "TriggerMessage")
        since = conversation.after(questions[-1]) if questions else conversation
        readings = since.calls(Sender.STATION, "MeterValues")
        told = reports(since, self.outlet.number)
        return any(
            payload_of(entry).get("transactionId") == session.transaction_id for entry in readings
        ) or (bool(told) and payload_of(told[-1]).get("status") in IN_A_SESSION)

    def in_short(self, conversation: Conversation) -> str:
        session = latest_session(conversation.before, self.outlet.number)
        ended = session is not None and ends_of(conversation, session)
        return f"the session on {self.outlet} {'was ended' if ended else 'did not go on'}"


def session_goes_on(outlet: Outlet) -> Expectation:
    """Match if the session that ran at the mark was not ended, and the station showed since that it runs.

    What shows it: a report Charging, SuspendedEV or SuspendedEVSE, or readings with its number, both after
    the central system asked last.

    Example::

        session_goes_on(Outlet(1))

    """
    return _GoesOn(outlet)
