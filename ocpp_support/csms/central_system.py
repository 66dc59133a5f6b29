"""The test central system: one station, one address, and a line that can be cut from here.

Owns the listening socket. Who may come in is :mod:`ocpp_support.csms.admission`'s decision, at the door of
:mod:`ocpp_support.csms.doors`; frames are :mod:`ocpp_support.csms.line`'s work.
OCPP-J 1.6, section 3.
"""

from __future__ import annotations

import asyncio
import itertools
import ssl
from typing import Any

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.typing import Subprotocol

from ocpp_support.csms.admission import Admission
from ocpp_support.csms.answers import Answers
from ocpp_support.csms.attempts import Attempts
from ocpp_support.csms.doors import OPEN_TIMEOUT, Door, Entrance
from ocpp_support.csms.line import Line
from ocpp_support.csms.login import Login
from ocpp_support.csms.station_socket import Manner
from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.trace.events import Connected, Reachable
from ocpp_support.trace.trace import Entry, Sender, Trace

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
        password: That the station must give, as text or as hexadecimal digits; None asks for none.
        tls: The context for TLS (:func:`ocpp_support.csms.tls.server_context`); None is plain text.
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
        password: str | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._trace = trace
        self._answers = answers
        self._strict = strict
        login = None if password is None else Login(password)
        self._admission = Admission(identity, login=login, strict=strict)
        self._entrance = Entrance(self._admission, Attempts(trace), tls)
        self._host = host
        self.port = port
        self._server: Server | None = None
        self._line: Line | None = None
        self._reached_at: str | None = None
        self._message_ids = (str(number) for number in itertools.count(1))

    async def start(self) -> None:
        """Listen. Raises OSError where the port is taken."""
        self._server = await serve(
            self._welcome,
            self._host,
            self.port,
            create_connection=self._entrance.door,  # type: ignore[arg-type]  # any factory will do
            select_subprotocol=_the_one_left,
            process_request=self._entrance.answer_request,
            process_response=self._entrance.see_response,
            compression=None,
            max_size=LONGEST_MESSAGE,
            # Pings would hide a station that lets its connection die of silence.
            ping_interval=None,
            open_timeout=OPEN_TIMEOUT,
            close_timeout=5,
            server_header=None,
            # Where a crowd fills the queue, the kernel drops the station's call too, and it waits a second.
            backlog=1024,
        )
        self.port = next(iter(self._server.sockets)).getsockname()[1]

    async def stop(self) -> None:
        """Stop listening and part from the station politely."""
        if self._server is not None:
            self._entrance.shut()
            self._server.close(code=1001)
            await self._server.wait_closed()
            self._server = None

    @property
    def identity(self) -> str | None:
        """The station's; None while nobody was named and nobody has come in."""
        return self._admission.identity

    @property
    def url(self) -> str:
        """The address for a station to dial, its identity added to the path."""
        return self.url_at(self._host)

    def url_at(self, address: str) -> str:
        """Return the address for a station that reaches this machine by ``address``; identity to be added."""
        scheme = "ws" if self._entrance.tls is None else "wss"
        return f"{scheme}://{f'[{address}]' if ':' in address else address}:{self.port}/"

    @property
    def reached_at(self) -> str | None:
        """The address of this machine that the station dialled, once it has."""
        return self._reached_at

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
            self._entrance.shut()
            self._server.close(close_connections=False)
            self._server = None
        if self._line is not None:
            await self._drop(self._line)

    async def refuse(self) -> None:
        """Drop the station and turn it away whenever it dials, until :meth:`come_back`."""
        self._admission.refusing = True
        if self._line is not None:
            await self._drop(self._line)

    async def come_back(self) -> None:
        """Let the station in again, on the same port."""
        if self._server is None or self._admission.refusing:
            self._trace.record(Sender.BENCH, Reachable())
        self._admission.refusing = False
        if self._server is None:
            await self.start()

    async def _drop(self, line: Line) -> None:
        self._line = None
        line.cut()
        # Its end must stand on the trace before anything is built on the silence.
        await line.ended.wait()

    async def _welcome(self, socket: ServerConnection) -> None:
        assert isinstance(socket, Door)
        assert socket.welcome is not None
        if socket.welcome.parting is not None:
            # Completed and closed, as OCPP-J 3.2 has it; its attempt stands on the trace already.
            socket.listen(_nobody)
            await socket.close(1002, "only ocpp1.6 is spoken here")
            return
        replaced = self._line
        self._reached_at = str(socket.local_address[0])
        findings = (*socket.welcome.findings, *([_AGAIN] if replaced else []))
        self._trace.record(Sender.BENCH, Connected(socket.path, socket.welcome.offered), findings=findings)
        line = self._line = Line(socket, self._trace, self._answers, strict=self._strict)
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


_AGAIN = Finding(
    Severity.NOTE,
    "OCPP-J 5.3",
    "it dials again without having closed its older connection",
    "connections.two",
)


def _nobody(message: bytes, manner: Manner) -> None:
    """Take what is said by who is not let in."""


def _the_one_left(socket: ServerConnection, offered: Any) -> Subprotocol | None:
    # The admission has left the one that is spoken in the request, or none.
    return offered[0] if offered else None
