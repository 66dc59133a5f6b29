"""What the sign of an act is: how the station's own messages show that it was done.

Pure: reads the trace and nothing else. The signs themselves stand in
:mod:`ocpp_support.station.driver_signs` and :mod:`ocpp_support.station.station_signs`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ocpp_support.matchers.statuses import latest_status, payload_of, reports
from ocpp_support.station.hands import Act
from ocpp_support.trace.events import Connected, Disconnected
from ocpp_support.trace.trace import Conversation
from ocpp_support.vocabulary.nouns import Status, name_of

IN_USE = (
    Status.PREPARING,
    Status.CHARGING,
    Status.SUSPENDED_EV,
    Status.SUSPENDED_EVSE,
    Status.FINISHING,
)
"""How a connector may be reported while a cable is in."""


class Sign:
    """Of an act that shows nothing; the base of those that do.

    Args:
        act: What is to be done.
        before: Everything that was said before it was asked for: only what comes after can be its sign.
        names: The cards on hand: tag to name.

    Attributes:
        done_when: What the station does once the act is done; "" where it cannot be expected to show it.
    """

    done_when = ""

    def __init__(self, act: Act, before: Conversation, names: Mapping[str, str]) -> None:
        self.act = act
        self.before = before
        self.names = {tag.casefold(): name for tag, name in names.items()}

    def seen(self, conversation: Conversation) -> bool:
        """Return whether the station has shown, since it was asked for, that it was done."""
        return False

    def mistaken(self, conversation: Conversation) -> str | None:
        """Return what the station shows to have been done instead, in a sentence; None where nothing was."""
        return None


Signs = Mapping[str, Callable[[Act, Conversation, Mapping[str, str]], Sign]]
"""Signs by the names of the acts."""


class SignAtConnector(Sign):
    """Of an act at one connector.

    Attributes:
        number: The connector's.
        status: What it was last reported before; None where it never was.
    """

    def __init__(self, act: Act, before: Conversation, names: Mapping[str, str]) -> None:
        super().__init__(act, before, names)
        self.number = act.connector or 0
        self.place = name_of(self.number)
        self.status = latest_status(before, self.number)
        self._others = {
            other: latest_status(before, other)
            for other in range(1, before.connectors + 1)
            if other != self.number
        }

    def statuses(self, conversation: Conversation) -> list[Any]:
        """Return what the connector was reported since, in order."""
        return statuses_of(conversation, self.number)

    def others(self) -> list[tuple[int, str | None]]:
        """Return the other connectors, with what each was last reported before."""
        return list(self._others.items())


def statuses_of(conversation: Conversation, connector: int) -> list[Any]:
    """Return what a connector was reported, in order."""
    return [payload_of(entry).get("status") for entry in reports(conversation, connector)]


def that_was(connector: Any) -> str:
    """Say which connector it was instead."""
    return f"that was {name_of(connector)}" if isinstance(connector, int) else f"that was {connector!r}"


def on_the_line(whole: Conversation) -> bool:
    """Return whether the station is connected, by everything that was said."""
    # A new connection may begin before the end of the one that it replaces.
    return len(whole.events(Connected)) > len(whole.events(Disconnected))


def shut_out(whole: Conversation) -> bool:
    """Return whether it was the central system that ended the last connection, so that none can begin."""
    ends = [entry.content for entry in whole.events(Disconnected)]
    last = ends[-1] if ends else None
    return not on_the_line(whole) and isinstance(last, Disconnected) and last.by == "the central system"
