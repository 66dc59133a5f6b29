"""Background work ends with the station, and does not fail unseen."""

from __future__ import annotations

import asyncio

import pytest

from ocpp_support.runtime.clock import VirtualTimeLoop
from simulator.tasks import Tasks


def test_nothing_outlives_the_end_but_who_asks_for_it(virtual_loop: VirtualTimeLoop) -> None:
    done: list[str] = []

    async def ends_all(tasks: Tasks) -> None:
        await tasks.end_all()
        done.append("asked")

    async def run() -> None:
        tasks = Tasks()
        tasks.later(10, lambda: done.append("sooner"))
        tasks.later(100, lambda: done.append("later"))
        await asyncio.sleep(50)
        await tasks.spawn(ends_all(tasks))
        await asyncio.sleep(500)

    virtual_loop.run_until_complete(run())
    assert done == ["sooner", "asked"]


def test_a_failure_is_said(virtual_loop: VirtualTimeLoop, caplog: pytest.LogCaptureFixture) -> None:
    async def run() -> None:
        Tasks().later(1, lambda: 1 // 0)
        await asyncio.sleep(2)

    virtual_loop.run_until_complete(run())
    assert "the station's own work failed" in caplog.text
    assert "ZeroDivisionError" in caplog.text
