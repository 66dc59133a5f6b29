"""Conversations about sessions and meters, for the tests of the matchers of both."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ocpp_support.matchers.expectation import Expectation
from ocpp_support.trace.trace import Entry

from .conversations import STARTED, Talk

NOTHING: Any = object()
"""In place of a field that is left out."""

GARBAGE: tuple[Any, ...] = (None, [], {}, "", "x", -1, True, [[]], {"value": []}, 1e400)


class SessionTalk(Talk):
    """A talk in which sessions are held. The card is ALICE's and the number 7 unless said otherwise."""

    @property
    def time(self) -> str:
        """The present, as a station writes it."""
        return self.time_in(0)

    def time_in(self, seconds: float) -> str:
        """A time so many seconds from now."""
        moment = STARTED + timedelta(seconds=self.clock.elapsed + seconds)
        return moment.isoformat().replace("+00:00", "Z")

    def asks(self, card: str = "ALICE", status: str | None = "Accepted") -> Entry:
        """The station asks about a card and is answered, or not."""
        request = self.station("Authorize", idTag=card)
        if status is not None:
            self.answer(request, {"idTagInfo": {"status": status}})
        return request

    def starts(
        self, connector: Any = 1, card: Any = "ALICE", number: Any = 7, *, meter: Any = 100, time: Any = None
    ) -> Entry:
        """The station reports the start of a session, and is given a number for it, or not."""
        fields = {
            "connectorId": connector,
            "idTag": card,
            "meterStart": meter,
            "timestamp": time or self.time,
        }
        request = self.station("StartTransaction", **_told(fields))
        if number is not None:
            self.answer(request, {"transactionId": number, "idTagInfo": {"status": "Accepted"}})
        return request

    def ends(self, number: Any = 7, *, meter: Any = 200, time: Any = None, reason: Any = NOTHING) -> Entry:
        """The station reports the end of a session."""
        fields = {
            "transactionId": number,
            "meterStop": meter,
            "timestamp": time or self.time,
            "reason": reason,
        }
        request = self.station("StopTransaction", **_told(fields))
        self.answer(request, {})
        return request

    def reports(self, status: Any, connector: Any = 1) -> Entry:
        """The station reports a connector."""
        return self.station("StatusNotification", connectorId=connector, status=status, errorCode="NoError")

    def reads(
        self,
        *samples: dict[str, Any],
        connector: Any = 1,
        number: Any = 7,
        time: Any = None,
    ) -> Entry:
        """The station reports a meter reading; of the energy register alone where no samples are given."""
        value = {"timestamp": time or self.time, "sampledValue": list(samples) or [sample()]}
        fields = {"connectorId": connector, "transactionId": number, "meterValue": [value]}
        return self.station("MeterValues", **_told(fields))


def sample(measurand: Any = NOTHING, value: Any = "150", **fields: Any) -> dict[str, Any]:
    """Build one sampled value."""
    return _told({"measurand": measurand, "value": value, **fields})


def survives_garbage(matcher: Expectation) -> bool:
    """Return whether a matcher is content to find nothing in what no station should say."""
    talk = SessionTalk()
    talk.starts()
    _talks_nonsense(talk)
    talk.mark()
    _talks_nonsense(talk)
    conversation = talk.conversation()
    matcher.fact(conversation)
    return bool(matcher.problems(conversation)) and bool(matcher.in_short(conversation))


def _talks_nonsense(talk: SessionTalk) -> None:
    for odd in GARBAGE:
        talk.station("Authorize", idTag=odd)
        talk.station("StatusNotification", connectorId=odd, status=odd)
        talk.station("StatusNotification", connectorId=1, status=odd)
        talk.starts(odd, odd, odd, meter=odd, time=odd)
        talk.ends(odd, meter=odd, time=odd, reason=odd)
        talk.station("MeterValues", connectorId=1, transactionId=odd, meterValue=odd)
        talk.station("MeterValues", connectorId=1, meterValue=[{"timestamp": odd, "sampledValue": odd}])
        talk.reads(sample(odd, odd, phase=odd, unit=odd, context=odd), connector=odd)


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not NOTHING}
