"""How a message came is known: as text or bytes, in one piece or several, and what waits behind it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from websockets.asyncio.client import connect
from websockets.asyncio.server import serve

from ocpp_support.csms.station_socket import Manner, StationSocket
from ocpp_support.runtime.clock import VirtualTimeLoop


@pytest.mark.parametrize(
    ("message", "taken", "manner"),
    [
        ("text", b"text", Manner(binary=False)),
        (b"bytes", b"bytes", Manner(binary=True)),
        (["in ", "two ", "pieces"], b"in two pieces", Manner(binary=False, pieces=4)),
    ],
)
def test_the_manner_of_a_message(
    virtual_loop: VirtualTimeLoop, message: str | bytes | Sequence[str], taken: bytes, manner: Manner
) -> None:
    heard: list[tuple[bytes, Manner]] = []

    async def listens(socket: StationSocket) -> None:  # type: ignore[misc]
        heard.append(await socket.take())
        heard.append(await socket.take())
        assert socket.arrived == 2
        await socket.send("both")

    async def test() -> None:
        async with serve(listens, "127.0.0.1", 0, create_connection=StationSocket) as server:  # type: ignore[arg-type]
            port = server.sockets[0].getsockname()[1]
            async with connect(f"ws://127.0.0.1:{port}/", ping_interval=None) as socket:
                await socket.send(message)
                await socket.send("last")
                assert await socket.recv() == "both"

    virtual_loop.run_until_complete(test())
    assert heard == [(taken, manner), (b"last", Manner(binary=False))]
