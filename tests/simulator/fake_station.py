"""Just enough of a station for the procedures that move files."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from simulator.event_log import EventLog
from simulator.pace import ORDINARY

EPOCH = datetime(2025, 3, 1, 12, tzinfo=UTC)


class FakeStation:
    """Notes what it reports, when by its own clock, and when it restarts."""

    def __init__(self, *defects: str) -> None:
        self.identity = "CP/01"
        self.restarted = ""
        self.model = SimpleNamespace(vendor="ACME", model_name="One", serial="S1", pace=ORDINARY)
        self.memory = SimpleNamespace(firmware_version="1.0", pending_firmware_report=None, done=set())
        self.log = EventLog(self.now)
        self.firmware_status = self.diagnostics_status = "Idle"
        self.reported: list[str] = []
        self.times: dict[str, float] = {}
        self.free = asyncio.Event()
        self.free.set()
        self._defects = defects
        self._tasks: list[asyncio.Task[Any]] = []

    def now(self) -> datetime:
        return EPOCH + timedelta(seconds=asyncio.get_running_loop().time())

    def has(self, defect: str) -> bool:
        return defect in self._defects

    def again(self, defect: str) -> bool:
        return False

    def at_first(self, defect: str) -> bool:
        return self.has(defect)

    def spawn(self, work: Coroutine[Any, Any, Any]) -> None:
        self._tasks.append(asyncio.create_task(work))

    async def notify(self, payload: Any) -> None:
        self._note(str(payload.status.value))

    async def until_no_session(self) -> None:
        await self.free.wait()

    async def reboot(self, reason: str) -> None:
        self._note(f"restart: {reason}")

    async def done(self) -> None:
        """Wait until everything that was begun has ended."""
        await asyncio.gather(*self._tasks)

    def _note(self, what: str) -> None:
        self.reported.append(what)
        self.times[what] = asyncio.get_running_loop().time()
