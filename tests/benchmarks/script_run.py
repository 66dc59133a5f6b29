"""The script against the bundled station, beside a bare exchange of the same frames on the same clock.

``python -m tests.benchmarks.script_run TRACE`` is one measurement of the bare exchange: `websockets`,
a client, a server, and nothing else.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, serve

from ocpp_support.runtime.clock import VirtualTimeLoop
from tests.benchmarks.measured import ROOT, Measured, in_turns, of_a_process

AT_MOST = 3.0


def frames_of(trace: Path) -> list[tuple[float, str, str]]:
    """Return the frames of a run: when, by whom, and what."""
    found = []
    for line in trace.read_text(encoding="utf-8").splitlines():
        said: dict[str, Any] = json.loads(line)
        if "messageType" in said:
            found.append((said["meta"]["ocpp-acceptance"]["at_s"], said["direction"], said["raw"]))
    return found


async def exchange(frames: list[tuple[float, str, str]]) -> float:
    """Exchange the frames as they were; return what it took, in seconds."""
    loop = asyncio.get_running_loop()
    there: asyncio.Future[ServerConnection] = loop.create_future()

    async def hold(socket: ServerConnection) -> None:
        there.set_result(socket)
        await socket.wait_closed()

    async with serve(hold, "127.0.0.1", 0, compression=None, ping_interval=None) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        async with connect(f"ws://127.0.0.1:{port}", compression=None, ping_interval=None) as station:
            central = await there
            begun = time.perf_counter()
            origin = loop.time() - frames[0][0]
            for at, direction, text in frames:
                if (pause := origin + at - loop.time()) > 0:
                    await asyncio.sleep(pause)
                sender, receiver = (station, central) if direction == "cp-to-csms" else (central, station)
                await sender.send(text)
                json.loads(await receiver.recv())
            return time.perf_counter() - begun


def _bare(trace: Path) -> float:
    return float(of_a_process("script_run", str(trace))["seconds"])


def _script(reports: Path) -> float:
    """Run the script; return the wall-clock of its scenarios, start-up taken off."""
    return float(of_a_process("script_run", "ours", str(reports))["seconds"])


def _ours(reports: Path) -> float:
    from behave.__main__ import main

    main(["-f", "null", f"-Dreports={reports}"])
    record = json.loads((reports / "acceptance.json").read_text(encoding="utf-8"))
    assert record["verdict"] == "accepted"
    return sum(one["duration_s"] for one in record["scenarios"])


def measure() -> list[Measured]:
    """Return the row of the table."""
    with TemporaryDirectory() as scratch:
        reports = Path(scratch) / "reports"
        _script(reports)
        trace = reports / "trace.jsonl"
        own, bare = in_turns(lambda: _script(Path(scratch) / "again"), lambda: _bare(trace))
    what, against = "the script against the bundled station", "a bare exchange of the same frames"
    wanted = f"at most {AT_MOST:g} ×"
    return [Measured(what, against, own, bare, "s", own / bare, wanted, own <= AT_MOST * bare)]


if __name__ == "__main__":
    assert Path.cwd() == ROOT
    if sys.argv[1] == "ours":
        took = _ours(Path(sys.argv[2]))
    else:
        loop = VirtualTimeLoop()
        took = loop.run_until_complete(exchange(frames_of(Path(sys.argv[1]))))
        loop.close()
    sys.stdout.write("\n" + json.dumps({"seconds": took}) + "\n")
