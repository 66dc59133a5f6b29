"""Those who do a central system harm: rubbish, silence, dripping, hammering, frames without end."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable

from ocpp_support.csms.central_system import CentralSystem

from .raw_dialler import dialled_raw, request, said

BEGINNINGS = (
    b"",
    b"\x16\x03\x01",
    b"GET /CP1 HTTP/1.1\r\n",
    b"GET ",
    b"\x81\xff",
    b"\x00" * 64,
    b"POST /\r\n\r\n",
)


async def rubbish(central: CentralSystem, number: int) -> None:
    """Send noise after a beginning that may look like something, and read what is answered."""
    noise = random.Random(number).randbytes(4096)
    await said(central, BEGINNINGS[number % len(BEGINNINGS)] + noise)


async def half_open(central: CentralSystem) -> None:
    """Connect, say nothing, and stay until the other side hangs up."""
    async with dialled_raw(central) as (reader, _):
        assert await reader.read() == b""


async def slow_loris(central: CentralSystem) -> None:
    """Drip a request for a WebSocket, a byte every two seconds, until the other side hangs up."""
    async with dialled_raw(central) as (reader, writer):
        ended = asyncio.ensure_future(reader.read())
        for byte in request():
            writer.write(bytes([byte]))
            if (await asyncio.wait([ended], timeout=2))[0]:
                break
        assert ended.done()


async def stranger(central: CentralSystem) -> None:
    """Dial as another station, and be refused."""
    assert (await said(central, request("/OTHER"))).startswith(b"HTTP/1.1 404 ")


async def flickers(central: CentralSystem) -> None:
    """Connect as the station itself, and drop the line at once without a word."""
    async with dialled_raw(central) as (reader, writer):
        writer.write(request("/CP1"))
        assert (await reader.readline()).startswith(b"HTTP/1.1 101 ")


async def long_frame(central: CentralSystem, size: int) -> bytes:
    """Connect as the station itself, send a frame of ``size`` bytes, and return what is answered."""
    piece = bytes(1 << 20)
    async with dialled_raw(central) as (reader, writer):
        writer.write(request("/CP1"))
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"\x82\xff" + size.to_bytes(8, "big") + bytes(4))
        try:
            for _ in range(size // len(piece)):
                writer.write(piece)
                await writer.drain()
        except ConnectionError:
            pass
        return await reader.read()


async def crowded(*waves: list[Awaitable[None]]) -> None:
    """Do everything of a wave at the same time, and the waves one after another."""
    for wave in waves:
        await asyncio.gather(*wave)
