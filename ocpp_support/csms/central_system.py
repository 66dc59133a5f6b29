"""The test central system: one station, one address, and a line that can be cut from here.

Owns the listening socket and who may come in. Frames are :mod:`ocpp_support.csms.line`'s work.
OCPP-J 1.6, section 3.
"""

from __future__ import annotations

import asyncio
import itertools
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote, urlsplit

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.http11 import Request, Response
from websockets.typing import Subprotocol

from ocpp_support.csms.answers import Answers
from ocpp_support.csms.line import Line
from ocpp_support.csms.station_socket import StationSocket
from ocpp_support.trace.events import Connected
from ocpp_support.trace.trace import Entry, Sender, Trace

SUBPROTOCOL = Subprotocol("ocpp1.6")
LONGEST_MESSAGE = 16 * 1024 * 1024


class NotConnected(Exception):
    """The station is not connected, so nothing can be asked of it."""


class CentralSystem:
    """A WebSocket server for the station under test.

    Args:
        trace: Where everything is recorded.
        answers: What the station is answered.
        identity: The station's; None takes the first that dials in.
        host: Address to listen on.
        port: Port to listen on; 0 takes a free one, and keeps it.
        strict: Whether what breaks the specification in form is refused, and not only noted.
    """

    def __init__(
        self,
        trace: Trace,
        answers: Answers,
        *,
        identity: str | None,
        host: str = "127.0.0.1",
        port: int = 0,
        strict: bool = False,
    ) -> None:
        self._trace = trace
        self._answers = answers
        self.identity = identity
        self._host = host
        self._strict = strict
        self.port = port
        self._server: Server | None = None
        self._line: Line | None = None
        self._refusing = False
        self._message_ids = (str(number) for number in itertools.count(1))

    async def start(self) -> None:
        """Listen. Raises OSError where the port is taken."""
        self._server = await serve(
            self._welcome,
            self._host,
            self.port,
            create_connection=StationSocket,
            select_subprotocol=_choose,
            process_request=self._admit,
            compression=None,
            max_size=LONGEST_MESSAGE,
            # Pings would hide a station that lets its connection die of silence.
            ping_interval=None,
            open_timeout=30,
            close_timeout=5,
            server_header=None,
        )
        self.port = next(iter(self._server.sockets)).getsockname()[1]

    async def stop(self) -> None:
        """Stop listening and part from the station politely."""
        if self._server is not None:
            self._server.close(code=1001)
            await self._server.wait_closed()
            self._server = None

    @property
    def url(self) -> str:
        """The address for a station to dial, its identity added to the path."""
        return f"ws://{self._host}:{self.port}/"

    @property
    def connected(self) -> bool:
        """Whether the station is on the line."""
        return self._line is not None

    @property
    def line(self) -> Line | None:
        """The connection with the station, while there is one."""
        return self._line

    async def ask(self, action: str, payload: dict[str, Any], *, within: float) -> Entry | None:
        """Make a request of the station; its answer's entry, or None where none came ``within`` seconds.

        Raises :class:`NotConnected` where there is no station to ask.
        """
        if self._line is None:
            raise NotConnected(f"the station is not connected, so {action} could not be asked of it")
        return await self._line.ask(action, payload, next(self._message_ids), within)

    async def ping(self, *, within: float = 10) -> bool:
        """Ask by a ping whether the line lives; return whether it does."""
        return self._line is not None and await self._line.ping(within)

    async def go_dark(self) -> None:
        """Stop listening and drop the station: for it, the line is dead until :meth:`come_back`."""
        if self._server is not None:
            self._server.close(close_connections=False)
            self._server = None
        if self._line is not None:
            await self._drop(self._line)

    async def refuse(self) -> None:
        """Drop the station and turn it away whenever it dials, until :meth:`come_back`."""
        self._refusing = True
        if self._line is not None:
            await self._drop(self._line)

    async def come_back(self) -> None:
        """Let the station in again, on the same port."""
        self._refusing = False
        if self._server is None:
            await self.start()

    async def _drop(self, line: Line) -> None:
        self._line = None
        line.cut()
        # Its end must stand on the trace before anything is built on the silence.
        await line.ended.wait()

    async def _welcome(self, socket: Any) -> None:
        request = socket.request
        path = request.path if request else ""
        offered = tuple(request.headers.get_all("Sec-WebSocket-Protocol")) if request else ()
        self._trace.record(Sender.BENCH, Connected(path, offered))
        line = Line(socket, self._trace, self._answers, strict=self._strict)
        if socket.subprotocol != SUBPROTOCOL:
            await asyncio.gather(line.close(1002, f"only {SUBPROTOCOL} is spoken here"), line.live())
            return
        replaced, self._line = self._line, line
        farewell = (
            asyncio.create_task(replaced.close(1000, "replaced by a newer connection")) if replaced else None
        )
        try:
            await line.live()
        finally:
            if self._line is line:
                self._line = None
            if farewell:
                await farewell

    def _admit(self, socket: ServerConnection, request: Request) -> Response | None:
        """Refuse who is not the station under test, before the connection is a WebSocket."""
        if self._refusing:
            return socket.respond(HTTPStatus.SERVICE_UNAVAILABLE, "Not now.\n")
        identity = identity_in(request.path)
        if not identity:
            return socket.respond(HTTPStatus.NOT_FOUND, "The address must end with the station's identity.\n")
        if self.identity is None:
            self.identity = identity
        if identity != self.identity:
            return socket.respond(HTTPStatus.NOT_FOUND, f"{identity!r} is not the station under test.\n")
        return None


def identity_in(path: str) -> str:
    """Return the station's identity: the path's last segment, percent-decoded. OCPP-J 1.6, section 3.1.1."""
    return unquote(urlsplit(path).path.rstrip("/").rsplit("/", 1)[-1])


def _choose(socket: ServerConnection, offered: Any) -> Subprotocol | None:
    # Without a common subprotocol the handshake is completed and the connection closed (OCPP-J 3.2).
    return SUBPROTOCOL if SUBPROTOCOL in offered else None
