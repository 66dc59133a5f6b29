"""The station's regular sign of life (Heartbeat, OCPP 1.6 §4.6), which also sets its clock."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from ocpp.v16 import call

from simulator.tasks import Timer

if TYPE_CHECKING:
    from simulator.station import Station

FACTORY_RHYTHMS = {"two-hour-heartbeat": "7200", "no-heartbeat-by-itself": "0"}
"""The interval that a mistaken station comes with."""


class Heartbeat:
    """Beats every HeartbeatInterval seconds while online; a new interval counts from when it was set."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._changes = self._beats = 0
        self._rhythm = self._counted_from = 0.0
        self._timer: Timer | None = None
        station.configuration.when_changed("HeartbeatInterval", self._change_rhythm)

    def restart(self) -> None:
        """Count the interval, as it is set, from now."""
        self._beats = 0
        self._count(self._as_set())

    def _as_set(self) -> float:
        """Return the seconds between two beats; 0 is none at all."""
        seconds = self._station.configuration.number("HeartbeatInterval")
        return seconds * 1.3 if self._station.has("slow-heart") else seconds

    def _change_rhythm(self) -> None:
        self._changes += 1
        second = self._changes > 1 and self._station.has("second-rhythm-ignored")
        if not (second or self._station.has("keeps-old-rhythm")):
            self._beats = 0
            self._count(self._as_set() * (60 if self._station.has("minutes-for-seconds") else 1))
            if self._station.has("heart-leaps"):
                self._station.spawn(self._leap())

    def _count(self, rhythm: float) -> None:
        self._rhythm, self._counted_from = rhythm, asyncio.get_running_loop().time()
        self._wait()

    def _wait(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._rhythm:
            wait = self._counted_from + self._rhythm - asyncio.get_running_loop().time()
            self._timer = self._station.later(max(0.0, wait), self._ring)

    def _ring(self) -> None:
        self._counted_from += self._rhythm
        self._station.spawn(self._beat_in_turn(self._counted_from))

    async def _beat_in_turn(self, due: float) -> None:
        if self._station.online.is_set():
            await self._beat_by_itself()
        if due == self._counted_from:  # No new rhythm has begun meanwhile.
            self._wait()

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
