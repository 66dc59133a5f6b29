"""Rows that take time, acts or long stories: conversations that are written down, line by line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from ocpp_support.files.transfers import Transfer
from ocpp_support.trace.events import Acted, Connected, Disconnected, Pinged, Transferred
from ocpp_support.trace.trace import Entry
from tests.ocpp_support.matchers.conversations import STARTED
from tests.ocpp_support.matchers.session_talk import SessionTalk


class Story(SessionTalk):
    """A conversation from the station's first connection on. It has one connector."""

    def __init__(self) -> None:
        super().__init__(connectors=1)

    def dials(self) -> None:
        """The station connects."""
        self.event(Connected("/CP1", ("ocpp1.6",)))

    def registers(self, status: str = "Accepted", **more: Any) -> None:
        """It registers and is answered."""
        boot = self.station("BootNotification", chargePointVendor="ACME", chargePointModel="One", **more)
        self.answer(boot, {"status": status, "currentTime": self.time, "interval": 300})

    def comes(self) -> None:
        """It connects, registers and reports its places."""
        self.dials()
        self.registers()
        for place in (0, 1):
            self.answer(self.reports("Available", place))

    def leaves(self, code: int | None = 1000, by: str = "the station") -> None:
        """The connection ends."""
        self.event(Disconnected(code, "", by))

    def beats(self) -> Entry:
        """It shows that it lives."""
        beat = self.station("Heartbeat")
        self.answer(beat, {"currentTime": self.time})
        return beat

    def told(self, action: str, answer: dict[str, Any] | None, **payload: Any) -> Entry:
        """It is asked, and answers, or does not."""
        request = self.central(action, **payload)
        if answer is not None:
            self.answer(request, answer)
        return request

    def acts(self, act: str, place: int = 1) -> None:
        """Somebody does something at a connector."""
        self.event(Acted(act, f"at connector {place}", "the simulator", place))

    def loads(self, name: str = "log.txt", size: int = 10, *, complete: bool = True) -> None:
        """It stores a file, or fails to."""
        note = "" if complete else "aborted"
        transfer = Transfer("upload", "ftp", name, size, "0" * 64, complete, "station", "127.0.0.1:1", note)
        self.event(Transferred(transfer))

    def says_of(self, what: str, *stages: str) -> None:
        """It reports how far it is with a file."""
        for stage in stages:
            self.answer(self.station(f"{what}StatusNotification", status=stage))

    def hours_ahead(self, hours: float) -> str:
        """The time of a clock that is so many hours ahead."""
        moment = STARTED + timedelta(seconds=self.clock.elapsed, hours=hours)
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ")

    def pinged(self) -> None:
        """A ping is not answered."""
        self.event(Pinged(answered=False, within=10))


Tale = Callable[[Story], None]
