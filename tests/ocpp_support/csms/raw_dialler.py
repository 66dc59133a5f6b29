"""Somebody who dials the central system with nothing but a socket, byte by byte."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from ocpp_support.csms.central_system import CentralSystem
from ocpp_support.trace.events import Attempted, Event
from ocpp_support.trace.trace import Entry, Trace

Socket = tuple[asyncio.StreamReader, asyncio.StreamWriter]
UPGRADE = {
    "Host": "127.0.0.1",
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    "Sec-WebSocket-Protocol": "ocpp1.6",
}


def request(target: str | bytes = "/CP01", **headers: str | None) -> bytes:
    """Return a request for a WebSocket; a header that is None is left out."""
    target = target.encode() if isinstance(target, str) else target
    named = UPGRADE | {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in named.items() if value is not None]
    return b"GET " + target + b" HTTP/1.1\r\n" + "\r\n".join([*lines, "", ""]).encode("latin-1")


@asynccontextmanager
async def dialled_raw(central: CentralSystem, tls: ssl.SSLContext | None = None) -> AsyncIterator[Socket]:
    name = "localhost" if tls else None
    reader, writer = await asyncio.open_connection("127.0.0.1", central.port, ssl=tls, server_hostname=name)
    try:
        yield reader, writer
    finally:
        writer.transport.abort()


async def said(central: CentralSystem, data: bytes, tls: ssl.SSLContext | None = None) -> bytes:
    """Say something and return all that is answered until the other side hangs up."""
    async with dialled_raw(central, tls) as (reader, writer):
        writer.write(data)
        try:
            return await reader.read()
        except ConnectionError:
            return b""


async def first(trace: Trace, kind: type[Event]) -> Entry:
    """Wait for the first event of a kind."""
    return (await several(trace, kind, 1))[0]


async def several(trace: Trace, kind: type[Event], count: int) -> list[Entry]:
    """Wait for so many events of a kind."""
    until = trace.now() + 1000
    found = await trace.wait_until(
        lambda so_far: len(so_far.events(kind)) >= count, since=trace.beginning, until=until
    )
    return found.events(kind)


def attempts(trace: Trace) -> list[Attempted]:
    """Return who was not let in."""
    events = (entry.content for entry in trace.since(trace.beginning))
    return [event for event in events if isinstance(event, Attempted)]
