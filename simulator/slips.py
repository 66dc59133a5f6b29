"""Mistakes in reporting a change of a connector: on which occasion the station errs, and how.

Owns when a slip is made. What a right report says, and how one is sent, is the status reports' business.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from ocpp.v16.enums import ChargePointErrorCode

from simulator.connector import Condition, Plug, Status

if TYPE_CHECKING:
    from simulator.station import Station

AN_AGE_S = 50.0
"""Seconds after which nobody takes a report for that of what has just happened."""

PAST_ALL_PATIENCE_S = 1200.0
"""Seconds after which nobody waits any more for what is done with a file."""


class Occasion(Enum):
    """What a report is about."""

    ERROR = "an error of a connector"
    OWN_ERROR = "an error of the station"
    RECOVERY = "an error that is gone"
    PLUGGED = "a car that was plugged in"
    UNPLUGGED = "a place that is left unused"
    CHARGING = "a session that draws current"
    FINISHING = "a session that is over"
    LEFT = "a place that is free after a session"


@dataclass(frozen=True)
class Slip:
    """How reports on an occasion go wrong.

    Attributes:
        silent: Whether nothing is said.
        late: Whether it is said an age later, if it is still so.
        elsewhere: Whether it is said of another connector.
        status: The status that is told instead.
        code: The error that is told instead.
        second: Whether connector 1 is spared.
        again: Whether the first time is spared.
    """

    occasion: Occasion
    silent: bool = False
    late: bool = False
    elsewhere: bool = False
    status: str | None = None
    code: str | None = None
    second: bool = False
    again: bool = False

    def applied_to(self, number: int, condition: Condition, connectors: int) -> tuple[int, Condition]:
        """Return the place and the condition as they are told."""
        place = number % connectors + 1 if self.elsewhere else number
        status, code = self.status or condition.status, self.code or condition.code
        return place, Condition(status, code, condition.info, condition.vendor_code)


SLIPS: dict[str, Slip] = {
    "errors-of-neighbour": Slip(Occasion.ERROR, elsewhere=True),
    "first-error-only": Slip(Occasion.ERROR, silent=True, again=True),
    "blind-second-connector": Slip(Occasion.ERROR, silent=True, second=True),
    "silent-own-error": Slip(Occasion.OWN_ERROR, silent=True),
    "late-own-error": Slip(Occasion.OWN_ERROR, late=True),
    "own-error-as-out-of-service": Slip(
        Occasion.OWN_ERROR, status=Status.unavailable, code=ChargePointErrorCode.no_error
    ),
    "own-error-only-once": Slip(Occasion.OWN_ERROR, silent=True, again=True),
    "silent-recovery": Slip(Occasion.RECOVERY, silent=True),
    "late-recovery": Slip(Occasion.RECOVERY, late=True),
    "recovery-of-neighbour": Slip(Occasion.RECOVERY, elsewhere=True),
    "keeps-error-code": Slip(Occasion.RECOVERY, code=ChargePointErrorCode.other_error),
    "second-connector-stays-broken": Slip(Occasion.RECOVERY, silent=True, second=True),
    "occupied-as-suspended": Slip(Occasion.PLUGGED, status=Status.suspended_evse),
    "silent-plug": Slip(Occasion.PLUGGED, silent=True),
    "late-plug": Slip(Occasion.PLUGGED, late=True),
    "plug-of-neighbour": Slip(Occasion.PLUGGED, elsewhere=True),
    "silent-second-plug": Slip(Occasion.PLUGGED, silent=True, second=True),
    "silent-unplug": Slip(Occasion.UNPLUGGED, silent=True),
    "late-unplug": Slip(Occasion.UNPLUGGED, late=True),
    "unplug-of-neighbour": Slip(Occasion.UNPLUGGED, elsewhere=True),
    "unplugged-as-finishing": Slip(Occasion.UNPLUGGED, status=Status.finishing),
    "silent-second-unplug": Slip(Occasion.UNPLUGGED, silent=True, second=True),
    "silent-charging": Slip(Occasion.CHARGING, silent=True),
    "silent-finish": Slip(Occasion.FINISHING, silent=True),
    "free-with-car-in": Slip(Occasion.FINISHING, status=Status.available),
    "stays-finishing": Slip(Occasion.LEFT, silent=True),
}
"""The defects that are such slips, by name."""


class Slips:
    """The slips that one station makes."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def on(self, number: int, before: Condition | None, now: Condition) -> Slip | None:
        """Return the slip that is made in reporting a change of a place; None where it is told as it is."""
        occasion = self._occasion(number, before, now) if before else None
        for name, slip in SLIPS.items():
            if slip.occasion is occasion and not (slip.second and number == 1) and self._made(name, slip):
                return slip
        return None

    def _made(self, name: str, slip: Slip) -> bool:
        return self._station.again(name) if slip.again else self._station.has(name)

    def _occasion(self, number: int, before: Condition, now: Condition) -> Occasion | None:
        if now.in_error:
            return Occasion.ERROR if number else Occasion.OWN_ERROR
        if before.in_error:
            return Occasion.RECOVERY
        known = {
            (Status.available, Status.preparing): Occasion.PLUGGED,
            (Status.preparing, Status.available): Occasion.UNPLUGGED,
            (Status.preparing, Status.charging): Occasion.CHARGING,
            (Status.finishing, Status.available): Occasion.LEFT,
        }
        if now.status == Status.finishing:
            return Occasion.FINISHING
        occasion = known.get((Status(before.status), Status(now.status)))
        empty = number and self._station.outlets[number].connector.plug is Plug.NOTHING
        # A card that is shown makes a place Preparing too, and one where nobody shows any is given up.
        fits = empty if occasion is Occasion.UNPLUGGED else not (empty and occasion is Occasion.PLUGGED)
        return occasion if fits else None
