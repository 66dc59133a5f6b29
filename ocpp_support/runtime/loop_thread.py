"""The one asyncio loop of the run, alive in one daemon thread from the first step to the last.

Steps are plain functions: :meth:`LoopThread.run` is the only place where they meet asynchronous code.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

from ocpp_support.runtime.clock import VirtualTimeLoop

T = TypeVar("T")


class LoopThread:
    """Runs a loop in a thread of its own, and coroutines of other threads on it.

    Args:
        virtual: Whether time jumps (:class:`VirtualTimeLoop`) or is real.
    """

    def __init__(self, *, virtual: bool) -> None:
        self._waiting = 0
        self.loop: asyncio.AbstractEventLoop
        if virtual:
            loop = VirtualTimeLoop()
            loop.jump_only_when(lambda: self._waiting > 0)
            self.loop = loop
        else:
            self.loop = asyncio.SelectorEventLoop()
        self._thread = threading.Thread(target=self._live, name="acceptance-loop", daemon=True)
        self._thread.start()

    def _live(self) -> None:
        asyncio.set_event_loop(self.loop)
        self.loop.run_forever()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run ``work`` on the loop and return its result, or raise what it raised.

        Interrupted by Ctrl-C, the work is cancelled and has ended before KeyboardInterrupt goes on.
        """
        future = asyncio.run_coroutine_threadsafe(self._while_waiting(work), self.loop)
        try:
            return future.result()
        except KeyboardInterrupt:
            future.cancel()
            concurrent.futures.wait([future], timeout=2)
            raise

    async def _while_waiting(self, work: Coroutine[Any, Any, T]) -> T:
        self._waiting += 1
        try:
            return await work
        finally:
            self._waiting -= 1
            if isinstance(self.loop, VirtualTimeLoop):
                # Whoever asked goes on when all has been said, and not when a thread happens to wake up.
                await self.loop.stillness()

    def close(self) -> None:
        """End every task that is left, then the loop and its thread."""
        if not self._thread.is_alive():
            return
        self.run(_cancel_the_rest())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(timeout=5)
        self.loop.close()


async def _cancel_the_rest() -> None:
    mine = asyncio.current_task()
    rest = [task for task in asyncio.all_tasks() if task is not mine]
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)
    await asyncio.get_running_loop().shutdown_default_executor()
