"""What is kept of a frame that the library refuses."""

from __future__ import annotations

import pytest
from websockets.frames import Frame, Opcode

from ocpp_support.csms.frame_heads import FrameHeads


def test_nothing_is_said_of_ordinary_frames() -> None:
    heads = FrameHeads()
    assert heads.unnegotiated() == ""
    frame = Frame(Opcode.TEXT, b"[]")
    assert heads.decode(frame) is frame
    assert heads.encode(frame) is frame
    assert heads.unnegotiated() == ""


@pytest.mark.parametrize(
    ("frame", "head"),
    [
        (Frame(Opcode.TEXT, b"\x8a\x01", rsv1=True), "RSV1 set (first byte 0xC1), 2 bytes: 8a 01"),
        (
            Frame(Opcode.TEXT, b"", fin=False, rsv2=True, rsv3=True),
            "RSV2 and RSV3 set (first byte 0x31), 0 bytes: ",
        ),
        (
            Frame(Opcode.TEXT, bytes(5000), rsv1=True),
            f"RSV1 set (first byte 0xC1), 5000 bytes: {' '.join(['00'] * 16)} …",
        ),
    ],
)
def test_the_head_of_a_frame_with_reserved_bits_is_told(frame: Frame, head: str) -> None:
    heads = FrameHeads()
    heads.decode(frame)
    assert heads.unnegotiated() == head
