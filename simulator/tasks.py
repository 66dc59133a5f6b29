"""The background work of one life of the station: nothing outlives it, nothing fails unseen.

What waits for a moment is a timer and no task: a station that idles then costs next to nothing.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

LOG = logging.getLogger("simulator")


class Timer:
    """Does something at a moment, unless it is cancelled before."""

    __slots__ = ("_act", "_among", "_handle")

    def __init__(self, seconds: float, act: Callable[[], object], among: set[Any]) -> None:
        self._act = act
        self._among = among
        self._handle = asyncio.get_running_loop().call_later(seconds, self._ring)
        among.add(self)

    def cancel(self) -> None:
        """Do nothing any more."""
        self._handle.cancel()
        self._among.discard(self)

    def _ring(self) -> None:
        self._among.discard(self)
        try:
            self._act()
        except Exception:
            LOG.exception("the station's own work failed")


class Tasks:
    """Owns the station's tasks and timers and ends them together."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any] | Timer] = set()

    def spawn(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Run ``work`` in the background."""
        task = asyncio.get_running_loop().create_task(work)
        self._running.add(task)
        task.add_done_callback(self._finished)
        return task

    def later(self, seconds: float, act: Callable[[], object]) -> Timer:
        """Do ``act`` after ``seconds`` of the loop's time."""
        return Timer(seconds, act, self._running)

    async def end_all(self) -> None:
        """End every task and timer but the task that asks for it."""
        others = [work for work in self._running if work is not asyncio.current_task()]
        for work in others:
            work.cancel()
        tasks = [work for work in others if isinstance(work, asyncio.Task)]
        await asyncio.gather(*tasks, return_exceptions=True)

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled() and task.exception() is not None:
            LOG.error("the station's own work failed", exc_info=task.exception())
