"""The least that a central system can be: `websockets` and `json`, an answer to everything.

Fleets and our own central system are measured against it: ``python -m tests.benchmarks.plain_central_system
PORT [INTERVAL]``.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

NOW = "2026-01-01T12:00:00Z"


def answer_to(action: str, interval: int) -> dict[str, Any]:
    """Return a legal answer."""
    match action:
        case "BootNotification":
            return {"status": "Accepted", "currentTime": NOW, "interval": interval}
        case "Heartbeat":
            return {"currentTime": NOW}
        case "Authorize" | "StopTransaction":
            return {"idTagInfo": {"status": "Accepted"}}
        case "StartTransaction":
            return {"transactionId": 1, "idTagInfo": {"status": "Accepted"}}
        case _:
            return {}


def handler(interval: int) -> Any:
    """Return what answers a connection."""

    async def answer(socket: ServerConnection) -> None:
        try:
            async for text in socket:
                message = json.loads(text)
                if message[0] == 2:
                    reply = [3, message[1], answer_to(message[2], interval)]
                    await socket.send(json.dumps(reply))
        except ConnectionClosed:
            return

    return answer


async def main(port: int, interval: int) -> None:
    """Serve until it is ended."""
    async with serve(
        handler(interval),
        "127.0.0.1",
        port,
        subprotocols=["ocpp1.6"],  # type: ignore[list-item]
        compression=None,
        ping_interval=None,
        backlog=1024,  # A fleet comes back all at once.
    ) as server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 60))
