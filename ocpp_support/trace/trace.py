"""The append-only record of everything that happened, and the one place to wait.

No sockets, no judgement: entries are immutable, nothing can be removed, and a wait that ends without
success is for a matcher to explain. Used on the run's loop only, but read from any thread.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from typing import overload

from ocpp_support.protocol.findings import Finding
from ocpp_support.protocol.frames import CallResult, Frame
from ocpp_support.runtime.clock import Clock
from ocpp_support.trace.entry import Entry, Mark, Sender
from ocpp_support.trace.events import Event
from ocpp_support.trace.index import Index

__all__ = ["Conversation", "Entry", "Mark", "Sender", "Trace"]


class Conversation(Sequence[Entry]):
    """What was said and done since a mark; :attr:`before` is what came before it.

    Attributes:
        mark: Where it begins.
        now: Seconds of the run's clock at which it was taken.
        connectors: How many connectors the station has, by its station file.
    """

    def __init__(
        self, entries: Sequence[Entry], index: Index, mark: Mark, until: int, now: float, connectors: int
    ) -> None:
        self._entries = entries
        self._index = index
        self.mark = mark
        self._until = until
        self.now = now
        self.connectors = connectors

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> list[Entry]: ...
    def __getitem__(self, index: int | slice) -> Entry | list[Entry]:
        numbers = self._numbers[index]
        if isinstance(numbers, range):
            return [self._entries[number] for number in numbers]
        return self._entries[numbers]

    def __iter__(self) -> Iterator[Entry]:
        return (self._entries[number] for number in self._numbers)

    def __reversed__(self) -> Iterator[Entry]:
        return (self._entries[number] for number in reversed(self._numbers))

    @property
    def _numbers(self) -> range:
        return range(self.mark.number, self._until)

    @property
    def before(self) -> Conversation:
        """Everything from the beginning of the run to the mark."""
        return self.between(Mark(0, 0.0), self.mark.number, self.mark.at)

    def after(self, entry: Entry) -> Conversation:
        """Return what came after ``entry``."""
        return self.between(Mark(entry.number + 1, entry.at), self._until, self.now)

    def until(self, entry: Entry, *, included: bool = False) -> Conversation:
        """Return what came up to ``entry``, without it unless it is to be ``included``."""
        return self.between(self.mark, entry.number + included, entry.at)

    @property
    def whole(self) -> Conversation:
        """Everything from the beginning of the run."""
        return self.between(Mark(0, 0.0), self._until, self.now)

    def between(self, mark: Mark, until: int, now: float) -> Conversation:
        """Return what came from ``mark`` up to the entry of the number ``until``, as it stood at ``now``."""
        return Conversation(self._entries, self._index, mark, until, now, self.connectors)

    def calls(self, sender: Sender, *actions: str, connector: int | None = None) -> list[Entry]:
        """Return the requests that ``sender`` made, of these actions or of any.

        Args:
            sender: Who made them.
            actions: Their actions.
            connector: The connector that they are about; any where left out.

        """
        return [self._entries[one] for one in self._index.calls(self._numbers, sender, actions, connector)]

    def newest_calls(self, sender: Sender, *actions: str, connector: int | None = None) -> Iterator[Entry]:
        """Yield them, the newest first: whoever looks for the latest need not see them all."""
        numbers = self._index.calls(self._numbers, sender, actions, connector, newest_first=True)
        return (self._entries[number] for number in numbers)

    def answers_to(self, request: Entry) -> Iterator[Entry]:
        """Yield every answer to ``request``, late ones included; it may have been made before the mark."""
        return (self._entries[one] for one in self._index.answers(request.number, range(self._until)))

    def answer_to(self, request: Entry) -> Entry | None:
        """Return the answer to ``request``, if it came in time; the first, should there be several."""
        return next((entry for entry in self.answers_to(request) if not entry.late_by), None)

    def late_answer_to(self, request: Entry) -> Entry | None:
        """Return the answer to ``request`` that came when nobody waited for it any more."""
        return next((entry for entry in self.answers_to(request) if entry.late_by), None)

    def answer_payload(self, request: Entry) -> dict[str, object] | None:
        """Return the payload of the answer to ``request``; None where there is none, or an error."""
        answer = self.answer_to(request)
        return answer.content.payload if answer and isinstance(answer.content, CallResult) else None

    def events(self, kind: type[Event | Frame]) -> list[Entry]:
        """Return the events of one kind, or the frames of one that is no request."""
        return [self._entries[number] for number in self._index.events(self._numbers, kind)]

    def last_event(self, kind: type[Event]) -> Entry | None:
        """Return the last event of one kind."""
        numbers = self._index.events(self._numbers, kind, newest_first=True)
        return next((self._entries[number] for number in numbers), None)


LOOK_AGAIN = 5.0
"""Seconds after which silence is looked at again: some things are proved by nothing happening for a time."""

OF_A_LONG_WAIT = 1 / 50
"""Of a wait that has lasted for long already, this part may pass before it is."""


class Trace:
    """An append-only record of everything said on the wire and done at the bench, that can be waited on."""

    def __init__(self, clock: Clock, real_now: Callable[[], datetime], *, connectors: int) -> None:
        self._clock = clock
        self._connectors = connectors
        self._real_now = real_now
        self._entries: list[Entry] = []
        self._index = Index()
        self._writing = threading.Lock()
        self._waiters: set[asyncio.Future[None]] = set()
        self._listeners: list[Callable[[Entry], object]] = []

    def tell(self, listener: Callable[[Entry], object]) -> None:
        """Call ``listener`` with every entry from now on."""
        self._listeners.append(listener)

    def record(
        self,
        sender: Sender,
        content: Frame | Event,
        raw: str = "",
        *,
        answers: Entry | None = None,
        findings: tuple[Finding, ...] = (),
        late_by: float = 0.0,
    ) -> Entry:
        """Append an entry and wake whoever waits."""
        # What is said comes from the loop's thread, notes of the bench from another; no two get one number.
        with self._writing:
            seconds = self._clock.seconds()
            entry = Entry(
                len(self._entries),
                seconds,
                self._clock.at(seconds),
                self._real_now(),
                sender,
                raw,
                content,
                answers,
                findings,
                late_by,
            )
            # First: whoever reads in another thread looks no further than the entries go.
            self._index.note(entry.number, sender, content, answers.number if answers else None)
            self._entries.append(entry)
        for listener in self._listeners:
            listener(entry)
        for waiter in self._waiters:
            _wake(waiter)
        return entry

    def mark(self) -> Mark:
        """Return the place where the trace ends now."""
        return Mark(len(self._entries), self._clock.seconds())

    def now(self) -> float:
        """Return the seconds of the run's clock."""
        return self._clock.seconds()

    @property
    def beginning(self) -> Mark:
        """The place before the first entry."""
        return Mark(0, 0.0)

    def since(self, mark: Mark) -> Conversation:
        """Return what was recorded since ``mark``."""
        until, now = len(self._entries), self._clock.seconds()
        return Conversation(self._entries, self._index, mark, until, now, self._connectors)

    async def wait_until(
        self, satisfied: Callable[[Conversation], bool], *, since: Mark, until: float
    ) -> Conversation:
        """Wait until ``satisfied`` holds for what came ``since`` the mark, or the clock says ``until``.

        Returns that conversation whether or not it held in time: judging, and saying what went wrong,
        is the matcher's work. A new entry wakes it; that time has passed, which may be all that was
        wanted, it notices within a few seconds.
        """
        began = self._clock.seconds()
        while not satisfied(conversation := self.since(since)):
            now = self._clock.seconds()
            if now >= until:
                break
            await self._next_entry(min(until - now, max(LOOK_AGAIN, (now - began) * OF_A_LONG_WAIT)))
        return conversation

    async def pass_until(self, seconds: float) -> None:
        """Wait until the clock says ``seconds``, whatever is said meanwhile."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds - self._clock.seconds()):
                await asyncio.get_running_loop().create_future()

    async def _next_entry(self, within: float) -> None:
        loop = asyncio.get_running_loop()
        waiter: asyncio.Future[None] = loop.create_future()
        in_vain = loop.call_later(within, _wake, waiter)
        self._waiters.add(waiter)
        try:
            await waiter
        finally:
            in_vain.cancel()
            self._waiters.discard(waiter)


def _wake(waiter: asyncio.Future[None]) -> None:
    if not waiter.done():
        waiter.set_result(None)
