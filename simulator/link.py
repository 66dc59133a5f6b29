"""The line to the central system: the only WebSocket of the station (OCPP-J 1.6 §3, §5).

Dials, redials with growing pauses, counts frames, and carries requests both ways. It knows nothing of
registration: whoever sends asks first whether it may.
"""

from __future__ import annotations

import asyncio
import base64
import itertools
import logging
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from ocpp.exceptions import OCPPError
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, WebSocketException
from websockets.protocol import State

from simulator.dialling import Dialling
from simulator.handwriting import Handwriting, send
from simulator.onlooker import (
    ANSWERED,
    CONNECTED,
    LOST,
    NONSENSE,
    UNANSWERED,
    UNSPOKEN,
    Discerning,
    Onlooker,
    how_it_ended,
    why_not,
)
from simulator.pace import Pace
from simulator.peer import Give, HandlerOf, Peer

LOG = logging.getLogger("simulator")
OPEN_TIMEOUT_S, CLOSE_TIMEOUT_S = 30.0, 5.0


class LineLost(Exception):
    """The line went down before the answer came; whether the request arrived is not known."""


class NotProcessed(Exception):
    """The central system answered with an error, with nonsense, or not at all."""


@dataclass
class Traffic:
    """Text frames on the current connection."""

    connected: bool = False
    sent: int = 0
    received: int = 0


def identity_in(url: str) -> str:
    """Return the station's identity: the last segment of the path, percent-decoded (J §3.1.1)."""
    return unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])


def without_login(url: str) -> str:
    """Return the URL as it may be shown to people."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


class Link:
    """Keeps a line to ``url`` while :meth:`run` runs.

    Args:
        tls: Whom to trust on a wss:// line, and what to show; None trusts the machine's authorities.
        handler_of: Finds what answers a request of the central system.
        up: Called when a line has been made.
        down: Called when it is gone.
        ping_interval: Says the seconds between WebSocket pings at the moment; 0 means none.
        pace: Says the pauses between two tries.
        seed: Of what is chance in them.
        give: Sends the answers.
        handwriting: How frames are written, and read.
        dialling: Where it dials, what it offers to speak there, and how it parts.
        onlooker: Told what becomes of the line and of each request.

    Attributes:
        traffic: The text frames of the current connection.
        dials: Whether it is trying to make one.
    """

    def __init__(
        self,
        url: str,
        *,
        identity: str,
        password: str | None,
        tls: ssl.SSLContext | None = None,
        handler_of: HandlerOf,
        up: Callable[[], None],
        down: Callable[[], None],
        ping_interval: Callable[[], int],
        handwriting: Handwriting,
        dialling: Dialling,
        pace: Pace,
        seed: str,
        give: Give,
        onlooker: Onlooker,
    ) -> None:
        self._onlooker = Discerning(onlooker)
        self._url, self._identity, self._password = url, identity, password
        # Plain text takes no context, and TLS without one would trust nobody but the machine's authorities.
        self._tls = tls if urlsplit(url).scheme == "wss" else None
        self._shown = without_login(url)
        self._handler_of, self._up, self._down = handler_of, up, down
        self._ping_interval = ping_interval
        self._pace, self._seed, self._give = pace, seed, give
        self._handwriting, self._dialling = handwriting, dialling
        self._pinging = False
        self._pings: asyncio.Task[None] | None = None
        self._numbers = itertools.count(1)
        self._socket: ClientConnection | None = None
        self._peer: Peer | None = None
        self._hanging = False
        self.dials = False
        self.traffic = Traffic()

    async def run(self) -> None:
        """Dial, listen until the line is gone, pause, dial again; for ever."""
        lines = 0
        pauses = self._pace.redials(f"{self._seed}/{lines}")
        while True:
            if await self._dial_and_listen():
                lines += 1
                pauses = self._pace.redials(f"{self._seed}/{lines}")
            await asyncio.sleep(next(pauses))

    async def call(self, request: Any) -> Any:
        """Send ``request`` and return the answer; raise LineLost or NotProcessed."""
        if self._peer is None:
            raise LineLost
        clock, outcome = asyncio.get_running_loop(), LOST
        begun = clock.time()
        try:
            answer = await self._peer.ask(request)
            outcome = ANSWERED
            return answer
        except (ConnectionClosed, ConnectionResetError) as error:
            raise LineLost from error
        except (TimeoutError, OCPPError, TypeError) as error:
            outcome = UNANSWERED if isinstance(error, TimeoutError) else getattr(error, "code", NONSENSE)
            raise NotProcessed(str(error)) from error
        finally:
            self._onlooker.heard(type(request).__name__, clock.time() - begun, outcome)

    def hang(self) -> None:
        """Neither say nor hear anything any more, with the line up (a mistake)."""
        self._hanging = True

    async def send(self, text: str) -> None:
        """Send one frame (for the peer of this line)."""
        if self._socket is None:
            raise LineLost
        if self._hanging:
            return
        self._onlooker.sent(text)
        for message in self._handwriting.written(text):
            self.traffic.sent += await send(message, self._socket)

    async def leave(self) -> None:
        """End the connection, if there is one; it is dialled anew after the usual pause."""
        if self._socket is not None:
            await self._socket.close()

    def _next_id(self) -> str:
        return str(next(self._numbers))

    def count_anew(self) -> None:
        """Number requests from 1 again."""
        self._numbers = itertools.count(1)

    @property
    def settled(self) -> bool:
        """Whether nothing is under way on the line but frames, which are counted."""
        return self._socket is not None and self._socket.state is State.OPEN and not self._pinging

    def change_pings(self) -> None:
        """Ping at another interval from now on, if there is a line; 0 is never."""
        if self._pings is not None:
            self._pings.cancel()
            self._pings = None
        if self._socket is not None and (interval := self._ping_interval()):
            self._pings = asyncio.ensure_future(self._ping(self._socket, interval))

    async def _dial_and_listen(self) -> bool:
        """Hold one connection for as long as it lives; return whether there was one."""
        self.dials = True
        try:
            socket = await connect(
                self._dialling.address(self._url),
                subprotocols=self._dialling.offers(),
                additional_headers=self._credentials(),
                ssl=self._tls,
                compression=None,
                proxy=None,
                ping_interval=None,
                open_timeout=OPEN_TIMEOUT_S,
                close_timeout=CLOSE_TIMEOUT_S,
                max_size=2**20,
            )
        except (OSError, TimeoutError, InvalidHandshake, WebSocketException) as error:
            LOG.info("cannot reach %s: %s", self._shown, str(error) or type(error).__name__)
            self._onlooker.dialled(why_not(error))
            return False
        finally:
            self.dials = False
        try:
            LOG.info("connected to %s", self._shown)
            self._onlooker.dialled(CONNECTED if socket.subprotocol else UNSPOKEN)
            self._begin(socket)
            patience = self._dialling.patience
            tiring = asyncio.ensure_future(self._tire_of(socket, patience)) if patience else None
            try:
                await self._listen(socket)
            finally:
                if tiring is not None:
                    tiring.cancel()
        finally:
            self._end()
            self.traffic.connected = not await self._dialling.part(socket)
            LOG.info("no longer connected to %s", self._shown)
        self._onlooker.parted(how_it_ended(socket))
        return True

    async def _listen(self, socket: ClientConnection) -> None:
        peer = self._peer
        try:
            async for frame in socket:
                self._onlooker.came(frame)
                if isinstance(frame, str) and peer is not None and not self._hanging:
                    self.traffic.received += 1
                    await peer.take(self._handwriting.read(frame))
        except (ConnectionClosed, LineLost):
            return

    async def _ping(self, socket: ClientConnection, interval: float) -> None:
        """Find out about a line that died without a goodbye (J §5.2): a ping unanswered ends it."""
        while True:
            await asyncio.sleep(interval)
            self._pinging = True
            try:
                async with asyncio.timeout(interval):
                    await (await socket.ping())
            except (TimeoutError, ConnectionClosed):
                await socket.close()
                return
            finally:
                self._pinging = False

    async def _tire_of(self, socket: ClientConnection, patience: float) -> None:
        """Give up a line on which nothing is said."""
        said = -1
        while said < self.traffic.sent + self.traffic.received:
            said = self.traffic.sent + self.traffic.received
            await asyncio.sleep(patience)
        await socket.close()

    def _begin(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._peer = Peer(self._identity, self, self._handler_of, self._next_id, self._give)
        self.traffic = Traffic(connected=True)
        self.change_pings()
        self._up()

    def _end(self) -> None:
        if self._peer is not None:
            self._peer.lose()
        self._socket = self._peer = None
        self.change_pings()
        self.traffic.connected = False
        self._down()

    def _credentials(self) -> dict[str, str]:
        if self._password is None:
            return {}
        secret = base64.b64encode(f"{self._identity}:{self._password}".encode()).decode()
        return {"Authorization": f"Basic {secret}"}
