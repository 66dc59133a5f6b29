"""The station's regular sign of life (Heartbeat, OCPP 1.6 §4.6), which also sets its clock."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from ocpp.v16 import call

if TYPE_CHECKING:
    from simulator.station import Station


class Heartbeat:
    """Beats every HeartbeatInterval seconds while online; a new interval counts from when it was set."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._new_rhythm = asyncio.Event()
        self._rhythm = station.configuration.number("HeartbeatInterval")
        station.configuration.when_changed("HeartbeatInterval", self._change_rhythm)

    def restart(self) -> None:
        """Count the interval, as it is set, from now."""
        self._rhythm = self._station.configuration.number("HeartbeatInterval")
        self._new_rhythm.set()

    def _change_rhythm(self) -> None:
        if not self._station.has("keeps-old-rhythm"):
            self.restart()

    async def run(self) -> None:
        """Beat for ever."""
        loop = asyncio.get_running_loop()
        due = loop.time()
        while True:
            due += self._rhythm
            with contextlib.suppress(TimeoutError):
                # Not wait_for: in Python 3.11 it may lose the cancellation that ends this task.
                async with asyncio.timeout(max(0.0, due - loop.time())):
                    await self._new_rhythm.wait()
            if self._new_rhythm.is_set():
                self._new_rhythm.clear()
                due = loop.time()
            elif self._station.online.is_set():
                await self.beat()

    async def beat(self, *, asked: bool = False) -> None:
        """Send one Heartbeat, perhaps because of a trigger, and take the time from its answer."""
        answer = await self._station.notify(call.Heartbeat(), asked=asked)
        if answer is not None:
            self._station.set_clock(answer.current_time)
