"""What a station gets wrong when it reports how it is: nothing, unless it was told to make mistakes.

Owns the mistakes of StatusNotification (OCPP 1.6 §4.9): where and as what a condition is told, what is kept
quiet, and what is told too late. The rules themselves are :mod:`simulator.status_reports`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ocpp.v16.enums import ChargePointErrorCode

from simulator.connector import Condition, Status

if TYPE_CHECKING:
    from simulator.station import Station

_IN_A_SESSION = (Status.charging, Status.suspended_ev, Status.suspended_evse)

LATE_S = 75.0
"""Seconds after which nobody counts any more on a report of what was seen to happen."""


class Misreports:
    """The mistakes of one life of a station."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._times_asked = 0

    def as_told(self, number: int, condition: Condition, told: Condition | None) -> tuple[int, Condition]:
        """Return where and as what a condition is reported, ``told`` being what was reported before."""
        station = self._station
        about_service = Status.unavailable in (condition.status, told.status if told else "")
        if station.has("wrong-connector") and number and about_service:
            number = number % len(station.outlets) + 1
        if condition.status == Status.unavailable and station.has("unavailable-as-faulted"):
            condition = replace(condition, status=str(Status.faulted))
        if condition.code == ChargePointErrorCode.ev_communication_error and station.has("blames-absent-car"):
            condition = replace(condition, status=str(Status.available))
        return self._of_an_error(number, condition) if condition.in_error else (number, condition)

    def at_boot(self, number: int, condition: Condition) -> Condition:
        """Return as what a condition is reported after a start."""
        if number == 0 and self._station.has("outdated-status"):
            return replace(condition, status="Operative")
        if number == 0 and self._station.has("prepares-itself"):
            return replace(condition, status=str(Status.preparing))
        return condition

    def silent_at_boot(self, number: int) -> bool:
        """Return whether a place is left out of the reports that are due after a start."""
        station = self._station
        return (
            station.has("silent-boot-statuses")
            or station.has("statuses-before-registration")
            or (number == 0 and station.has("forgets-itself-at-boot"))
            or (number == 2 and station.has("second-silent-at-boot"))
            or (station.restarted and station.has("statuses-only-at-power-on"))
            or (number == 0 and station.restarted == "Reboot" and station.has("forgets-itself-after-update"))
            or (station.restarted == "HardReset" and station.has("silent-after-hard-reset"))
        )

    def silent_when_asked(self) -> bool:
        """Return whether a report that was asked for is not sent."""
        self._times_asked += 1
        again = self._times_asked > 1 and self._station.has("tells-status-once")
        return again or self._station.has("tells-only-changes")

    def keeps_quiet(self, number: int, now: Condition) -> bool:
        """Return whether a change is one that the station fails to report."""
        station = self._station
        if number == 2 and now.status == Status.unavailable and station.has("second-not-reported"):
            return True
        if now.in_error and station.has("error-only-once"):
            error = f"error {number} {now.vendor_code or now.code}"
            if error in station.memory.done:
                return True
            station.memory.done.add(error)
        return False

    def delay(self, number: int, before: Condition | None, now: Condition) -> float:
        """Return the seconds by which a change is reported too late."""
        about_service = Status.unavailable in (now.status, before.status if before else "")
        late = (number and about_service and self._station.has("late-availability")) or (
            now.in_error and self._station.has("late-errors")
        )
        return LATE_S if late else 0.0

    def told_between(self, number: int, before: Condition | None, now: Condition) -> Condition | None:
        """Return what is reported between two conditions although it never was so; None where nothing is."""
        ends = now.status == Status.finishing and before is not None and before.status in _IN_A_SESSION
        goes = now.status == Status.unavailable and before is not None and before.status == Status.available
        if (ends and self._station.has("ends-by-preparing")) or (
            goes and number and self._station.has("leaves-by-preparing")
        ):
            return replace(now, status=str(Status.preparing))
        return None

    def repeats_the_old(self, now: Condition) -> bool:
        """Return whether the condition from before is reported again after the present one."""
        return now.status == Status.unavailable and self._station.has("old-status-last")

    def _of_an_error(self, number: int, condition: Condition) -> tuple[int, Condition]:
        station, at = self._station, number
        if station.has("own-error-as-connectors"):
            at = number or 1
        if station.has("errors-as-its-own"):
            at = 0
        if station.has("errors-without-code") or (number == 2 and station.has("second-error-without-code")):
            condition = replace(condition, code=ChargePointErrorCode.no_error)
        if number and condition.vendor_code == "EmergencyStop" and station.has("stopped-without-code"):
            condition = replace(condition, code=ChargePointErrorCode.no_error)
        if condition.vendor_code == "PowerPin" and station.has("usable-without-power"):
            condition = replace(condition, status=str(Status.available))
        if station.has("terse-errors") and condition.code != ChargePointErrorCode.other_error:
            condition = replace(condition, info=None, vendor_code=None)
        return at, condition
