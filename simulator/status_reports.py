"""Tells the central system how the station and its connectors are (StatusNotification, OCPP 1.6 §4.9).

Owns what was last told, what waits to be told, and MinimumStatusDuration. It does not decide any status.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ocpp.v16 import call

from simulator.connector import Condition, Status
from simulator.misreports import Misreports
from simulator.slips import AN_AGE_S, Slip, Slips
from simulator.tasks import Timer
from simulator.wall_clock import stamp

if TYPE_CHECKING:
    from simulator.station import Station


@dataclass(frozen=True)
class _Report:
    """What is to be told of a place: how it is, since when, whether because of a trigger, and how wrongly."""

    number: int
    condition: Condition
    since: datetime
    asked: bool
    slip: Slip | None


class StatusReports:
    """Reports changes in the order they happen; those that happen offline, once the line is back."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._misreports = Misreports(station)
        self._told: dict[int, Condition] = {}
        self._last: dict[int, Condition] = {}
        self._noted: dict[int, Condition] = {}
        self._since: dict[int, datetime] = {}
        self._settling: dict[int, Timer] = {}
        self._slips = Slips(station)
        self._waiting: list[_Report] = []
        self._sending = False

    def changed(self, number: int) -> None:
        """Look at a connector (0: the station) whose condition may have changed, and report a change."""
        now = self._station.condition(number)
        before = self._noted.get(number)
        if now == before:
            return
        self._noted[number], self._since[number] = now, self._station.now()
        self._station.log.record(f"connector {number} is {now.status} ({now.code})")
        slip = self._slips.on(number, before, now)
        if (slip and slip.silent) or (before and self._misreports.keeps_quiet(number, now)):
            return
        waiting = self._settling.pop(number, None)
        if waiting is not None:
            waiting.cancel()
        patience = AN_AGE_S if slip and slip.late else self._least_duration(number, before, now)
        if patience:
            settled = self._station.later(patience, lambda: self._report_if_news(number, slip))
            if settled is not None:
                self._settling[number] = settled
        elif late := self._misreports.delay(number, before, now):
            self._station.later(late, lambda: self._report_if_news(number))
        else:
            self._report_if_news(number, slip)
        if before and self._misreports.repeats_the_old(now):
            self._queue(_Report(number, before, self._since[number], False, None))

    def report_asked(self, number: int) -> None:
        """Report the present condition of a connector, told before or not, because of a trigger (§5.17)."""
        self.changed(number)
        if not self._misreports.silent_when_asked():
            self._put(number, asked=True)

    def claim(self, number: int, status: str) -> None:
        """Report a status that a connector does not have (a mistake)."""
        report = call.StatusNotification(connector_id=number, error_code="NoError", status=status)
        self._station.spawn(self._station.notify(report))

    def report_all(self) -> None:
        """Report the station and every connector, as is due after every accepted registration (§4.2)."""
        for number in self._station.places():
            self._noted[number] = self._station.condition(number)
            self._since[number] = self._station.now()
            if not self._misreports.silent_at_boot(number):
                self._put(number, at_boot=True)

    def report_changes(self) -> None:
        """Report what has changed since it was last told (§3.7: after an outage)."""
        self._waiting.clear()
        self._last = dict(self._told)
        for number in self._station.places():
            self._report_if_news(number)

    def _queue(self, report: _Report) -> None:
        self._waiting.append(report)
        if not self._sending:
            self._sending = self._station.spawn(self._send()) is not None

    async def _send(self) -> None:
        """Send what waits to be sent; what cannot be sent is left for :meth:`report_changes`."""
        while self._waiting:
            report = self._waiting.pop(0)
            if not self._station.online.is_set() and not report.asked:
                continue
            answer = await self._station.notify(self._notification(report), asked=report.asked)
            if answer is not None or self._station.online.is_set():
                self._told[report.number] = report.condition
        self._sending = False

    def _least_duration(self, number: int, before: Condition | None, now: Condition) -> int:
        """Return the seconds that a status must last to be reported (MinimumStatusDuration); 0 is none."""
        changed = number and before is not None and now.code == before.code
        return self._station.configuration.number("MinimumStatusDuration") if changed else 0

    def _report_if_news(self, number: int, slip: Slip | None = None) -> None:
        self._settling.pop(number, None)
        if self._noted.get(number) != self._last.get(number):
            self._put(number, slip=slip)

    def _put(
        self, number: int, *, asked: bool = False, at_boot: bool = False, slip: Slip | None = None
    ) -> None:
        told = self._noted[number]
        between = self._misreports.told_between(number, self._last.get(number), told)
        if between is not None:
            self._queue(_Report(number, between, self._since[number], asked, None))
        told = self._misreports.at_boot(number, told) if at_boot else told
        self._last[number] = told
        self._queue(_Report(number, told, self._since[number], asked, slip))

    def _notification(self, report: _Report) -> call.StatusNotification:
        told = self._told.get(report.number)
        number, condition = self._misreports.as_told(report.number, report.condition, told)
        if report.slip is not None:
            number, condition = report.slip.applied_to(number, condition, len(self._station.outlets))
        return call.StatusNotification(
            connector_id=number,
            error_code=condition.code,
            status=condition.status,
            timestamp=stamp(self._stated(report.since, condition)),
            info=condition.info,
            vendor_id=self._station.model.vendor if condition.vendor_code else None,
            vendor_error_code=condition.vendor_code,
        )

    def _stated(self, moment: datetime, condition: Condition) -> datetime:
        if condition.status == Status.finishing and self._station.has("finishing-since-long"):
            return moment - timedelta(seconds=20)
        if self._station.has("statuses-in-local-time"):
            return moment + timedelta(hours=2)
        if self._station.has("statuses-ahead"):
            return moment + timedelta(minutes=5)
        if self._station.has("statuses-behind"):
            return moment - timedelta(minutes=5)
        if self._station.has("statuses-of-1970"):
            return datetime(1970, 1, 1, tzinfo=UTC)
        return moment
