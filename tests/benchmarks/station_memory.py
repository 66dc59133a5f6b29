"""What a simulated station costs of memory, beside a bare client of the `ocpp` library.

``python -m tests.benchmarks.station_memory ours|ocpp COUNT`` is one measurement: so many stations in this
process, online and idle, at a plain central system in another.
"""

from __future__ import annotations

import asyncio
import gc
import json
import resource
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from simulator.fleet.open_files import make_room
from tests.benchmarks.measured import ROOT, Measured, of_a_process
from tests.free_ports import free_ports

AT_MOST = 3.0
COUNTS = (1000, 5000)
AT_ONCE = 50
IDLE_S = 3600


def _resident() -> int:
    """Return the bytes of this process that are in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize()


async def _all(come: Callable[[int], Any], count: int) -> list[Any]:
    room = asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> Any:
        async with room:
            return await come(number)

    return await asyncio.gather(*(one(number) for number in range(count)))


async def _ours(url: str, number: int) -> Any:
    from simulator.station import Station

    station = Station(_model(), f"{url}/FLEET-{number:05}", seed=number)
    await station.power_on()
    await station.online.wait()
    return station


@cache
def _model() -> Any:
    """Return what all of them are: a fleet has one model for all its stations."""
    from simulator.model import load_model

    return load_model("reference")


async def _ocpp(url: str, number: int) -> Any:
    from ocpp.v16 import ChargePoint, call
    from websockets.asyncio.client import connect

    socket = await connect(
        f"{url}/FLEET-{number:05}",
        subprotocols=["ocpp1.6"],  # type: ignore[list-item]
        compression=None,
        ping_interval=None,
    )
    client = ChargePoint(f"FLEET-{number:05}", socket)
    listening = asyncio.create_task(client.start())
    await client.call(call.BootNotification("One", "ACME"))
    for connector in (0, 1, 2):
        await client.call(call.StatusNotification(connector, "NoError", "Available"))
    return client, listening


async def cost(who: str, count: int) -> float:
    """Return the bytes that each of so many stations costs."""
    come = {"ours": _ours, "ocpp": _ocpp}[who]
    [port] = free_ports(1)
    command = [sys.executable, "-m", "tests.benchmarks.plain_central_system", str(port), str(IDLE_S)]
    central = await asyncio.create_subprocess_exec(*command, cwd=ROOT)
    url = f"ws://127.0.0.1:{port}"
    try:
        await _listens(port)
        await come(url, count)  # What is loaded once is no station's cost.
        gc.collect()
        before = _resident()
        stations = await _all(lambda number: come(url, number), count)
        gc.collect()
        assert len(stations) == count
        return (_resident() - before) / count
    finally:
        await _listen_no_more()
        central.kill()
        await central.wait()


async def _listen_no_more() -> None:
    """End whoever listens on a line before the lines end: each would complain, and nobody would hear it."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for one in others:
        one.cancel()
    await asyncio.gather(*others, return_exceptions=True)


async def _listens(port: int) -> None:
    for _ in range(600):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.1)
        else:
            writer.close()
            return
    raise TimeoutError("the central system does not listen")


def measure() -> list[Measured]:
    """Return the rows of the table."""
    return [_row(count) for count in COUNTS]


def _row(count: int) -> Measured:
    own, bare = (of_a_process("station_memory", who, str(count))["bytes"] / 1024 for who in ("ours", "ocpp"))
    what, against = f"memory of a simulated station, {count:,} of them", "a bare ocpp ChargePoint client"
    wanted = f"at most {AT_MOST:g} ×"
    return Measured(what, against, own, bare, "KiB", own / bare, wanted, own <= AT_MOST * bare)


if __name__ == "__main__":
    who, number = sys.argv[1:]
    make_room(int(number), 1)
    sys.stdout.write(json.dumps({"bytes": asyncio.run(cost(who, int(number)))}) + "\n")
