"""Our own central system, many times: one for each station of a fleet, on a port of its own, in one process.

A central system of the suite is there for one station. So that a fleet can be tried against it, there are
as many as there are stations: ``python -m tests.benchmarks.own_central_systems PORT...`` serves
until Ctrl-C, then has the monitor look at everything that was said, and tells what it found.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime

from ocpp_support.csms.answers import Answers
from ocpp_support.csms.central_system import CentralSystem
from ocpp_support.monitor.watch import findings_of
from ocpp_support.runtime.clock import Clock
from ocpp_support.runtime.interrupts import hear_interrupts
from ocpp_support.trace.trace import Trace


async def serve(ports: Sequence[int], traces: list[Trace]) -> None:
    """Serve on each port until this is cancelled; what is said there is on the trace of that place."""
    clock = Clock(asyncio.get_running_loop())
    centrals = []
    for port in ports:
        trace = Trace(clock, lambda: datetime.now(UTC), connectors=2)
        traces.append(trace)
        centrals.append(CentralSystem(trace, Answers(clock.now), identity=None, port=port))
    try:
        for central in centrals:
            await central.start()
        sys.stdout.write(f"{len(centrals)} central systems at {centrals[0].url} and on; Ctrl-C ends them\n")
        sys.stdout.flush()
        await asyncio.Event().wait()
    finally:
        await asyncio.gather(*(central.stop() for central in centrals))


def told(traces: list[Trace]) -> str:
    """Return what was recorded, and what the monitor finds in it."""
    said = [trace.since(trace.beginning) for trace in traces]
    found = Counter(one.rule for conversation in said for one in findings_of(conversation))
    return f"{sum(map(len, said))} entries on {len(said)} traces; findings: {dict(found) or 'none'}"


if __name__ == "__main__":
    hear_interrupts()
    recorded: list[Trace] = []
    with suppress(KeyboardInterrupt):
        asyncio.run(serve([int(port) for port in sys.argv[1:]], recorded))
    used = time.process_time()
    sys.stdout.write(f"{told(recorded)}; {used:.1f} s of a processor used before the monitor looked\n")
