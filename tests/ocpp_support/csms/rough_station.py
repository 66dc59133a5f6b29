"""A station that sends whatever a test wants it to, over a real socket."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from ocpp_support.csms.answers import Answers
from ocpp_support.csms.central_system import CentralSystem
from ocpp_support.runtime.clock import Clock, VirtualTimeLoop
from ocpp_support.trace.formats import as_text
from ocpp_support.trace.trace import Entry, Sender, Trace
from tests.ocpp_support.kept_lines import as_json_lines

Test = Callable[[CentralSystem, Trace], Awaitable[None]]
PROBE = '[2,"probe","Heartbeat",{}]'


Run = Callable[[Test], None]


def runs_on(loop: VirtualTimeLoop, *, identity: str | None = None, **options: Any) -> Run:
    """Run a test against a central system, made with these options."""

    async def around(test: Test) -> None:
        clock = Clock(loop)
        trace = Trace(clock, lambda: datetime.now(UTC), connectors=1)
        central = CentralSystem(trace, Answers(clock.now), identity=identity, **options)
        await central.start()
        try:
            await test(central, trace)
        finally:
            await central.stop()

    return lambda test: loop.run_until_complete(around(test))


async def dial(central: CentralSystem) -> ClientConnection:
    subprotocols = [Subprotocol("ocpp1.6")]
    return await connect(central.url + "CP1", subprotocols=subprotocols, ping_interval=None)


@asynccontextmanager
async def dialled(central: CentralSystem) -> AsyncIterator[ClientConnection]:
    socket = await dial(central)
    try:
        yield socket
    finally:
        await socket.close()


async def answers_of(socket: ClientConnection) -> list[Any]:
    """Return what was answered before the probe was, which shows that the conversation goes on."""
    await socket.send(PROBE)
    answers = []
    while (answer := json.loads(await socket.recv()))[1] != "probe":
        answers.append(answer)
    assert answer[0] == 3
    return answers


def told(run: Run, message: str | bytes | list[str | bytes]) -> tuple[list[Any], list[Entry]]:
    """Send something; return what was answered, and what the station was recorded to have said."""
    answers: list[Any] = []
    entries: list[Entry] = []

    async def test(central: CentralSystem, trace: Trace) -> None:
        async with dialled(central) as socket:
            for one in message if isinstance(message, list) else [message]:
                await socket.send(one)
            answers.extend(await answers_of(socket))
        whole = trace.since(trace.beginning)
        said = (entry for entry in whole if entry.sender is Sender.STATION)
        entries.extend(entry for entry in said if entry.raw != PROBE)
        as_text(whole).encode("utf-8")
        as_json_lines(whole).encode("utf-8")

    run(test)
    return answers, entries


def findings_of(entry: Entry) -> str:
    return " / ".join(map(str, entry.findings))
