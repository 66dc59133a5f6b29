"""The path of a frame through a central system: MeterValues of four samples, as many as come, on one core.

``python -m tests.benchmarks.frame_path ours|ocpp|plain COUNT`` is one measurement: a central system in this
process, a client that sends without waiting in another, and what the first used of a processor.
"""

from __future__ import annotations

import asyncio
import gc
import json
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, serve

from ocpp_support.csms.answers import Answers
from ocpp_support.csms.central_system import CentralSystem
from ocpp_support.monitor.watch import findings_of
from ocpp_support.protocol.frames import Call
from ocpp_support.runtime.clock import Clock
from ocpp_support.trace.trace import Trace
from tests.benchmarks.measured import Measured, in_turns, of_a_process
from tests.benchmarks.plain_central_system import handler

COUNT = 6000
AT_ONCE = 64
OCPP_TIMES, PLAIN_SHARE = 5.0, 0.6

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
TIME = f"{NOON:%Y-%m-%dT%H:%M:%SZ}"

READING = {
    "connectorId": 1,
    "transactionId": 1,
    "meterValue": [
        {
            "timestamp": TIME,
            "sampledValue": [
                {"value": "1250", "measurand": "Energy.Active.Import.Register", "unit": "Wh"},
                {"value": "3680", "measurand": "Power.Active.Import", "unit": "W"},
                {"value": "16.0", "measurand": "Current.Import", "unit": "A", "phase": "L1"},
                {"value": "230.1", "measurand": "Voltage", "unit": "V", "phase": "L1-N"},
            ],
        }
    ],
}


def _frames(count: int) -> list[str]:
    """Return what a station says that does nothing wrong, but that it will not wait for an answer."""
    boot = {"chargePointModel": "One", "chargePointVendor": "ACME"}
    start = {"connectorId": 1, "idTag": "ALICE", "meterStart": 1000, "timestamp": TIME}
    first = [
        [2, "boot", "BootNotification", boot],
        [2, "start", "StartTransaction", start],
        [2, "status", "StatusNotification", {"connectorId": 1, "errorCode": "NoError", "status": "Charging"}],
    ]
    return [json.dumps(one) for one in first] + [
        json.dumps([2, f"m{number}", "MeterValues", READING]) for number in range(count)
    ]


async def send(port: int, count: int) -> None:
    """Be the client: so many on their way at once, until all are answered."""
    room, frames = asyncio.Semaphore(AT_ONCE), _frames(count)
    async with connect(
        f"ws://127.0.0.1:{port}/CP1",
        subprotocols=["ocpp1.6"],  # type: ignore[list-item]
        compression=None,
        ping_interval=None,
    ) as socket:

        async def listen() -> None:
            for _ in frames:
                await socket.recv()
                room.release()

        listening = asyncio.create_task(listen())
        for frame in frames:
            await room.acquire()
            await socket.send(frame)
        await listening


async def _served(port: int, count: int) -> float:
    """Have a client send to ``port``; return what this process used of a processor meanwhile, in seconds."""
    command = [sys.executable, "-m", "tests.benchmarks.frame_path", "send", str(port), str(count)]
    gc.freeze()  # As a run does with what is loaded.
    client = await asyncio.create_subprocess_exec(*command, stdout=subprocess.DEVNULL)
    begun = time.process_time()
    assert await client.wait() == 0
    return time.process_time() - begun


async def ours(count: int) -> float:
    """Measure our own central system, with all that it does with a frame, and the monitor after them."""
    clock = Clock(asyncio.get_running_loop(), NOON)
    trace = Trace(clock, lambda: datetime.now(UTC), connectors=1)
    central = CentralSystem(trace, Answers(clock.now), identity="CP1")
    await central.start()
    used = await _served(central.port, count)
    begun = time.process_time()
    findings = findings_of(trace.since(trace.beginning))
    used += time.process_time() - begun
    await central.stop()
    heard = [one for one in trace.since(trace.beginning) if isinstance(one.content, Call)]
    assert len(heard) == count + len(_frames(0))
    assert {one.rule for one in findings} == {"frame.in-flight"}
    return used


async def plain(count: int) -> float:
    """Measure `websockets` and `json` alone."""
    return await _of_a_server(handler(300), count)


async def ocpp(count: int) -> float:
    """Measure the `ocpp` library's own, with its validation."""
    from ocpp.routing import on
    from ocpp.v16 import ChargePoint, call_result
    from ocpp.v16.enums import Action

    class Charger(ChargePoint):  # type: ignore[misc]
        @on(Action.boot_notification)  # type: ignore[untyped-decorator]
        def booted(self, **_: Any) -> Any:
            return call_result.BootNotification(datetime.now(UTC).isoformat(), 300, "Accepted")

        @on(Action.status_notification)  # type: ignore[untyped-decorator]
        def changed(self, **_: Any) -> Any:
            return call_result.StatusNotification()

        @on(Action.start_transaction)  # type: ignore[untyped-decorator]
        def began(self, **_: Any) -> Any:
            return call_result.StartTransaction(1, {"status": "Accepted"})

        @on(Action.meter_values)  # type: ignore[untyped-decorator]
        def measured(self, **_: Any) -> Any:
            return call_result.MeterValues()

    async def answer(socket: ServerConnection) -> None:
        from websockets.exceptions import ConnectionClosed

        try:
            await Charger("CP1", socket).start()
        except ConnectionClosed:
            return

    return await _of_a_server(answer, count)


async def _of_a_server(answer: Callable[[ServerConnection], Awaitable[None]], count: int) -> float:
    async with serve(
        answer,
        "127.0.0.1",
        0,
        subprotocols=["ocpp1.6"],  # type: ignore[list-item]
        compression=None,
        ping_interval=None,
    ) as server:
        return await _served(next(iter(server.sockets)).getsockname()[1], count)


def measure() -> list[Measured]:
    """Return the rows of the table."""

    def rate(who: str) -> Callable[[], float]:
        return lambda: COUNT / float(of_a_process("frame_path", who, str(COUNT))["cpu_s"])

    own, library, least = in_turns(rate("ours"), rate("ocpp"), rate("plain"))
    what, unit = "central system: frames recorded, checked, judged, answered", "calls per second of a core"
    return [
        Measured(
            what,
            "ocpp's ChargePoint, with its validation",
            own,
            library,
            unit,
            own / library,
            f"at least {OCPP_TIMES:g} × as many",
            own >= OCPP_TIMES * library,
        ),
        Measured(
            what,
            "websockets and json alone",
            own,
            least,
            unit,
            own / least,
            f"at least {PLAIN_SHARE:.0%}",
            own >= PLAIN_SHARE * least,
        ),
    ]


if __name__ == "__main__":
    who, *numbers = sys.argv[1:]
    if who == "send":
        asyncio.run(send(*map(int, numbers)))
    else:
        used = asyncio.run({"ours": ours, "ocpp": ocpp, "plain": plain}[who](int(numbers[0])))
        sys.stdout.write(json.dumps({"cpu_s": used}) + "\n")
