"""Time for one run: a loop on real time, or one whose clock jumps to the next timer.

Owns the notion of "now" and of "nothing is under way". It knows nothing of stations, frames or steps;
those tell it what is under way (:class:`WorkLedger`, :meth:`VirtualTimeLoop.watch`).
"""

from __future__ import annotations

import asyncio
import select
import selectors
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

GRACE = 0.0002
"""Real seconds given to loopback sockets before time jumps: the kernel may owe us a segment."""

POLL = 0.02
"""Real seconds between two looks at work that is under way elsewhere."""

STALLED = 1.0
"""Real seconds after which frames that never arrive (their socket died) no longer hold the clock."""

LISTEN_EVERY = 100
"""Rounds of the loop, at most, after which sockets are looked at although there is more to run."""

HELD = 10.0
"""Real seconds for which work elsewhere costs no time; what takes longer takes as long on the clock."""


class WorkLedger:
    """Counts work that is under way outside the loop, such as a file transfer on a server's own thread.

    ``begin`` and ``end`` may be called from any thread.

    Args:
        when_done: Called when none is under way any more.
    """

    def __init__(self, when_done: Callable[[], object] = lambda: None) -> None:
        self._lock = threading.Lock()
        self._count = 0
        self._when_done = when_done

    def begin(self) -> None:
        """Note that a piece of work has begun."""
        with self._lock:
            self._count += 1

    def end(self) -> None:
        """Note that a piece of work has ended and that its result has reached the loop."""
        with self._lock:
            self._count -= 1
            done = not self._count
        if done:
            self._when_done()

    @property
    def busy(self) -> bool:
        """Whether any work is under way."""
        return self._count > 0


class _JumpingSelector(selectors.BaseSelector):
    """Polls; and where nothing is ready, moves the loop's clock instead of sleeping."""

    def __init__(self) -> None:
        self._real = selectors.DefaultSelector()
        self.now = 0.0
        self.busy: Callable[[], bool] = lambda: False
        self.in_flight: Callable[[], bool | None] = lambda: None
        self.when_still: list[asyncio.Future[None]] = []
        self._passed_over = 0
        self._stalled_since: float | None = None
        self._busy_since: float | None = None

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Return what is ready; if nothing is, let ``timeout`` pass on the loop's clock alone."""
        if timeout is not None and timeout <= 0:
            # What is ready to run runs first; that it goes on for ever must not make the loop deaf.
            self._passed_over = (self._passed_over + 1) % LISTEN_EVERY
            return [] if self._passed_over else self._real.select(0)
        was_busy = self.busy()
        ready = self._real.select(0)
        if ready:
            self._stalled_since = None
            return ready
        if timeout is None and not self.when_still:
            return self._real.select(None)
        in_flight = self.in_flight()
        if self._must_hold(in_flight):
            return self._wait_really(POLL if timeout is None else min(timeout, POLL))
        if in_flight is None:
            ready = self._look_for(GRACE)
        elif was_busy:  # What another thread had in hand may have come since the look at the sockets.
            ready = self._real.select(0)
        if not ready and not self.busy():
            self._go_on(timeout)
        return ready

    def _go_on(self, timeout: float | None) -> None:
        """Nothing happens any more at this moment: say so to who waits for that, or else have the next."""
        if self.when_still:
            for waiter in self.when_still:
                if not waiter.done():
                    waiter.set_result(None)
            self.when_still.clear()
        elif timeout is not None:
            self.now += timeout

    def _look_for(self, seconds: float) -> list[tuple[selectors.SelectorKey, int]]:
        if not hasattr(self._real, "fileno"):
            return self._real.select(seconds)
        # epoll counts in whole milliseconds, which costs a run seconds; select() on its descriptor does not.
        select.select([self._real.fileno()], (), (), seconds)
        return self._real.select(0)

    def _must_hold(self, in_flight: bool | None) -> bool:
        now = time.monotonic()
        self._busy_since = (self._busy_since or now) if self.busy() else None
        self._stalled_since = (self._stalled_since or now) if in_flight else None
        stalls = self._stalled_since is not None and now - self._stalled_since < STALLED
        return stalls or self._busy_since is not None

    def _wait_really(self, seconds: float) -> list[tuple[selectors.SelectorKey, int]]:
        """Give what is under way a moment, in which no time passes: how busy the machine is must not show."""
        began = time.monotonic()
        ready = self._real.select(seconds)
        if self._busy_since is not None and began - self._busy_since > HELD:
            self._go_on(min(time.monotonic() - began, seconds))
        return ready

    def register(self, fileobj: Any, events: int, data: Any = None) -> selectors.SelectorKey:
        return self._real.register(fileobj, events, data)

    def unregister(self, fileobj: Any) -> selectors.SelectorKey:
        return self._real.unregister(fileobj)

    def modify(self, fileobj: Any, events: int, data: Any = None) -> selectors.SelectorKey:
        return self._real.modify(fileobj, events, data)

    def get_key(self, fileobj: Any) -> selectors.SelectorKey:
        return self._real.get_key(fileobj)

    def get_map(self) -> Mapping[Any, selectors.SelectorKey]:
        return self._real.get_map()

    def close(self) -> None:
        self._real.close()


class VirtualTimeLoop(asyncio.SelectorEventLoop):
    """An asyncio loop whose clock jumps to the next timer when nothing is ready to run.

    It waits in real time while work is under way: in an executor (name resolution included), in :attr:`work`,
    or between two sockets (:meth:`watch`).
    """

    def __init__(self) -> None:
        self._jumping = _JumpingSelector()
        self.work = WorkLedger(self._wake)
        self._in_flight: list[Callable[[], bool | None]] = []
        super().__init__(self._jumping)
        self._jumping.busy = lambda: self.work.busy
        self._jumping.in_flight = self._is_in_flight

    def _wake(self) -> None:
        """Have the loop look again whether work is under way; it may be waiting for what arrives."""
        with suppress(RuntimeError):  # It is closed.
            self.call_soon_threadsafe(lambda: None)

    def time(self) -> float:
        """Return the loop's own seconds."""
        return self._jumping.now

    def watch(self, in_flight: Callable[[], bool | None]) -> None:
        """Hold the clock while ``in_flight()`` says that something sent has not been received.

        Where it says None, as it cannot tell, the sockets are given a moment before time jumps.
        """
        self._in_flight.append(in_flight)

    def stillness(self) -> asyncio.Future[None]:
        """Return what is done as soon as nothing is left to happen at this moment."""
        still = self.create_future()
        self._jumping.when_still.append(still)
        return still

    def _is_in_flight(self) -> bool | None:
        told = [asked() for asked in self._in_flight]
        if True in told:
            return True
        return None if None in told or not told else False

    def run_in_executor(  # type: ignore[override]  # typeshed's own signature cannot be spelled here
        self, executor: Any, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        """Run ``func`` in a thread; time does not jump before its result is back on the loop."""
        self.work.begin()
        future = super().run_in_executor(executor, func, *args)
        future.add_done_callback(lambda _: self.work.end())
        return future


class Clock:
    """The run's clock: seconds since the run began, and the date and time that belong to them.

    On a :class:`VirtualTimeLoop` both are virtual: the central system tells the station this time. It begins
    at a full hour, since what is done by the clock, such as readings, must not differ from run to run.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, started: datetime | None = None) -> None:
        self._loop = loop
        self._origin = loop.time()
        self.started = started or self._beginning()

    def _beginning(self) -> datetime:
        present = datetime.now(UTC)
        return present.replace(minute=0, second=0, microsecond=0) if self.virtual else present

    @property
    def virtual(self) -> bool:
        """Whether time jumps."""
        return isinstance(self._loop, VirtualTimeLoop)

    def seconds(self) -> float:
        """Return the seconds since the run began."""
        return self._loop.time() - self._origin

    def now(self) -> datetime:
        """Return the date and time in UTC."""
        return self.at(self.seconds())

    def at(self, seconds: float) -> datetime:
        """Return the date and time at ``seconds`` after the run began."""
        return self.started + timedelta(seconds=seconds)
