"""The station's regular sign of life (Heartbeat, OCPP 1.6 §4.6), which also sets its clock."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from ocpp.v16 import call

if TYPE_CHECKING:
    from simulator.station import Station

FACTORY_RHYTHMS = {"two-hour-heartbeat": "7200", "no-heartbeat-by-itself": "0"}
"""The interval that a mistaken station comes with."""


class Heartbeat:
    """Beats every HeartbeatInterval seconds while online; a new interval counts from when it was set."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._new_rhythm = asyncio.Event()
        self._rhythm = self._as_set()
        self._changes = self._beats = 0
        station.configuration.when_changed("HeartbeatInterval", self._change_rhythm)

    def restart(self) -> None:
        """Count the interval, as it is set, from now."""
        self._rhythm = self._as_set()
        self._beats = 0
        self._new_rhythm.set()

    def _as_set(self) -> float:
        """Return the seconds between two beats; 0 is none at all."""
        seconds = self._station.configuration.number("HeartbeatInterval")
        return seconds * 1.3 if self._station.has("slow-heart") else seconds

    def _change_rhythm(self) -> None:
        self._changes += 1
        second = self._changes > 1 and self._station.has("second-rhythm-ignored")
        if not (second or self._station.has("keeps-old-rhythm")):
            self.restart()
            self._rhythm *= 60 if self._station.has("minutes-for-seconds") else 1
            if self._station.has("heart-leaps"):
                self._station.spawn(self._leap())

    async def run(self) -> None:
        """Beat for ever."""
        loop = asyncio.get_running_loop()
        due = loop.time()
        while True:
            due += self._rhythm
            with contextlib.suppress(TimeoutError):
                # Not wait_for: in Python 3.11 it may lose the cancellation that ends this task.
                async with asyncio.timeout(max(0.0, due - loop.time()) if self._rhythm else None):
                    await self._new_rhythm.wait()
            if self._new_rhythm.is_set():
                self._new_rhythm.clear()
                due = loop.time()
            elif self._station.online.is_set():
                await self._beat_by_itself()

    async def _beat_by_itself(self) -> None:
        self._beats += 1
        if self._beats > 2 and self._station.has("falls-asleep"):
            return
        await self.beat()
        if self._station.has("beats-twice"):
            await self.beat()

    async def _leap(self) -> None:
        for _ in range(3):
            await self.beat()

    async def beat(self, *, asked: bool = False) -> None:
        """Send one Heartbeat, perhaps because of a trigger, and take the time from its answer."""
        answer = await self._station.notify(call.Heartbeat(), asked=asked)
        if answer is not None:
            self._station.set_clock(answer.current_time)
