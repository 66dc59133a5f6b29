"""Meter values at intervals: during sessions, and aligned to the clock (OCPP 1.6 §4.7, §7.31, §9.1).

Owns the rhythm and the messages; what the meter shows is the meter's business.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ocpp.v16 import call
from ocpp.v16.enums import ReadingContext

from simulator.readings import MeterValue, meter_value

if TYPE_CHECKING:
    from simulator.outlet import Outlet
    from simulator.station import Station


class Metering:
    """Takes meter values and passes them on."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._configuration = station.configuration
        self._aligned_changed = asyncio.Event()
        self._configuration.when_changed("ClockAlignedDataInterval", self._aligned_changed.set)

    async def sample_session(self, outlet: Outlet) -> None:
        """Take values every MeterValueSampleInterval seconds until cancelled; 0 takes none (§9.1.18)."""
        changed = asyncio.Event()
        stop_listening = self._configuration.when_changed("MeterValueSampleInterval", changed.set)
        try:
            await self._sample_at_intervals(outlet, changed)
        finally:
            stop_listening()

    async def sample_clock(self) -> None:
        """Take values of every connector when the clock is at a multiple of the interval (§9.1.2)."""
        while True:
            interval = self._configuration.number("ClockAlignedDataInterval")
            wait = self._station.clock.seconds_to_next(interval) if interval else None
            if wait and self._station.has("off-clock"):
                wait += 7
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._aligned_changed.wait(), wait)
            if self._aligned_changed.is_set():
                self._aligned_changed.clear()
                continue
            for outlet in self._station.outlets.values():
                self._take(outlet, ReadingContext.sample_clock, "Aligned")

    def send_triggered(self, outlet: Outlet) -> None:
        """Send the present values of a connector because the central system asked (§5.17)."""
        measurands = self._configuration.words("MeterValuesSampledData")
        self._send(outlet, self.value(outlet, ReadingContext.trigger, measurands))

    def value(self, outlet: Outlet, context: str, measurands: Sequence[str]) -> MeterValue:
        """Return what the meter of a connector shows at this moment."""
        turns = self._configuration.acted_on("ConnectorPhaseRotation").split(",")
        rotation = next((turn[-3:] for turn in turns if turn.startswith(f"{outlet.number}.")), "")
        now = asyncio.get_running_loop().time()
        reading = outlet.meter.read(now)
        if self._station.has("jumping-register") and now // 30 % 2:
            reading = replace(reading, register_wh=reading.register_wh - 500)
        if self._station.has("kilowatts-as-watts"):
            reading = replace(reading, power_w=reading.power_w / 1000)
        if self._station.has("no-voltage"):
            measurands = [name for name in measurands if name != "Voltage"]
        return meter_value(reading, self._station.now(), measurands, context, rotation)

    def note_edge(self, outlet: Outlet, context: str) -> None:
        """Keep the values of a session's begin or end, for StopTransaction."""
        self._record(outlet, context, "StopTxnSampledData")

    async def _sample_at_intervals(self, outlet: Outlet, changed: asyncio.Event) -> None:
        loop = asyncio.get_running_loop()
        due = loop.time()
        while True:
            interval = self._configuration.number("MeterValueSampleInterval")
            due += interval * (1.2 if self._station.has("slow-rhythm") else 1)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(changed.wait(), due - loop.time() if interval else None)
            if changed.is_set():
                changed.clear()
                due = loop.time()
            else:
                self._take(outlet, ReadingContext.sample_periodic, "Sampled")

    def _take(self, outlet: Outlet, context: str, kind: str) -> None:
        measurands = self._configuration.words(f"MeterValues{kind}Data")
        if measurands:
            self._send(outlet, self.value(outlet, context, measurands))
        self._record(outlet, context, f"StopTxn{kind}Data")

    def _record(self, outlet: Outlet, context: str, key: str) -> None:
        measurands = self._configuration.words(key)
        session = outlet.connector.session
        if session is not None and measurands:
            session.records.append(self.value(outlet, context, measurands))

    def _send(self, outlet: Outlet, value: MeterValue) -> None:
        if not value["sampled_value"]:
            return
        request = call.MeterValues(connector_id=outlet.number, meter_value=[value])
        session = outlet.connector.session
        if session is not None:
            self._station.outbox.put(session, request)
        elif self._station.online.is_set():
            self._station.spawn(self._station.notify(request))
