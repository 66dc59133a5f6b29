"""Transaction messages on their way: kept in order, with the time they happened, until acknowledged.

OCPP 1.6 §3.7: messages about transactions are queued while offline and delivered as soon as may be, in the
order they happened; §3.7.1: what the central system fails to process is repeated a set number of times.
"""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ocpp.v16 import call

from simulator.keeping import copies, falsify, kept
from simulator.link import LineLost, NotProcessed
from simulator.session import UNNUMBERED, Session

if TYPE_CHECKING:
    from simulator.station import Station


@dataclass(eq=False)
class Message:
    """A message about ``session``; ``taken`` is the loop's time at which it came into being."""

    session: Session
    request: Any
    taken: float

    @property
    def starts(self) -> bool:
        """Whether it tells the start of a session."""
        return isinstance(self.request, call.StartTransaction)

    @property
    def measures(self) -> bool:
        """Whether it carries meter values."""
        return isinstance(self.request, call.MeterValues)


class Outbox:
    """Delivers the messages of the station's memory, one at a time, the oldest first."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._queue = station.memory.outbox
        self._delivery: asyncio.Task[None] | None = None
        self._held_until = 0.0
        self._times_online = 0

    def put(self, session: Session, request: Any) -> None:
        """Queue ``request`` for delivery."""
        message = Message(session, request, asyncio.get_running_loop().time())
        self._queue.extend([message] * copies(self._station, session, request))
        self._deliver()

    def back_online(self, since: float) -> None:
        """Look at what was queued before the line came up at ``since`` (loop's time)."""
        waiting = kept(self._station, self._queue, since)
        self._queue.clear()
        self._queue.extend(waiting)
        if waiting and self._station.has("late-queue"):
            self._held_until = asyncio.get_running_loop().time() + 300
        self._times_online += 1
        self._deliver()

    async def until_empty(self) -> None:
        """Wait until everything has been acknowledged or given up."""
        if self._delivery is not None:
            await asyncio.wait([self._delivery])

    def _deliver(self) -> None:
        if self._queue and (self._delivery is None or self._delivery.done()):
            self._delivery = self._station.spawn(self._deliver_all())

    async def _deliver_all(self) -> None:
        while self._queue:
            await self._station.online.wait()
            await self._may_deliver()
            if self._queue:
                await self._deliver_one(self._queue[0])
        self._delivery = None

    async def _may_deliver(self) -> None:
        loop = asyncio.get_running_loop()
        if self._held_until > loop.time():
            await asyncio.sleep(self._held_until - loop.time())
        if self._times_online > 1 and self._station.has("stuck-after-outage"):
            await loop.create_future()

    async def _deliver_one(self, message: Message) -> None:
        """Send one message until it is acknowledged or out of attempts; stay on it if the line goes."""
        for attempt in itertools.count(1):
            try:
                answer = await self._station.link.call(self._numbered(message))
            except LineLost:
                await asyncio.sleep(0.1)
                return
            except NotProcessed:
                if attempt >= self._station.configuration.number("TransactionMessageAttempts"):
                    break
                pause = self._station.configuration.number("TransactionMessageRetryInterval")
                await asyncio.sleep(pause * attempt)
                if not self._station.online.is_set():
                    return
            else:
                self._acknowledged(message, answer)
                return
        self._station.log.record(f"gave up on {type(message.request).__name__}")
        if message.starts:
            message.session.number = UNNUMBERED
        self._remove(message)

    def _numbered(self, message: Message) -> Any:
        if not message.starts:
            number = message.session.number
            message.request.transaction_id = UNNUMBERED if number is None else number
        offline = message.taken < asyncio.get_running_loop().time() - 1.0
        falsify(self._station, message, offline=offline)
        return message.request

    def _acknowledged(self, message: Message, answer: Any) -> None:
        info = getattr(answer, "id_tag_info", None)
        if message.starts:
            message.session.number = answer.transaction_id
            self._station.start_answered(message.session, info)
        elif getattr(message.request, "id_tag", None):
            self._station.authorizer.learn(message.request.id_tag, info)
        self._remove(message)

    def _remove(self, message: Message) -> None:
        if message in self._queue:
            self._queue.remove(message)
