"""The signs of what a driver does: cable, card, stop button. OCPP 1.6 edition 2, sections 4.1, 4.8 to 4.10.

Lenient, as stations differ: a card need not be asked about, and a session may begin without Preparing. But
nothing that would have come by itself counts, such as the end that the card presented before brings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from ocpp_support.matchers.sessions import Session, running_session, same_card, sessions
from ocpp_support.matchers.statuses import payload_of
from ocpp_support.protocol.frames import CallResult
from ocpp_support.station.hands import Act
from ocpp_support.station.sign import IN_USE, SignAtConnector, Signs, statuses_of, that_was
from ocpp_support.trace.trace import Conversation, Entry, Sender
from ocpp_support.vocabulary.nouns import Status

_BY_HAND = (None, "Local")
"""Reasons of an end that somebody at the station brought about; none given means Local (section 6.49)."""

_FREE = (Status.AVAILABLE, Status.UNAVAILABLE)

_LONGEST_WAIT_S = 300.0
"""Seconds after which no station waits for the cable of whoever it admitted."""


class _PluggedIn(SignAtConnector):
    """The connector is reported in use, or a session starts there."""

    def __init__(self, act: Act, before: Conversation, names: Mapping[str, str]) -> None:
        super().__init__(act, before, names)
        awaited = _cable_is_awaited(before, self.number)
        # What it is reported already, or would be without a cable, shows nothing.
        not_counted = {self.status, Status.PREPARING if awaited else None}
        self._shows = [status for status in IN_USE if status not in not_counted]
        if self.status not in (Status.UNAVAILABLE, Status.FAULTED):
            in_use = "Preparing or in use" if Status.PREPARING in self._shows else "in use"
            self.done_when = f"the station reports {self.place} {in_use}"

    def seen(self, conversation: Conversation) -> bool:
        return any(status in self._shows for status in self.statuses(conversation)) or _starts(
            conversation, self.number
        )

    def mistaken(self, conversation: Conversation) -> str | None:
        for other, status in self.others():
            used = any(now in IN_USE for now in statuses_of(conversation, other))
            if status == Status.AVAILABLE and (used or _starts(conversation, other)):
                return that_was(other)
        return None


class _Unplugged(SignAtConnector):
    """The connector becomes Available, or Unavailable where that was put off; or a session ends by it."""

    def __init__(self, act: Act, before: Conversation, names: Mapping[str, str]) -> None:
        super().__init__(act, before, names)
        if self.status not in _FREE:
            self.done_when = f"the station reports {self.place} Available"

    def seen(self, conversation: Conversation) -> bool:
        course = pairwise([self.status, *self.statuses(conversation)])
        freed = any(now in _FREE and was not in _FREE for was, now in course)
        return freed or any(one.connector == self.number for one in _unplugged_sessions(conversation))

    def mistaken(self, conversation: Conversation) -> str | None:
        for other, status in self.others():
            if status in IN_USE and Status.AVAILABLE in statuses_of(conversation, other):
                return that_was(other)
        wrong = (one.connector for one in _unplugged_sessions(conversation) if one.connector != self.number)
        return next(map(that_was, wrong), None)


class _UnpluggedAtTheCar(SignAtConnector):
    """The session there is suspended by the car or ends, or the connector is reported Finishing."""

    def __init__(self, act: Act, before: Conversation, names: Mapping[str, str]) -> None:
        super().__init__(act, before, names)
        shows = (Status.SUSPENDED_EV, Status.FINISHING, Status.AVAILABLE)
        self._shows = [status for status in shows if status != self.status]
        if self.status in IN_USE:
            self.done_when = (
                f"the station reports {self.place} SuspendedEV or Finishing, or the session's end"
            )

    def seen(self, conversation: Conversation) -> bool:
        ended = any(session.connector == self.number for session, _ in _ends(conversation))
        return ended or any(status in self._shows for status in self.statuses(conversation))


class _CardRead(SignAtConnector):
    """The station asks about the card, or a session starts or ends with it."""

    def __init__(self, act: Act, before: Conversation, names: Mapping[str, str]) -> None:
        super().__init__(act, before, names)
        self._tag = act.card or ""
        # Where one runs already, a start that is told now, or once more, is an earlier card's.
        running = running_session(before, self.number)
        self._may_start = running is None
        # In somebody else's session a card may go unheeded.
        if running is None or same_card(running.card, self._tag):
            self.done_when = "the station asks about this card, or reports a session with it"

    def seen(self, conversation: Conversation) -> bool:
        return any(
            same_card(tag, self._tag) and connector in (None, self.number)
            for tag, connector in self._read(conversation)
        )

    def mistaken(self, conversation: Conversation) -> str | None:
        for tag, connector in self._read(conversation):
            if not same_card(tag, self._tag):
                name = self.names.get(str(tag).casefold())
                return f"that was another card, {f'{name} ({tag})' if name else tag}"
            if connector not in (None, self.number):
                return that_was(connector)
        return None

    def _read(self, conversation: Conversation) -> Iterator[tuple[Any, Any]]:
        """Yield each card that was read, and the connector: None where it is not said, or does not matter."""
        anywhere = self.act.connector is None
        for entry in conversation.calls(Sender.STATION, "Authorize"):
            yield payload_of(entry).get("idTag"), None
        for session in sessions(conversation) if self._may_start else ():
            yield session.card, None if anywhere else session.connector
        for session, end in _ends(conversation):
            if end.get("reason") in _BY_HAND:
                yield end.get("idTag") or session.card, None if anywhere else session.connector


class _StopPressed(SignAtConnector):
    """The session there ends."""

    def __init__(self, act: Act, before: Conversation, names: Mapping[str, str]) -> None:
        super().__init__(act, before, names)
        self.done_when = f"the station reports the end of the session on {self.place}"

    def seen(self, conversation: Conversation) -> bool:
        return any(self._is_here(session) for session, _ in _ends(conversation))

    def mistaken(self, conversation: Conversation) -> str | None:
        wrong = (one for one, end in _ends(conversation) if end.get("reason") in _BY_HAND)
        return next((that_was(one.connector) for one in wrong if not self._is_here(one)), None)

    def _is_here(self, session: Session) -> bool:
        return self.act.connector in (None, session.connector)


SIGNS: Signs = {
    "plug_in": _PluggedIn,
    "unplug": _Unplugged,
    "unplug_vehicle": _UnpluggedAtTheCar,
    "present_card": _CardRead,
    "press_stop": _StopPressed,
}


def _cable_is_awaited(before: Conversation, connector: int) -> bool:
    """Return whether somebody was admitted, by card or by the operator, and has no session there yet."""
    for entry in reversed(before):
        call = entry.call
        if before.now - entry.at > _LONGEST_WAIT_S:
            return False
        if call is None:
            continue
        if call.action in ("BootNotification", "StartTransaction", "StopTransaction"):
            return False
        if call.action == "StatusNotification" and _is_free(call.payload, connector):
            return False
        if call.action == "Authorize":
            return _accepted(before, entry, "idTagInfo")
        if call.action == "RemoteStartTransaction" and call.payload.get("connectorId") in (None, connector):
            return _accepted(before, entry)
    return False


def _is_free(report: Mapping[str, Any], connector: int) -> bool:
    return report.get("connectorId") == connector and report.get("status") == Status.AVAILABLE


def _accepted(conversation: Conversation, request: Entry, within: str = "") -> bool:
    answer = conversation.answer_to(request)
    payload: Any = answer.content.payload if answer and isinstance(answer.content, CallResult) else {}
    said = payload.get(within) if within else payload
    return isinstance(said, dict) and said.get("status") == "Accepted"


def _starts(conversation: Conversation, connector: int) -> bool:
    return bool(sessions(conversation, connector))


def _ends(conversation: Conversation) -> list[tuple[Session, dict[str, Any]]]:
    """Return the reported ends since, each with the session that it ends."""
    ends = conversation.calls(Sender.STATION, "StopTransaction")
    if not ends:
        return []
    known = [one for one in sessions(conversation.whole) if one.transaction_id is not None]
    return [
        (session, payload_of(entry))
        for entry in ends
        for session in known
        if session.transaction_id == payload_of(entry).get("transactionId")
    ]


def _unplugged_sessions(conversation: Conversation) -> list[Session]:
    return [session for session, end in _ends(conversation) if end.get("reason") == "EVDisconnected"]
