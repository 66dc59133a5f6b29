"""The heartbeat's own task: it ends when it is told to, whatever happens in that moment."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

from ocpp_support.runtime.clock import VirtualTimeLoop
from simulator.heartbeat import Heartbeat


def test_a_new_rhythm_in_its_last_moment_does_not_keep_it_alive(virtual_loop: VirtualTimeLoop) -> None:
    settings = SimpleNamespace(number=lambda key: 900, when_changed=lambda key, act: None)
    station: Any = SimpleNamespace(configuration=settings, online=asyncio.Event(), has=lambda defect: False)

    async def test() -> None:
        heartbeat = Heartbeat(station)
        task = asyncio.create_task(heartbeat.run())
        await asyncio.sleep(1)
        heartbeat.restart()
        # Woken by the new rhythm, and cancelled before it has run again.
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task], timeout=10_000)
        assert task.cancelled()

    virtual_loop.run_until_complete(test())
