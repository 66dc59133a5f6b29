"""The station's power: on, off, and through a restart.

Owns when its parts live. What they do when they begin and end is theirs.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from ocpp.v16.enums import Reason

from simulator.faults import EMERGENCY_STOP

if TYPE_CHECKING:
    from simulator.station import Station

FAREWELL_S = 60.0
"""Seconds that an orderly restart waits at most for what is still to be delivered."""

SLOW_S = 330.0
"""Seconds that a start with new firmware may take, and should not."""


class Power:
    """Whether a station has power, and whether it runs.

    Attributes:
        on: Whether it has power.
        running: Whether it has started, and works.
        restarted: Why it was restarted last; "" since its power came on.
    """

    def __init__(self, station: Station) -> None:
        self._station = station
        self.on = self.running = False
        self.restarted = ""

    async def switch_on(self) -> None:
        """Switch the power on: the station boots and dials. Registration is not waited for."""
        if self.on:
            return
        self.on = True
        self.restarted = ""
        if self._station.has("stays-out") or self._station.has("second-stays-out"):
            self._station.memory.inoperative.clear()
        self._station.clock.start()
        self._start()

    async def switch_off(self) -> None:
        """Take the power away: sessions end, every task ends, the line is closed."""
        if not self.on:
            return
        self.on = False
        await self._stop(str(Reason.power_loss))

    async def reboot(self, reason: str) -> None:
        """Restart: ``SoftReset`` in good order, ``HardReset`` at once, anything else as ``Reboot``."""
        if not self.running:
            return
        known = reason in {Reason.soft_reset, Reason.hard_reset}
        told = reason if known else str(Reason.reboot)
        self._station.log.record(f"restart: {reason}")
        if told != Reason.hard_reset:
            await self._take_leave(told)
        await self._stop(told)
        self.restarted = told
        if self._station.has("forgets-out-of-service"):
            self._station.memory.inoperative.clear()
        await self._restart()

    async def _restart(self) -> None:
        """Start again; a restart that its own faults spoil is tried ResetRetries times more (§9.1)."""
        station = self._station
        tries = 1 + station.configuration.number("ResetRetries")
        for number in range(1, tries + 1):
            slow = self.restarted == Reason.reboot and station.has("slow-after-update")
            await asyncio.sleep(SLOW_S if slow else station.model.reboot_seconds)
            broken = [name for name, fault in station.faults.items() if fault.disabling]
            if not set(broken) - {EMERGENCY_STOP}:
                break
            station.log.record(f"restart {number} of {tries} failed its self-test: {', '.join(broken)}")
        self._start()

    def _start(self) -> None:
        station = self._station
        station.assemble()
        self.running = True
        station.log.record(f"started with firmware {station.memory.firmware_version}")
        for number, outlet in station.outlets.items():
            outlet.boot(station.availability.operative(number))
        station.heartbeat.restart()
        station.metering.realign()
        station.spawn(station.link.run())

    async def _take_leave(self, reason: str) -> None:
        station = self._station
        if station.has("ends-told-after-reset") or station.has("loses-ends-in-reset"):
            station.online.clear()
        for outlet in station.outlets.values():
            if not (outlet.number == 2 and station.has("second-ends-after-reset")):
                outlet.charging.end(reason)
        if station.has("loses-ends-in-reset"):
            station.memory.outbox.clear()
        if station.online.is_set():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(FAREWELL_S):
                    await station.outbox.until_empty()

    async def _stop(self, reason: str) -> None:
        station = self._station
        for outlet in station.outlets.values():
            outlet.lose_power(reason)
        self.running = False
        station.online.clear()
        await station.end_tasks()
        station.log.record("stopped")
