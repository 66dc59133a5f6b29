"""The loop of a run in virtual time: it lives on the thread that asks, and only while something is asked.

Between two steps it stands still, and the station with it: with a thread of its own, what comes first would
depend on which thread wakes up first. In real time a station waits for nobody: see :mod:`.loop_thread`.
"""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

from ocpp_support.runtime.clock import VirtualTimeLoop

T = TypeVar("T")


def _nobody_hears() -> bool:
    """Return whether Ctrl-C is as Python has it, or heard by a loop that was made before and never closed."""
    hears = signal.getsignal(signal.SIGINT)
    return hears is signal.default_int_handler or isinstance(getattr(hears, "__self__", None), StepwiseLoop)


class StepwiseLoop:
    """Runs coroutines on a loop whose clock jumps, each until nothing more happens when it has ended.

    From its making to its closing it hears Ctrl-C, where nobody else does: a run asks thousands of things,
    and `asyncio.Runner` would begin and end to listen for each.
    """

    def __init__(self) -> None:
        self.loop = VirtualTimeLoop()
        self._runner = asyncio.Runner(loop_factory=lambda: self.loop)
        self._runner.get_loop()
        self._asked: asyncio.Task[Any] | None = None
        self._interrupted = False
        self._hears = threading.current_thread() is threading.main_thread() and _nobody_hears()
        if self._hears:
            signal.signal(signal.SIGINT, self._hear)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run ``work`` and return its result, or raise what it raised.

        Interrupted by Ctrl-C, the work is cancelled and has ended before KeyboardInterrupt goes on.
        """
        self._interrupted = False
        self._asked = task = self.loop.create_task(self._until_still(work))
        try:
            return self.loop.run_until_complete(task)
        except asyncio.CancelledError:
            if self._interrupted:
                raise KeyboardInterrupt from None
            raise
        finally:
            self._asked = None

    async def _until_still(self, work: Coroutine[Any, Any, T]) -> T:
        try:
            return await work
        finally:
            await self.loop.stillness()

    def _hear(self, signum: int, frame: object) -> None:
        """Cancel what is asked; whoever insists, or has asked nothing, is heard at once."""
        if self._asked is None or self._interrupted:
            raise KeyboardInterrupt
        self._interrupted = True
        self._asked.cancel()
        self.loop.call_soon_threadsafe(lambda: None)  # It may be listening to its sockets.

    def close(self) -> None:
        """End every task that is left, then the loop."""
        self._runner.close()
        if self._hears and signal.getsignal(signal.SIGINT) == self._hear:
            signal.signal(signal.SIGINT, signal.default_int_handler)
