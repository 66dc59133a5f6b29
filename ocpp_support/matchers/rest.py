"""Whether the station is at rest, as its own reports tell: nothing runs, and every connector is free.

What was reported before the station was last admitted is out of date, and counts for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from ocpp_support.matchers.lifetimes import since_admission
from ocpp_support.matchers.sessions import Session, running_session
from ocpp_support.matchers.statuses import payload_of
from ocpp_support.trace.trace import Conversation, Sender
from ocpp_support.vocabulary.nouns import Status, name_of

IN_SESSION = (Status.CHARGING, Status.SUSPENDED_EV, Status.SUSPENDED_EVSE)
CABLE_IN = (*IN_SESSION, Status.PREPARING, Status.FINISHING)

_STATION_OUT = (Status.UNAVAILABLE, Status.FAULTED)
"""What keeps the station as a whole from rest. It need not be heard of; nonsense is a scenario's matter."""

_ADVICE = {
    Status.RESERVED: "cancel its reservation",
    Status.UNAVAILABLE: "put it back in service",
    Status.FAULTED: "see what is broken there, and whether the emergency stop is pressed",
    **dict.fromkeys(CABLE_IN, "take the cable out"),
    **dict.fromkeys(IN_SESSION, "end the session there and take the cable out"),
}


@dataclass(frozen=True)
class Unrest:
    """A place that is not at rest.

    Attributes:
        place: The connector, or 0.
        status: As it was last reported; None where it was not.
        session: The session that runs there, if one of this run's does.
    """

    place: int
    status: str | None
    session: Session | None = None

    @property
    def in_session(self) -> bool:
        """Whether somebody charges there, or is about to go on."""
        return self.session is not None or self.status in IN_SESSION

    @property
    def cable(self) -> bool:
        """Whether a cable may be in."""
        return self.status in (*CABLE_IN, Status.FAULTED)

    def __str__(self) -> str:
        if self.status == Status.AVAILABLE:
            return f"a session is still running on {name_of(self.place)}"
        if self.status is None:
            return f"{name_of(self.place)} was not reported since the station registered"
        return f"{name_of(self.place)} was last reported {self.status}"

    @property
    def advice(self) -> str:
        """What a person can do about it."""
        if self.status is None:
            return "correct “connectors” in the station file if the station has no such connector"
        return next((what for status, what in _ADVICE.items() if status == self.status), "see what it does")


def unrest(conversation: Conversation) -> list[Unrest]:
    """Return the places that are not at rest, of everything said since the run began."""
    whole = conversation.whole
    life = since_admission(whole)
    found = []
    for place in range(conversation.connectors + 1):
        status = _status(life, place)
        settled = status == Status.AVAILABLE or (place == 0 and status not in _STATION_OUT)
        session = running_session(whole, place) if place else None
        if session is not None or not settled:
            found.append(Unrest(place, status, session))
    return found


def _status(conversation: Conversation, place: int) -> str | None:
    """Return what was last reported of a place under its own whole number."""
    reports = conversation.newest_calls(Sender.STATION, "StatusNotification", connector=place)
    said = (payload_of(entry) for entry in reports)
    return next((str(one.get("status")) for one in said if isinstance(one["connectorId"], int)), None)


def highest_connector(conversation: Conversation) -> int:
    """Return the highest number that the station reported a connector under; 0 where it reported none."""
    reported = (
        payload_of(entry).get("connectorId")
        for entry in conversation.calls(Sender.STATION, "StatusNotification")
    )
    return max((number for number in reported if isinstance(number, int)), default=0)
