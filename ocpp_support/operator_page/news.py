"""When a phone is told anew: at a change, and before it could think that the line is dead.

Owns the rhythm: a station that floods the line must not flood the phones.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

from ocpp_support.prompting.board import Board
from ocpp_support.prompting.progress import Whereabouts
from ocpp_support.trace.trace import Mark, Trace

BEAT = 5.0
"""Seconds after which the phones hear from us although nothing changed."""

GAP = 0.1
"""Seconds between two tellings, at least."""


class News:
    """Something new on the board, on the trace, or of the run. Used on the run's loop only."""

    def __init__(self, board: Board, whereabouts: Whereabouts, trace: Trace) -> None:
        self._board = board
        self._whereabouts = whereabouts
        self._trace = trace
        self._next: asyncio.Event = asyncio.Event()
        self._soon: asyncio.TimerHandle | None = None
        self._over = False
        self._unwatch: list[Callable[[], None]] = []
        self._listener: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Look out for changes."""
        self._unwatch = [
            self._board.watch(lambda _: self._changed()),
            self._whereabouts.watch(self._changed),
        ]
        self._listener = asyncio.ensure_future(self._listen(self._trace.mark()))

    async def stop(self) -> None:
        """Tell whoever listens for the last time."""
        for end in self._unwatch:
            end()
        self._unwatch = []
        if self._listener is not None:
            self._listener.cancel()
            await asyncio.gather(self._listener, return_exceptions=True)
        self._over = True
        self._tell()

    async def every(self) -> AsyncIterator[None]:
        """Go on now, and then at every change, until :meth:`stop`."""
        while True:
            following = self._next
            yield
            if self._over:
                return
            await following.wait()

    async def _listen(self, mark: Mark) -> None:
        while True:
            await self._trace.wait_until(bool, since=mark, until=self._trace.now() + BEAT)
            mark = self._trace.mark()
            self._changed()

    def _changed(self) -> None:
        if self._soon is None:
            self._soon = asyncio.get_running_loop().call_later(GAP, self._tell)

    def _tell(self) -> None:
        if self._soon is not None:
            self._soon.cancel()
            self._soon = None
        self._next.set()
        self._next = asyncio.Event()
