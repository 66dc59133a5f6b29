"""A WebSocket that hands over each message as it comes, and how: as text or as bytes, whole or in pieces.

Owns the way between the socket and whoever listens, without a queue and a task of its own: what arrived
together is handed over together, and what is said to it goes out together. It reads nothing itself.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from websockets.asyncio.server import ServerConnection
from websockets.frames import DATA_OPCODES, Frame, Opcode
from websockets.protocol import State
from websockets.typing import BytesLike


@dataclass(frozen=True)
class Manner:
    """How a message came.

    Attributes:
        binary: As a binary message.
        pieces: In how many frames.
    """

    binary: bool
    pieces: int = 1


_USUAL = Manner(binary=False)

Listener = Callable[[bytes, Manner], object]
"""Takes a message, undecoded, and how it came."""


class StationSocket(ServerConnection):
    """A connection with a station.

    Attributes:
        arrived: Messages that are here whole, handed over or not.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._binary = False
        self._pieces: list[BytesLike] = []
        self._whole: deque[tuple[bytes, Manner]] = deque()
        self._listener: Listener | None = None
        self._handing_over = False
        self.arrived = 0

    def listen(self, listener: Listener) -> None:
        """Hand every message to ``listener`` from now on; first those that are here already."""
        self._listener = listener
        self._hand_over()

    def say(self, text: str) -> None:
        """Send a text, where the connection is still open; never waits."""
        if self.state is State.OPEN:
            self.protocol.send_text(text.encode())
            if not self._handing_over:
                self.send_data()

    def process_event(self, event: Any) -> None:
        """Keep what belongs to a message; the rest is the library's. (Called by it.)"""
        if not isinstance(event, Frame) or event.opcode not in DATA_OPCODES:
            super().process_event(event)
            return
        if event.opcode is not Opcode.CONT:
            self._binary = event.opcode is Opcode.BINARY
        self._pieces.append(event.data)
        if event.fin:
            usual = len(self._pieces) == 1 and not self._binary
            manner = _USUAL if usual else Manner(self._binary, len(self._pieces))
            self._whole.append((b"".join(self._pieces), manner))
            self._pieces.clear()
            self.arrived += 1

    def data_received(self, data: bytes) -> None:
        """Hand over what has come whole. (Called by asyncio.)"""
        super().data_received(data)
        self._hand_over()

    def pause_writing(self) -> None:
        """Hear nothing more from a station that does not take its answers. (Called by asyncio.)"""
        super().pause_writing()
        self.transport.pause_reading()

    def resume_writing(self) -> None:
        """Go on. (Called by asyncio.)"""
        super().resume_writing()
        self.transport.resume_reading()

    def _hand_over(self) -> None:
        if self._listener is None or not self._whole:
            return
        self._handing_over = True
        try:
            while self._whole:
                self._listener(*self._whole.popleft())
        finally:
            self._handing_over = False
            # In one piece: the library would bother the system with each frame.
            if said := b"".join(self.protocol.data_to_send()):
                self.transport.write(said)
