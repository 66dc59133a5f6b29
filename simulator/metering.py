"""Meter values at intervals: during sessions, and aligned to the clock (OCPP 1.6 §4.7, §7.31, §9.1).

Owns the rhythm and the messages; what the meter shows is the meter's business.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from ocpp.v16 import call
from ocpp.v16.enums import ReadingContext

from simulator.embellishing import embellished, skipped, told_with
from simulator.misreading import left_over, misread, misworded
from simulator.readings import MeterValue, meter_value
from simulator.tasks import Timer
from simulator.wall_clock import next_multiple

if TYPE_CHECKING:
    from simulator.outlet import Outlet
    from simulator.session import Session
    from simulator.station import Station


USUAL = ("Energy.Active.Import.Register",)
"""What is told where nothing else is to be had and something was asked for (the default of §7.43)."""

LATEST_S = 10.0
"""Seconds by which the clock may have been set past the moment for aligned values that are still taken."""


class Metering:
    """Takes meter values and passes them on."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._configuration = station.configuration
        self._aligned_until = station.now()
        self._due: datetime | None = None
        self._timer: Timer | None = None
        self._configuration.when_changed("ClockAlignedDataInterval", self.realign)

    def realign(self) -> None:
        """Look at the clock: it is time, or it was set, or its interval was.

        Values of every connector are taken when it is at a multiple of the interval (§9.1).
        """
        late = (self._station.now() - self._due).total_seconds() if self._due else -1.0
        if self._due and -0.001 < late < LATEST_S:
            self._aligned_until = self._due
            self._take_all()
        if self._timer is not None:
            self._timer.cancel()
        interval = self._configuration.number("ClockAlignedDataInterval")
        self._due = self._timer = None
        if interval:
            self._due = self._next_aligned(interval)
            wait = (self._due - self._station.now()).total_seconds()
            self._timer = self._station.later(wait + 7 * self._station.has("off-clock"), self.realign)

    async def sample_session(self, outlet: Outlet) -> None:
        """Take values every MeterValueSampleInterval seconds until cancelled; 0 takes none (§9.1)."""
        changed = asyncio.Event()
        stop_listening = self._configuration.when_changed("MeterValueSampleInterval", changed.set)
        try:
            await self._sample_at_intervals(outlet, changed)
        finally:
            stop_listening()

    def send_triggered(self, outlet: Outlet) -> None:
        """Send the present values of a connector because the central system asked (§5.17)."""
        for measurands in (self._configuration.words("MeterValuesSampledData"), USUAL):
            value = self.value(outlet, ReadingContext.trigger, measurands)
            if value["sampled_value"]:
                break
        self._send(outlet, value, asked=True)

    def send_late(self, outlet: Outlet, session: Session) -> None:
        """Send the present values of a connector for a session that is over (a mistake)."""
        value = self.value(outlet, ReadingContext.sample_periodic, USUAL)
        request = call.MeterValues(connector_id=outlet.number, meter_value=[value])
        self._station.outbox.put(session, request)

    def value(self, outlet: Outlet, context: str, measurands: Sequence[str]) -> MeterValue:
        """Return what the meter of a connector shows at this moment."""
        turns = self._configuration.acted_on("ConnectorPhaseRotation").split(",")
        rotation = next((turn[-3:] for turn in turns if turn.startswith(f"{outlet.number}.")), "")
        now = asyncio.get_running_loop().time()
        reading = misread(self._station, outlet.meter.read(now), now)
        told = left_over(self._station, outlet.number, measurands)
        value = meter_value(reading, self._station.now(), told, context, rotation)
        return embellished(self._station, outlet, misworded(self._station, value), context)

    def note_edge(self, outlet: Outlet, context: str) -> None:
        """Keep the values of a session's begin or end, for StopTransaction."""
        self._record(outlet, context, "StopTxnSampledData")

    def _next_aligned(self, interval: int) -> datetime:
        """Return when to take values next: not twice for one moment, should the clock be set back."""
        now = self._station.now()
        ahead = (self._aligned_until - now).total_seconds()
        return next_multiple(self._aligned_until if 0 < ahead <= interval else now, interval)

    async def _sample_at_intervals(self, outlet: Outlet, changed: asyncio.Event) -> None:
        loop = asyncio.get_running_loop()
        due, taken = loop.time(), 0
        while True:
            interval = self._interval(taken)
            due += interval
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(due - loop.time() if interval else None):
                    await changed.wait()
            if changed.is_set():
                changed.clear()
                due = loop.time()
            elif not (outlet.number > 1 and self._station.has("unread-second-connector")):
                taken += 1
                brief = taken > 1 and self._station.has("only-first-reading-full")
                self._take(outlet, ReadingContext.sample_periodic, "Sampled", brief=brief, taken=taken)
                if self._station.has("finishes-at-first-reading"):
                    self._station.reports.claim(outlet.number, "Finishing")

    def _interval(self, taken: int) -> float:
        """Return the seconds between two samples, ``taken`` of which were taken; 0 where none are due."""
        station, interval = self._station, self._configuration.number("MeterValueSampleInterval")
        if station.has("keeps-meter-rhythm"):
            return 60.0
        by_the_clock = self._configuration.number("ClockAlignedDataInterval") > 0
        if by_the_clock and station.has("one-rhythm-at-a-time"):
            return 0.0
        if station.has("two-readings-a-session") and taken == 2:
            return 0.0
        return interval * (1.2 if station.has("slow-rhythm") else 0.7 if station.has("hasty-rhythm") else 1)

    def _take(self, outlet: Outlet, context: str, kind: str, *, brief: bool = False, taken: int = 0) -> None:
        measurands = USUAL if brief else self._configuration.words(f"MeterValues{kind}Data")
        if measurands and not skipped(self._station, outlet, context, taken, len(measurands)):
            self._send(outlet, self.value(outlet, context, measurands))
        self._record(outlet, context, f"StopTxn{kind}Data")

    def _take_all(self) -> None:
        for outlet in self._station.outlets.values():
            self._take(outlet, ReadingContext.sample_clock, "Aligned")
        if self._station.has("main-meter-as-connectors"):
            self._tell_main_meter()

    def _tell_main_meter(self) -> None:
        outlets = self._station.outlets
        value = self.value(outlets[1], ReadingContext.sample_clock, USUAL)
        request = call.MeterValues(connector_id=len(outlets) + 1, meter_value=[value])
        self._station.spawn(self._station.notify(request))

    def _record(self, outlet: Outlet, context: str, key: str) -> None:
        measurands = self._configuration.words(key)
        session = outlet.connector.session
        if session is not None and measurands:
            session.records.append(self.value(outlet, context, measurands))

    def _send(self, outlet: Outlet, value: MeterValue, *, asked: bool = False) -> None:
        if not value["sampled_value"]:
            return
        number = outlet.number
        if self._station.has("readings-of-neighbour"):
            number = number % len(self._station.outlets) + 1
        request = call.MeterValues(connector_id=number, meter_value=[value])
        session = outlet.connector.session
        if session is not None and not (asked and self._station.registration.pending):
            for one in (request, *told_with(self._station, outlet, session)):
                self._station.outbox.put(session, one)
        else:
            self._station.spawn(self._station.notify(request, asked=asked))
