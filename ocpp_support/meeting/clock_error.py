"""How far a station's clock is off, by the times that it sends. Pure.

OCPP 1.6 edition 2, sections 3.14 and 4.9. A status may tell when it came to be, which is before it was sent;
so the smallest lag counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from ocpp_support.doctor.check import Check, ok, warning
from ocpp_support.protocol.values import moment_of
from ocpp_support.trace.trace import Conversation, Sender

CLOSE_S = 5
"""Seconds that are no error: the way through the network, and whole seconds in both clocks."""

QUARTER_S, NEAR_S = 15 * 60, 90
"""Zones are quarters of an hour apart; so near to one, a difference is a zone and no drift."""

FIRST_YEAR = 2020
"""A clock that says an earlier year was never set."""

LEARN = "it learns the time when it registers and with each heartbeat: restart it, and see whether that helps"


@dataclass(frozen=True)
class ClockError:
    """What the times come to.

    Attributes:
        seconds: By how much the station's clock is ahead; negative where it is behind.
        year: The year that it says.
        times: How many times it was told from.
    """

    seconds: float
    year: int
    times: int


def clock_error_of(conversation: Conversation) -> ClockError | None:
    """Return the error of the station's clock; None as long as it sent no time."""
    found = []
    for entry in conversation.calls(Sender.STATION, "StatusNotification"):
        said = moment_of(entry.call.payload.get("timestamp")) if entry.call else None
        if said is not None:
            found.append(((said - entry.moment).total_seconds(), said.year))
    if not found:
        return None
    seconds, year = max(found)
    return ClockError(seconds, year, len(found))


def check_station_clock(error: ClockError | None) -> Check:
    """Say what is to be known of the station's clock."""
    if error is None:
        return warning("clock", "it sent no time so far", "nothing: StatusNotification need not have one")
    if error.year < FIRST_YEAR:
        return warning("clock", f"its clock was never set: it says that it is {error.year}", LEARN)
    off = abs(error.seconds)
    if off <= CLOSE_S:
        return ok("clock", f"its clock agrees with ours to {max(off, 1):.0f} s")
    way = "ahead" if error.seconds > 0 else "behind"
    zones = round(off / QUARTER_S)
    if zones and abs(off - zones * QUARTER_S) <= NEAR_S:
        found = f"its clock is {_hours(zones)} {way}: it seems to send another zone's time as if it were UTC"
        return warning("clock", found, "set its time zone right or to UTC; if it stays, tell the vendor")
    return warning("clock", f"its clock is {_duration(off)} {way}", LEARN)


def _hours(quarters: int) -> str:
    hours, rest = divmod(quarters * 15, 60)
    parts = [f"{hours} h"] if hours else []
    return " ".join([*parts, f"{rest} min"] if rest else parts)


def _duration(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} s"
    if seconds < 2 * 3600:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.0f} h" if seconds < 48 * 3600 else f"{seconds / 86400:.0f} days"
