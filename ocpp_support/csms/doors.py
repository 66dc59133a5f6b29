"""The door of the central system: every connection from its first byte until it is a WebSocket, or refused.

Owns TLS handshakes, first bytes and time limits, and sees that every attempt ends: as a line, or recorded
with its reason. Who may come in is :mod:`ocpp_support.csms.admission`'s decision.
"""

from __future__ import annotations

import asyncio
import re
import ssl
from collections.abc import Coroutine
from http import HTTPMethod, HTTPStatus
from typing import Any
from urllib.parse import quote

from websockets.asyncio.server import ServerConnection
from websockets.http11 import Request, Response

from ocpp_support.csms import refusals
from ocpp_support.csms.admission import Admission, Asked, Welcome
from ocpp_support.csms.attempts import Attempts
from ocpp_support.csms.frame_heads import FrameHeads
from ocpp_support.csms.refusals import Refusal
from ocpp_support.csms.station_socket import StationSocket
from ocpp_support.csms.tls import common_name, why
from ocpp_support.trace.formats import masked

OPEN_TIMEOUT = 30.0
"""Seconds in which a connection must have become a WebSocket; a TLS handshake has as many of its own."""

MOST_OPENING = 256
"""Connections that may be opening at the same time; one too many is dropped."""

LONGEST_LINE = 8192
_REQUEST_LINE = re.compile(rb"([A-Z]+) (.*) (HTTP/1\.[01])\r\n")
_AS_IT_IS = "".join(chr(code) for code in range(0x21, 0x7F))
_METHODS = tuple(f"{name} ".encode() for name in HTTPMethod)
_TLS_HANDSHAKE = 0x16


class Entrance:
    """Who is at the door: judges, answers and records.

    Args:
        admission: Decides who may come in.
        attempts: Records who may not.
        tls: The context for TLS; None where the port speaks plain text.
    """

    def __init__(self, admission: Admission, attempts: Attempts, tls: ssl.SSLContext | None = None) -> None:
        self.admission = admission
        self.attempts = attempts
        self.tls = tls
        self._opening: set[Door] = set()
        self._securing: set[asyncio.Task[None]] = set()

    def door(self, *args: Any, **kwargs: Any) -> Door:
        """Make the door for one connection (for :func:`websockets.asyncio.server.serve`)."""
        return Door(self, *args, **kwargs)

    def enter(self, door: Door) -> bool:
        """Note that somebody is at a door; say whether there is room for it."""
        if len(self._opening) >= MOST_OPENING:
            return False
        self._opening.add(door)
        return True

    def leave(self, door: Door) -> None:
        """Note that somebody is no longer at a door, whether inside or gone."""
        self._opening.discard(door)

    def secure(self, handshake: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Let a TLS handshake go on by itself."""
        task = asyncio.get_running_loop().create_task(handshake)
        self._securing.add(task)
        task.add_done_callback(self._securing.discard)
        return task

    def shut(self) -> None:
        """Drop whoever is still at a door."""
        for door in list(self._opening):
            door.shut()

    def answer_request(self, door: ServerConnection, request: Request) -> Response | None:
        """Refuse a request, or leave it to the library to accept."""
        assert isinstance(door, Door)
        verdict = self.admission.judge(Asked(door.path, request.headers, door.certified_to()))
        if isinstance(verdict, Welcome):
            door.welcome = verdict
            return None
        door.settle(verdict)
        return _refusing(door, verdict)

    def see_response(self, door: ServerConnection, request: Request, response: Response) -> None:
        """Note what becomes of a request: a WebSocket, or a refusal by the library."""
        assert isinstance(door, Door)
        if response.status_code != HTTPStatus.SWITCHING_PROTOCOLS:
            wrong = str(door.protocol.handshake_exc or response.reason_phrase)
            door.settle(refusals.broken_request(response.status_code, wrong))
            return
        assert door.welcome is not None
        self.admission.admit(door.welcome)
        door.settle(door.welcome.parting)
        door.protocol.extensions = [door.heads]


class Door(StationSocket):
    """A connection.

    Attributes:
        peer: Who dials: ``address:port``.
        path: The target of the request, as it was sent but for a login in it; "" while there is none.
        welcome: On which terms it was let in; None while it was not.
        heads: Remembers how the latest frame began.
    """

    def __init__(self, entrance: Entrance, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._entrance = entrance
        self.peer = self.path = ""
        self.welcome: Welcome | None = None
        self.heads = FrameHeads()
        self._beginning = bytearray()
        self._raw: asyncio.Transport | None = None
        self._securing: asyncio.Task[None] | None = None
        self._opened = self._heard = self._begun = self._settled = self._left = False

    def settle(self, refusal: Refusal | None) -> None:
        """Note that the attempt has ended, and record it where it was refused. Only the first time counts."""
        if not self._settled:
            self._settled = True
            self._entrance.leave(self)
            if refusal is not None:
                self._entrance.attempts.record(self.peer, self.path, refusal)

    def shut(self) -> None:
        """Drop the connection without a word, on the trace too."""
        self.settle(None)
        self._abort()

    def certified_to(self) -> str | None:
        """Return to whom the station's certificate is made out; None where certificates play no part."""
        tls = self._entrance.tls
        if tls is None or tls.verify_mode is not ssl.CERT_REQUIRED:
            return None
        return common_name(self.transport.get_extra_info("peercert") or {})

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Look who is there. (Called by asyncio.)"""
        assert isinstance(transport, asyncio.Transport)
        self._raw = transport
        self.peer = _address(transport)
        if not self._entrance.enter(self):
            self._turn_away(refusals.TOO_MANY)
        elif self._entrance.tls is None:
            self._open(transport)
        else:
            # What comes now is the handshake's, and must not be read before it has begun.
            transport.pause_reading()
            self._securing = self._entrance.secure(self._secure(transport, self._entrance.tls))

    def data_received(self, data: bytes) -> None:
        """Look at the beginning before the library does. (Called by asyncio.)"""
        if self._begun:
            super().data_received(data)
            return
        self._heard = True
        self._beginning += data
        if self._opened and not self._settled:
            self._look()

    def eof_received(self) -> None:
        """See that the other side has finished. (Called by asyncio.)"""
        self._left = True
        if self._opened:
            self._begin()
            super().eof_received()

    def connection_lost(self, exc: Exception | None) -> None:
        """See that the connection is gone, and say why where nobody has. (Called by asyncio.)"""
        self._left = self._left or exc is not None
        self.settle(self._how_it_failed())
        if self._securing is not None:
            # Gone before its handshake had begun, of which asyncio would then never see the end.
            self._securing.cancel()
        if self._opened:
            super().connection_lost(exc)

    async def _secure(self, transport: asyncio.Transport, tls: ssl.SSLContext) -> None:
        failure: BaseException | None = None
        secured: asyncio.Transport | None = None
        try:
            secured = await asyncio.get_running_loop().start_tls(
                transport,
                self,
                tls,
                server_side=True,
                ssl_handshake_timeout=OPEN_TIMEOUT,
                ssl_shutdown_timeout=5,
            )
        except OSError as error:
            failure = error
        if secured is None or self._settled:
            self._turn_away(why(failure))
            return
        self._open(secured)
        if self._beginning:
            self._look()

    def _open(self, transport: asyncio.Transport) -> None:
        self._opened = True
        super().connection_made(transport)

    def _look(self) -> None:
        if self._beginning[0] == _TLS_HANDSHAKE:
            self._turn_away(refusals.TLS_TO_PLAIN)
        elif not any(method.startswith(self._beginning[: len(method)]) for method in _METHODS):
            self._turn_away(refusals.GARBAGE)
        elif b"\n" in self._beginning or len(self._beginning) > LONGEST_LINE:
            self._begin()

    def _begin(self) -> None:
        """Hand what has come so far to the library, in a form that it reads."""
        if not self._begun:
            self._begun = True
            beginning, self._beginning = bytes(self._beginning), bytearray()
            if line := _REQUEST_LINE.match(beginning):
                method, target, version = line.groups()
                # A whole address may have a login in it, which nobody needs to know.
                self.path = masked(target.decode("utf-8", "backslashreplace"))
                # The library reads no line with a space or a letter beyond ASCII in its target.
                mended = quote(target, safe=_AS_IT_IS).encode()
                beginning = b"%b %b %b\r\n" % (method, mended, version) + beginning[line.end() :]
            if beginning:
                super().data_received(beginning)

    def _turn_away(self, refusal: Refusal) -> None:
        self.settle(refusal)
        self._abort()

    def _abort(self) -> None:
        if self._raw is not None:
            self._raw.abort()

    def _how_it_failed(self) -> Refusal:
        if not self._heard:
            return refusals.SAID_NOTHING if self._left else refusals.SILENT
        wrong = self.protocol.handshake_exc
        if wrong is not None and not isinstance(wrong.__cause__, EOFError):
            return refusals.GARBAGE
        return refusals.HALF_A_REQUEST if self._left else refusals.TOO_SLOW


def _address(transport: asyncio.Transport) -> str:
    host, port = (transport.get_extra_info("peername") or ("", 0))[:2]
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _refusing(door: Door, refusal: Refusal) -> Response:
    outcome = refusal.outcome[0].upper() + refusal.outcome[1:]
    response = door.respond(refusal.status, f"{outcome}. {refusal.remedy}\n")
    if refusal.status is HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = 'Basic realm="OCPP", charset="UTF-8"'
    elif refusal.status is HTTPStatus.UPGRADE_REQUIRED:
        response.headers["Upgrade"] = "websocket"
    return response
