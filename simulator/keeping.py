"""Mistakes with messages about sessions: what is lost, multiplied, disordered or falsified on its way.

Owns what becomes of them; their delivery is the outbox's business.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ocpp.v16 import call
from ocpp.v16.enums import ReadingContext, Reason

from simulator.session import UNNUMBERED, Session
from simulator.wall_clock import stamp

if TYPE_CHECKING:
    from simulator.outbox import Message
    from simulator.station import Station

FAR = 100_000
"""So far from each other are numbers that nobody takes for one another."""


def copies(station: Station, session: Session, request: Any) -> int:
    """Return how often a new message is kept: once, if nothing goes wrong."""
    if isinstance(request, call.MeterValues):
        return 1
    second = session.connector > 1 and station.has("loses-second-connector-offline")
    if not station.online.is_set() and (second or station.has("lost-reports")):
        return 0
    begins = isinstance(request, call.StartTransaction)
    again = station.has("tells-starts-twice" if begins else "tells-ends-twice")
    again = again or (begins and station.at_first("tells-first-start-twice"))
    return 2 if again or station.has("stutters") else 1


def kept(station: Station, messages: Iterable[Message], since: float) -> list[Message]:
    """Return what is still there, and in which order, when the line came back at ``since`` (loop's time)."""
    found = [message for message in messages if not _dropped(station, message, since)]
    if station.has("tells-twice"):
        found = [message for message in found for _ in range(1 if message.measures else 2)]
    if station.has("newest-first"):
        found.reverse()
    if station.has("offline-readings-newest-first"):
        readings = [message for message in found if message.measures and message.taken < since]
        found = [readings.pop() if message in readings else message for message in found]
    return found


def _dropped(station: Station, message: Message, since: float) -> bool:
    if not message.measures or message.taken >= since:
        return False
    second = message.session.connector > 1 and station.has("no-second-offline-readings")
    return second or station.has("no-offline-meter-values") or not station.model.queues_meter_values


def falsify(station: Station, message: Message, *, offline: bool) -> None:
    """Change what a message says as the station gets it wrong when it sends it."""
    request = message.request
    kept = offline and not message.measures
    if kept and (station.has("stamps-when-sent") or station.at_first("first-kept-report-stamped-when-sent")):
        request.timestamp = stamp(station.now())
    if offline and message.measures and station.has("stamps-readings-when-sent"):
        request.meter_value[0]["timestamp"] = stamp(station.now())
    if message.starts:
        if offline and station.has("offline-session-of-neighbour"):
            request.connector_id = message.session.connector % len(station.outlets) + 1
        return
    if offline and station.has("forgets-number"):
        request.transaction_id = 0
    if message.measures:
        _misnumber(station, request)
    reason = getattr(request, "reason", None)
    if reason == Reason.remote and station.has("remote-stop-under-other-number"):
        request.transaction_id += FAR
    if reason == Reason.ev_disconnected and station.has("pulled-cable-without-number"):
        request.transaction_id = 0


def _misnumber(station: Station, request: Any) -> None:
    by_the_clock = request.meter_value[0]["sampled_value"][0]["context"] == ReadingContext.sample_clock
    if station.has("unnumbered-readings"):
        request.transaction_id = None
    if by_the_clock and station.has("clock-readings-unnumbered"):
        request.transaction_id = UNNUMBERED
    if by_the_clock and station.has("clock-readings-number-zero"):
        request.transaction_id = 0
