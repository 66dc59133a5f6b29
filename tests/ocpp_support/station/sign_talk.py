"""A conversation before an act and after it was asked for, for the tests of its sign."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ocpp_support.station.hands import Act
from ocpp_support.station.sign import Sign
from ocpp_support.station.signs import sign_of
from ocpp_support.trace.events import Connected, Disconnected
from tests.ocpp_support.matchers.session_talk import GARBAGE, SessionTalk

Said = Callable[["SignTalk"], object]
NAMES = {"04A2": "ALICE", "04B1": "BOB"}


class SignTalk(SessionTalk):
    """A talk with a station that is on the line."""

    def __init__(self) -> None:
        super().__init__()
        self.connects()

    def connects(self) -> None:
        self.event(Connected("/CP1", ("ocpp1.6",)))

    def disconnects(self, by: str = "the station") -> None:
        self.event(Disconnected(1006, "", by))

    def breaks(self, connector: Any = 1, code: Any = "PowerMeterFailure", status: str = "Faulted") -> None:
        self.station("StatusNotification", connectorId=connector, status=status, errorCode=code)

    def boots(self, status: str | None = "Accepted") -> None:
        request = self.station("BootNotification", chargePointModel="m", chargePointVendor="v")
        if status:
            self.answer(request, {"status": status})


class Asked:
    """An act that was asked for, and what was said since."""

    def __init__(self, act: Act, *before: Said) -> None:
        self.talk = SignTalk()
        for say in before:
            say(self.talk)
        self.talk.mark()
        self.sign: Sign = sign_of(act, self.talk.trace.since(self.talk.trace.beginning), NAMES)

    def seen_after(self, *said: Said) -> bool:
        """Whether the sign is seen once this was said."""
        for say in said:
            say(self.talk)
        return self.sign.seen(self.talk.conversation())

    def mistake_after(self, *said: Said) -> str | None:
        """The mistake that shows once this was said; the sign must not."""
        assert not self.seen_after(*said)
        return self.sign.mistaken(self.talk.conversation())


def talks_nonsense(talk: SignTalk) -> None:
    """Say what no station should."""
    for odd in GARBAGE:
        talk.station("Authorize", idTag=odd)
        talk.station("StatusNotification", connectorId=odd, status=odd, errorCode=odd)
        talk.starts(odd, odd, odd, meter=odd, time=odd)
        talk.ends(odd, meter=odd, time=odd, reason=odd)


def reports(status: str, connector: int = 1) -> Said:
    """A report of a connector."""
    return lambda talk: talk.reports(status, connector)


def asks(card: str, status: str | None = "Accepted") -> Said:
    """A question about a card."""
    return lambda talk: talk.asks(card, status)


def starts(connector: Any = 1, card: str = "04A2", number: Any = 7) -> Said:
    """The start of a session."""
    return lambda talk: talk.starts(connector, card, number)


def ends(number: Any = 7, **fields: Any) -> Said:
    """The end of a session."""
    return lambda talk: talk.ends(number, **fields)


def breaks(connector: Any = 1, code: Any = "PowerMeterFailure", status: str = "Faulted") -> Said:
    """A report of an error."""
    return lambda talk: talk.breaks(connector, code, status)
