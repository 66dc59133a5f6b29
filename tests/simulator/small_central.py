"""A small central system for the simulator's tests: answers Accepted, remembers, can be told otherwise."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from ocpp.messages import get_validator
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed

EPOCH = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
Payload = dict[str, Any]
Answer = Payload | str | None
"""A payload, the code of a CALLERROR, or None for no answer at all."""


class Central:
    """Listens on loopback; ``said`` is everything that a station has said: (action, payload, seconds)."""

    def __init__(self) -> None:
        self.said: list[tuple[str, Payload, float]] = []
        self.answers: dict[str, Callable[[Payload], Answer]] = {}
        self.received = self.sent = 0
        self.connections = 0
        self.findings: list[str] = []
        self.port = 0
        self.authorization = ""
        self._server: Server | None = None
        self._station: ServerConnection | None = None
        self._numbers = itertools.count(1)
        self._transactions = itertools.count(501)
        self._waiting: dict[str, asyncio.Future[Any]] = {}
        self._news = asyncio.Event()

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/CP%2001"

    async def open(self) -> None:
        self._server = await serve(
            self._hold,
            "127.0.0.1",
            self.port,
            subprotocols=["ocpp1.6"],  # type: ignore[list-item]
            ping_interval=None,
            compression=None,
            close_timeout=1,
        )
        self.port = next(iter(self._server.sockets)).getsockname()[1]

    async def cut(self) -> None:
        """Stop listening, and drop the station."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
            self._server = None

    async def ask(self, action: str, **payload: Any) -> Payload:
        """Send a request and return the answer; a CALLERROR is ``{"error": code}``."""
        number = str(next(self._numbers))
        self._waiting[number] = asyncio.get_running_loop().create_future()
        await self.say(json.dumps([2, number, action, payload]))
        return await asyncio.wait_for(self._waiting[number], 20)

    async def say(self, text: str | bytes) -> None:
        assert self._station is not None
        await self._station.send(text)
        self.sent += isinstance(text, str)

    @contextmanager
    def mute(self) -> Iterator[None]:
        """Read nothing from the line for a while, so that not even pings are answered."""
        assert self._station is not None
        transport = self._station.transport
        transport.pause_reading()
        try:
            yield
        finally:
            if not transport.is_closing():
                transport.resume_reading()

    async def hears(
        self, action: str, *, since: int = 0, within: float = 30, count: int = 1, **fields: Any
    ) -> Payload:
        """Wait until an ``action`` with ``fields`` was said ``count`` times; return the last."""
        async with asyncio.timeout(within):
            while True:
                found = self.heard(action, since=since, **fields)
                if len(found) >= count:
                    return found[count - 1]
                self._news.clear()
                await self._news.wait()

    def heard(self, action: str, *, since: int = 0, **fields: Any) -> list[Payload]:
        return [
            payload
            for name, payload, _ in self.said[since:]
            if name == action and all(payload.get(key) == value for key, value in fields.items())
        ]

    def times(self, action: str) -> list[float]:
        return [at for name, _, at in self.said if name == action]

    def statuses(self, connector: int, since: int = 0) -> list[str]:
        found = self.heard("StatusNotification", since=since, connectorId=connector)
        return [payload["status"] for payload in found]

    @property
    def mark(self) -> int:
        return len(self.said)

    def now(self) -> str:
        moment = EPOCH + timedelta(seconds=asyncio.get_running_loop().time())
        return moment.isoformat().replace("+00:00", "Z")

    async def _hold(self, connection: ServerConnection) -> None:
        self._station, self.received, self.sent = connection, 0, 0
        self.authorization = connection.request.headers.get("Authorization", "") if connection.request else ""
        self.connections += 1
        try:
            async for text in connection:
                self.received += 1
                await self._take(json.loads(text))
        except ConnectionClosed:
            pass

    async def _take(self, frame: list[Any]) -> None:
        if frame[0] != 2:
            answer = frame[2] if frame[0] == 3 else {"error": frame[2]}
            self._waiting.pop(frame[1]).set_result(answer)
            return
        _, number, action, payload = frame
        self.findings += [error.message for error in get_validator(2, action, "1.6").iter_errors(payload)]
        self.said.append((action, payload, asyncio.get_running_loop().time()))
        self._news.set()
        usual = self._usual(action)
        answer = self.answers[action](payload) if action in self.answers else usual
        if action == "StartTransaction" and isinstance(answer, dict):
            answer = {"transactionId": next(self._transactions), **answer}
        if isinstance(answer, str):
            await self.say(json.dumps([4, number, answer, "", {}]))
        elif answer is not None:
            await self.say(json.dumps([3, number, answer]))

    def _usual(self, action: str) -> Payload:
        accepted = {"idTagInfo": {"status": "Accepted"}}
        return {
            "BootNotification": {"status": "Accepted", "currentTime": self.now(), "interval": 300},
            "Heartbeat": {"currentTime": self.now()},
            "Authorize": accepted,
            "StartTransaction": accepted,
            "StopTransaction": accepted,
        }.get(action, {})
