"""Tells the central system how the station and its connectors are (StatusNotification, OCPP 1.6 §4.9).

Owns what was last told, what waits to be told, and MinimumStatusDuration. It does not decide any status.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from ocpp.v16 import call

from simulator.connector import Condition
from simulator.misreports import Misreports
from simulator.wall_clock import stamp

if TYPE_CHECKING:
    from simulator.station import Station


class StatusReports:
    """Reports changes in the order they happen; those that happen offline, once the line is back."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._misreports = Misreports(station)
        self._told: dict[int, Condition] = {}
        self._last: dict[int, Condition] = {}
        self._noted: dict[int, Condition] = {}
        self._since: dict[int, datetime] = {}
        self._settling: dict[int, asyncio.Task[None]] = {}
        self._queue: asyncio.Queue[tuple[int, Condition, datetime, bool]] = asyncio.Queue()

    def changed(self, number: int) -> None:
        """Look at a connector (0: the station) whose condition may have changed, and report a change."""
        now = self._station.condition(number)
        before = self._noted.get(number)
        if now == before:
            return
        self._noted[number], self._since[number] = now, self._station.now()
        self._station.log.record(f"connector {number} is {now.status} ({now.code})")
        if before and self._misreports.keeps_quiet(number, before, now):
            return
        waiting = self._settling.pop(number, None)
        if waiting is not None:
            waiting.cancel()
        patience = self._station.configuration.number("MinimumStatusDuration")
        if patience and number and before is not None and now.code == before.code:
            settled = self._station.later(patience, lambda: self._report_if_news(number))
            if settled is not None:
                self._settling[number] = settled
        elif late := self._misreports.delay(number, before, now):
            self._station.later(late, lambda: self._report_if_news(number))
        else:
            self._report_if_news(number)
        if before and self._misreports.repeats_the_old(now):
            self._queue.put_nowait((number, before, self._since[number], False))

    def report_asked(self, number: int) -> None:
        """Report the present condition of a connector, told before or not, because of a trigger (§5.17)."""
        self.changed(number)
        if not self._misreports.silent_when_asked():
            self._put(number, asked=True)

    def report_all(self) -> None:
        """Report the station and every connector, as is due after every accepted registration (§4.2)."""
        for number in self._station.places():
            self._noted[number] = self._misreports.at_boot(number, self._station.condition(number))
            self._since[number] = self._station.now()
            if not self._misreports.silent_at_boot(number):
                self._put(number)

    def report_changes(self) -> None:
        """Report what has changed since it was last told (§3.7: after an outage)."""
        while not self._queue.empty():
            self._queue.get_nowait()
        self._last = dict(self._told)
        for number in self._station.places():
            self._report_if_news(number)

    def pretend(self, number: int, status: str) -> None:
        """Report a connector as something that it is not."""
        told = replace(self._station.condition(number), status=status)
        self._queue.put_nowait((number, told, self._station.now(), False))

    async def run(self) -> None:
        """Send what waits to be sent, for ever; what cannot be sent is left for :meth:`report_changes`."""
        while True:
            number, condition, since, asked = await self._queue.get()
            if not self._station.online.is_set() and not asked:
                continue
            answer = await self._station.notify(self._notification(number, condition, since), asked=asked)
            if answer is not None or self._station.online.is_set():
                self._told[number] = condition

    def _report_if_news(self, number: int) -> None:
        self._settling.pop(number, None)
        if self._noted.get(number) != self._last.get(number):
            self._put(number)

    def _put(self, number: int, *, asked: bool = False) -> None:
        between = self._misreports.told_between(number, self._last.get(number), self._noted[number])
        if between is not None:
            self._queue.put_nowait((number, between, self._since[number], asked))
        self._last[number] = self._noted[number]
        self._queue.put_nowait((number, self._noted[number], self._since[number], asked))

    def _notification(self, number: int, condition: Condition, since: datetime) -> call.StatusNotification:
        number, condition = self._misreports.as_told(number, condition, self._told.get(number))
        return call.StatusNotification(
            connector_id=number,
            error_code=condition.code,
            status=condition.status,
            timestamp=stamp(since),
            info=condition.info,
            vendor_id=self._station.model.vendor if condition.vendor_code else None,
            vendor_error_code=condition.vendor_code,
        )
