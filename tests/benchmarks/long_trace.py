"""A run of 100,000 frames: what its trace costs of memory, and whether anything gets slower as it grows.

``python -m tests.benchmarks.long_trace COUNT`` is one measurement, in a process of its own.
"""

from __future__ import annotations

import gc
import json
import sys
import time
import tracemalloc
from datetime import UTC, datetime, timedelta
from typing import Any

from ocpp_support.matchers.rest import unrest
from ocpp_support.monitor.watch import findings_of
from ocpp_support.protocol.frames import parse
from ocpp_support.trace.trace import Mark, Sender, Trace
from tests.benchmarks.frame_path import READING
from tests.benchmarks.measured import Measured, of_a_process
from tests.ocpp_support.kept_lines import as_json_lines

FRAMES = 100_000
STEPS = 200
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
SLOWER_AT_MOST = 2.0


class _Clock:
    """Goes on by a second a frame."""

    now = 0.0

    def seconds(self) -> float:
        return self.now

    def at(self, seconds: float) -> datetime:
        return NOON + timedelta(seconds=seconds)


def _frame(number: int) -> str:
    if number % 20 == 0:
        payload: dict[str, Any] = {
            "connectorId": 1 + number // 20 % 2,
            "errorCode": "NoError",
            "status": ("Preparing", "Charging", "Finishing", "Available")[number // 40 % 4],
        }
        return json.dumps([2, f"m{number}", "StatusNotification", payload])
    return json.dumps([2, f"m{number}", "MeterValues", READING])


def run(frames: int) -> dict[str, float]:
    """Write a trace of so many frames, and look at it as steps and reports do."""
    clock = _Clock()
    trace = Trace(clock, lambda: NOON, connectors=2)  # type: ignore[arg-type]
    tracemalloc.start()
    early = late = 0.0
    asked = None
    for number in range(frames // 2):
        clock.now += 1
        text = _frame(number)
        asked = trace.record(Sender.STATION, parse(text).frame, text)
        reply = json.dumps([3, f"m{number}", {}])
        trace.record(Sender.CENTRAL, parse(reply).frame, reply, answers=asked)
        if number == frames // 20:
            early = _step(trace)
    late = _step(trace)
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    gc.collect()
    attach = min(_attach(trace, frames) for _ in range(5))
    begun = time.process_time()
    findings_of(trace.since(trace.beginning))
    judge = time.process_time() - begun
    return {"bytes": held / frames, "early": early, "late": late, "attach": attach, "judge": judge}


def _attach(trace: Trace, frames: int) -> float:
    """Return what it takes to write out a scenario of 300 frames at the end."""
    begun = time.process_time()
    assert as_json_lines(trace.since(Mark(frames - 300, 0.0)))
    return time.process_time() - begun


def _step(trace: Trace) -> float:
    """Return what a look takes, as a step looks: at what came since a mark, and whether the station rests."""
    begun = time.process_time()
    for _ in range(STEPS):
        unrest(trace.since(trace.mark()))
        trace.since(trace.mark()).calls(Sender.STATION, "StatusNotification", connector=1)
    return (time.process_time() - begun) / STEPS


def measure() -> list[Measured]:
    """Return the rows of the table."""
    told, tenth = (of_a_process("long_trace", str(frames)) for frames in (FRAMES, FRAMES // 10))
    what = f"trace of {FRAMES:,} frames: "
    rows = [
        ("memory of a frame", "with a tenth of them", "bytes", "KiB", 1 / 1024, 1.5),
        ("attaching a scenario", "with a tenth of them", "attach", "ms", 1000.0, SLOWER_AT_MOST),
        ("judging a frame", "with a tenth of them", "judge", "µs", 1e6, SLOWER_AT_MOST),
    ]
    found = []
    for name, against, key, unit, factor, most in rows:
        own, other = told[key] * factor, tenth[key] * factor
        if key == "judge":
            own, other = own / FRAMES, other / (FRAMES // 10)
        holds = own <= most * other
        wanted = f"at most {most:g} ×"
        found.append(Measured(what + name, against, own, other, unit, own / other, wanted, holds))
    late, early = told["late"] * 1e6, told["early"] * 1e6
    holds = late <= SLOWER_AT_MOST * early
    wanted = f"at most {SLOWER_AT_MOST:g} ×"
    step = Measured(
        what + "a step at its end", "at its start", late, early, "µs", late / early, wanted, holds
    )
    return [*found, step]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(int(sys.argv[1]))) + "\n")
