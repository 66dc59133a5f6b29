"""The background work of one life of the station: nothing outlives it, nothing fails unseen."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

LOG = logging.getLogger("simulator")


class Tasks:
    """Owns the station's tasks and ends them together."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()

    def spawn(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Run ``work`` in the background."""
        task = asyncio.get_running_loop().create_task(work)
        self._running.add(task)
        task.add_done_callback(self._finished)
        return task

    def later(self, seconds: float, act: Callable[[], object]) -> asyncio.Task[Any]:
        """Do ``act`` after ``seconds`` of the loop's time."""

        async def wait_and_act() -> None:
            await asyncio.sleep(seconds)
            act()

        return self.spawn(wait_and_act())

    async def end_all(self) -> None:
        """End every task but the one that asks for it."""
        others = [task for task in self._running if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled() and task.exception() is not None:
            LOG.error("the station's own work failed", exc_info=task.exception())
