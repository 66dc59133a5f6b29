"""Whoever is told what becomes of a station's dialling, its line and its requests; and the words for that.

Owns the kinds of outcome. Counting them is :mod:`simulator.fleet.tally`'s work.
"""

from __future__ import annotations

import json
import os
import socket
import ssl

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import InvalidMessage, InvalidStatus

CONNECTED, UNSPOKEN = "connected", "no subprotocol agreed"
"""What becomes of dialling: a line, or one that is not agreed to be for OCPP 1.6; else why there is none."""

ANSWERED, UNANSWERED, LOST, NONSENSE = "answered", "unanswered", "lost", "nonsense"
"""What becomes of a request: an answer, nothing in time, the line broke before, or what came is no answer.

Else it is an error's code.
"""

_REQUEST = ("[2", b"[2")


class Onlooker:
    """Takes note of nothing. Who wants to know more is another one."""

    def dialled(self, outcome: str) -> None:
        """Hear that the station has dialled, and with what outcome."""

    def parted(self, how: str) -> None:
        """Hear that a line has ended, and how."""

    def heard(self, action: str, seconds: float, outcome: str) -> None:
        """Hear what became of a request, and after how many seconds."""


class Discerning(Onlooker):
    """Tells an onlooker what becomes of one line, and of its requests nonsense from silence.

    They wait for their answers one at a time (J §4.1.1): what comes meanwhile, and is no message of OCPP-J,
    was meant for the one that waits. It ends no waiting, as the answer may still come.

    Args:
        onlooker: Who is told.
    """

    def __init__(self, onlooker: Onlooker) -> None:
        self._onlooker = onlooker
        self._came: str | bytes | None = None

    def sent(self, frame: str) -> None:
        """Note what the station sends: what came before a request was not meant for it."""
        if frame.startswith(_REQUEST[0]):
            self._came = None

    def came(self, frame: str | bytes) -> None:
        """Note what comes."""
        if frame[:2] not in _REQUEST:
            self._came = frame

    def dialled(self, outcome: str) -> None:
        """Tell it as it is."""
        self._onlooker.dialled(outcome)

    def parted(self, how: str) -> None:
        """Tell it as it is."""
        self._onlooker.parted(how)

    def heard(self, action: str, seconds: float, outcome: str) -> None:
        """Tell it; a request that waited in vain may have got nonsense."""
        garbled = outcome == UNANSWERED and self._came is not None and not _is_message(self._came)
        self._came = None
        self._onlooker.heard(action, seconds, NONSENSE if garbled else outcome)


def _is_message(frame: str | bytes) -> bool:
    """Return whether this has the form of a message of OCPP-J (§4.2), whatever it is about."""
    try:
        said = json.loads(frame) if isinstance(frame, str) else None
    except (ValueError, RecursionError):
        return False
    match said:
        case [2, str(), str(), _] | [3, str(), _] | [4, str(), str(), str(), _]:
            return True
    return False


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
