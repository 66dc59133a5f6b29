"""Operative or not: the station and its connectors, and orders that wait for a session's end (OCPP 1.6 §5.2).

Owns the rule; the state itself is in the station's memory and survives a restart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocpp.v16.enums import AvailabilityStatus, Reason

if TYPE_CHECKING:
    from simulator.station import Station


REACTION_S, LATE_S = 0.2, 75.0


class Availability:
    """Takes places in and out of service."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._memory = station.memory

    def order(self, number: int, operative: bool) -> str:
        """Change one connector, or with 0 the station and all; return an AvailabilityStatus.

        What runs is not interrupted: the change then waits for the end of the session.
        """
        if number not in self._station.places() or self._refuses(number, operative):
            return str(AvailabilityStatus.rejected)
        if self._pretends(number, operative):
            return str(AvailabilityStatus.accepted)
        news = self.operative(number) != operative
        whole = number == 0 or self._station.has("takes-all-out")
        places = self._station.places() if whole else (number,)
        busy = [] if operative else [place for place in places if self._busy(place)]
        if self._station.has("interrupts-session"):
            for place in filter(None, busy):
                self._station.outlets[place].charging.end(str(Reason.other))
            busy = []
        for place in places:
            if place in busy:
                self._memory.scheduled[place] = operative
            else:
                self._memory.scheduled.pop(place, None)
                wait = LATE_S if operative and self._station.has("late-back") else REACTION_S
                self._station.later(wait, lambda place=place: self._carry_out(place, operative))  # type: ignore[misc]
        return self._answer(operative, news=news, waits=bool(busy))

    def _refuses(self, number: int, operative: bool) -> bool:
        repeated = self.operative(number) == operative and self._station.has("refuses-repeat")
        return repeated or (number == 0 and self._station.has("refuses-whole-station"))

    def _pretends(self, number: int, operative: bool) -> bool:
        """Return whether a change is one that the station accepts and does not make."""
        station, second = self._station, number == 2
        if operative and not self.operative(number):
            return station.has("stays-out") or (second and station.has("second-stays-out"))
        return not operative and second and station.has("second-stays-in")

    def _answer(self, operative: bool, *, news: bool, waits: bool) -> str:
        if operative and news and self._station.has("returns-though-rejected"):
            return str(AvailabilityStatus.rejected)
        if waits and not self._station.has("accepts-for-later"):
            return str(AvailabilityStatus.scheduled)
        return str(AvailabilityStatus.accepted)

    def operative(self, number: int) -> bool:
        """Return whether a place is in service."""
        return number not in self._memory.inoperative

    def session_ended(self) -> None:
        """Carry out what waited for the end of a session."""
        if self._station.has("forgets-postponed-change"):
            self._memory.scheduled.clear()
        for place, operative in list(self._memory.scheduled.items()):
            if not self._busy(place):
                del self._memory.scheduled[place]
                self._carry_out(place, operative)

    def _busy(self, place: int) -> bool:
        if place == 0:
            return self._station.sessions_running()
        return self._station.outlets[place].connector.session is not None

    def _carry_out(self, place: int, operative: bool) -> None:
        if operative:
            self._memory.inoperative.discard(place)
        else:
            self._memory.inoperative.add(place)
        self._station.log.record(f"connector {place} put {'in' if operative else 'out of'} service")
        if place:
            self._station.outlets[place].put_in_service(operative)
        if not self._station.has("silent-availability"):
            self._station.reports.changed(place)
