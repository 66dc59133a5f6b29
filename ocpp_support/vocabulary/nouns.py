"""The nouns of the suite: places, statuses and answers, spelled as people and OCPP spell them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """What a connector can be. OCPP 1.6 edition 2, section 7.7."""

    AVAILABLE = "Available"
    PREPARING = "Preparing"
    CHARGING = "Charging"
    SUSPENDED_EV = "SuspendedEV"
    SUSPENDED_EVSE = "SuspendedEVSE"
    FINISHING = "Finishing"
    RESERVED = "Reserved"
    UNAVAILABLE = "Unavailable"
    FAULTED = "Faulted"


Statuses = tuple[Status, ...]
"""One of several statuses, any of which will do."""


class Answer(StrEnum):
    """How an order can be answered."""

    ACCEPTED = "Accepted"
    REJECTED = "Rejected"
    SCHEDULED = "Scheduled"
    NOT_SUPPORTED = "NotSupported"
    REBOOT_REQUIRED = "RebootRequired"


class CardAnswer(StrEnum):
    """What the central system can say about a card. OCPP 1.6 edition 2, section 7.2."""

    ACCEPTED = "Accepted"
    INVALID = "Invalid"
    BLOCKED = "Blocked"
    EXPIRED = "Expired"
    CONCURRENT = "ConcurrentTx"


@dataclass(frozen=True)
class Outlet:
    """A place at the station: one connector, all of them, or the station as a whole.

    Attributes:
        connector: The connector's number; 0 is the whole station, None is every connector.
    """

    connector: int | None

    def ids(self, connectors: int) -> tuple[int, ...]:
        """Return the connector ids meant, of a station with so many connectors."""
        return tuple(range(1, connectors + 1)) if self.connector is None else (self.connector,)

    @property
    def number(self) -> int:
        """The number of the one connector meant. Raises ValueError where several are."""
        if self.connector is None:
            raise ValueError("this can be done at one connector at a time; tag the scenario @each_connector")
        return self.connector

    def __str__(self) -> str:
        if self.connector is None:
            return "every connector"
        return name_of(self.connector)


def name_of(connector: int) -> str:
    """Return how people call a connector id."""
    return f"connector {connector}" if connector else "the whole station"
