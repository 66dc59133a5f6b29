"""Whoever is told what becomes of a station's dialling, its line and its requests; and the words for that.

Owns the kinds of outcome. Counting them is :mod:`simulator.fleet.tally`'s work.
"""

from __future__ import annotations

import os
import socket
import ssl

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import InvalidMessage, InvalidStatus

CONNECTED, UNSPOKEN = "connected", "no subprotocol agreed"
"""What becomes of dialling: a line, or one that is not agreed to be for OCPP 1.6; else why there is none."""

ANSWERED, UNANSWERED, LOST, NONSENSE = "answered", "unanswered", "lost", "nonsense"
"""What becomes of a request: an answer, nothing in time, or the line broke before; else an error's code."""


class Onlooker:
    """Takes note of nothing. Who wants to know more is another one."""

    def dialled(self, outcome: str) -> None:
        """Hear that the station has dialled, and with what outcome."""

    def parted(self, how: str) -> None:
        """Hear that a line has ended, and how."""

    def heard(self, action: str, seconds: float, outcome: str) -> None:
        """Hear what became of a request, and after how many seconds."""


def why_not(error: Exception) -> str:
    """Say in a word or two why dialling brought no line."""
    match error:
        case InvalidStatus():
            return f"HTTP {error.response.status_code}"
        case InvalidMessage() if isinstance(error.__cause__, EOFError):
            return "hung up"
        case ConnectionRefusedError():
            return "nobody listens"
        case socket.gaierror():
            return "unknown host"
        case TimeoutError():
            return "timed out"
        case ssl.SSLError():
            return "no TLS"
        case OSError():
            return (os.strerror(error.errno) if error.errno else type(error).__name__).lower()
        case _:
            return "no WebSocket"


def how_it_ended(line: ClientConnection) -> str:
    """Say how a line ended: closed by the other side, left by the station, or broken off without a word."""
    protocol = line.protocol
    if protocol.close_rcvd is not None and protocol.close_rcvd_then_sent:
        return f"closed with {int(protocol.close_rcvd.code)}"
    return f"left with {int(protocol.close_sent.code)}" if protocol.close_sent is not None else "broken off"
