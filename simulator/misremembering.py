"""Mistakes with the end of a session where hardly anybody looks: when it was, why, and when that is told.

Owns what is told wrongly. That sessions end is the charging's business.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from ocpp.v16.enums import Reason

if TYPE_CHECKING:
    from simulator.session import Session
    from simulator.station import Station

LONG_S, SHORT_S = 10.0, 10.0
"""Seconds from which on nobody knows any more who ended a session; and up to which one hardly counts."""


def told_end(station: Station, session: Session, reason: str) -> datetime:
    """Return when a session is told to have ended that ends now."""
    now = station.now()
    if station.has("ends-an-hour-early"):
        return now - timedelta(hours=1)
    brief = (now - session.started).total_seconds() < SHORT_S
    if brief and reason == Reason.remote and station.has("ends-before-it-begins"):
        return session.started - timedelta(seconds=30)
    return now


def told_reason(station: Station, session: Session, reason: str) -> str:
    """Return why a session is told to have ended."""
    if (station.now() - session.started).total_seconds() < LONG_S:
        return reason
    if reason == Reason.remote and station.has("forgets-the-operator"):
        return str(Reason.other)
    if reason == Reason.local and station.has("blames-the-operator"):
        return str(Reason.remote)
    return reason
