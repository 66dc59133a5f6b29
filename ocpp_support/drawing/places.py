"""Which connector is meant by what a station says in place of one."""

from __future__ import annotations

from typing import Any

from ocpp_support.trace.account import MOST_CONNECTORS


def place_in(said: Any) -> int | None:
    """Return the connector that is said, 0 being the whole station; None where it can be none.

    Example::

        place_in(2) == 2 and place_in("2") is None

    """
    is_place = isinstance(said, int) and not isinstance(said, bool) and 0 <= said <= MOST_CONNECTORS
    return said if is_place else None


def heading_of(place: int | None) -> str:
    """Return what stands at the beginning of what is told of a connector."""
    if place is None:
        return "No place"
    return f"Connector {place}" if place else "Station"
