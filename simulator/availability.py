"""Operative or not: the station and its connectors, and orders that wait for a session's end (OCPP 1.6 §5.2).

Owns the rule; the state itself is in the station's memory and survives a restart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocpp.v16.enums import AvailabilityStatus, Reason

if TYPE_CHECKING:
    from simulator.station import Station


class Availability:
    """Takes places in and out of service."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._memory = station.memory

    def order(self, number: int, operative: bool) -> str:
        """Change one connector, or with 0 the station and all; return an AvailabilityStatus.

        What runs is not interrupted: the change then waits for the end of the session.
        """
        if number not in self._station.places():
            return str(AvailabilityStatus.rejected)
        if self._station.has("refuses-repeat") and self.operative(number) == operative:
            return str(AvailabilityStatus.rejected)
        if self._station.has("stays-out") and operative and not self.operative(number):
            return str(AvailabilityStatus.accepted)
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
                self._station.later(0.2, lambda place=place: self._carry_out(place, operative))  # type: ignore[misc]
        return str(AvailabilityStatus.scheduled if busy else AvailabilityStatus.accepted)

    def operative(self, number: int) -> bool:
        """Return whether a place is in service."""
        return number not in self._memory.inoperative

    def session_ended(self) -> None:
        """Carry out what waited for the end of a session."""
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
