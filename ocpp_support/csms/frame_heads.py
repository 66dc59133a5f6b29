"""How the latest WebSocket frame began: the evidence where the library refuses a frame.

RFC 6455, section 5.2. It looks and changes nothing.
"""

from __future__ import annotations

from websockets.extensions import Extension
from websockets.frames import Frame
from websockets.typing import ExtensionName

SHOWN = 16
"""Bytes of a frame's payload that are shown."""


class FrameHeads(Extension):
    """Sees every frame before it is checked, which is the place of an extension; none is negotiated."""

    name = ExtensionName("frame-heads")

    def __init__(self) -> None:
        self._latest = ""

    def decode(self, frame: Frame, *, max_size: int | None = None) -> Frame:
        """Remember how a frame began that the library is about to refuse."""
        self._latest = _head(frame) if frame.rsv1 or frame.rsv2 or frame.rsv3 else ""
        return frame

    def encode(self, frame: Frame) -> Frame:
        """Leave what is sent as it is."""
        return frame

    def unnegotiated(self) -> str:
        """Return in words how a frame began whose reserved bits were set; "" where the latest had none."""
        return self._latest


def _head(frame: Frame) -> str:
    bits = [name for name, on in (("RSV1", frame.rsv1), ("RSV2", frame.rsv2), ("RSV3", frame.rsv3)) if on]
    head = frame.fin << 7 | frame.rsv1 << 6 | frame.rsv2 << 5 | frame.rsv3 << 4 | frame.opcode
    data, length = bytes(frame.data[:SHOWN]), len(frame.data)
    more = " …" if length > SHOWN else ""
    return f"{' and '.join(bits)} set (first byte 0x{head:02X}), {length} bytes: {data.hex(' ')}{more}"
