"""A WebSocket that remembers how each message came: as text or as bytes, whole or in pieces, and when.

The library hands over messages without that. It reads nothing itself.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Any

from websockets.asyncio.server import ServerConnection
from websockets.frames import DATA_OPCODES, Frame, Opcode


@dataclass
class Manner:
    """How a message came.

    Attributes:
        binary: As a binary message.
        pieces: In how many frames.
    """

    binary: bool
    pieces: int = 1


class StationSocket(ServerConnection):
    """A connection with a station.

    Attributes:
        arrived: Messages that are here whole, taken or not.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._manners: deque[Manner] = deque()
        self.arrived = 0

    def process_event(self, event: Any) -> None:
        """Note how a message comes, and pass it on."""
        if isinstance(event, Frame) and event.opcode in DATA_OPCODES:
            if event.opcode is Opcode.CONT:
                self._manners[-1].pieces += 1
            else:
                self._manners.append(Manner(event.opcode is Opcode.BINARY))
            self.arrived += event.fin
        super().process_event(event)

    async def take(self) -> tuple[bytes, Manner]:
        """Return the next message, undecoded, and how it came."""
        message = await self.recv(decode=False)
        return message, self._manners.popleft()
