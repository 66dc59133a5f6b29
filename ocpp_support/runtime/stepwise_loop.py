"""The loop of a run in virtual time: it lives on the thread that asks, and only while something is asked.

Between two steps it stands still, and the station with it: with a thread of its own, what comes first would
depend on which thread wakes up first. In real time a station waits for nobody: see :mod:`.loop_thread`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from ocpp_support.runtime.clock import VirtualTimeLoop

T = TypeVar("T")


class StepwiseLoop:
    """Runs coroutines on a loop whose clock jumps, each until nothing more happens when it has ended."""

    def __init__(self) -> None:
        self.loop = VirtualTimeLoop()
        self._runner = asyncio.Runner(loop_factory=lambda: self.loop)
        self._runner.get_loop()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run ``work`` and return its result, or raise what it raised.

        Interrupted by Ctrl-C, the work is cancelled and has ended before KeyboardInterrupt goes on.
        """
        return self._runner.run(self._until_still(work))

    async def _until_still(self, work: Coroutine[Any, Any, T]) -> T:
        try:
            return await work
        finally:
            await self.loop.stillness()

    def close(self) -> None:
        """End every task that is left, then the loop."""
        self._runner.close()
