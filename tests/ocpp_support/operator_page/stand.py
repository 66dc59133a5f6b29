"""A page with its board, a trace and nobody else: what a run would tell it, told by a test."""

from __future__ import annotations

import asyncio
import concurrent.futures
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from ocpp_support.operator_page.server import OperatorPage
from ocpp_support.prompting.board import Board, Reply
from ocpp_support.prompting.progress import Row, Whereabouts
from ocpp_support.protocol.frames import Call, parse
from ocpp_support.runtime.clock import Clock
from ocpp_support.runtime.loop_thread import LoopThread
from ocpp_support.trace.trace import Sender, Trace

CARDS = {"04A2B3C4": "ALICE (the blue one)"}

ROWS = (
    Row(1, "Boot notification", "passed", "✓", "good", "", 2, 2),
    Row(2, "Heartbeat (automatic)", "", "", "", "", 1, 2),
    Row(3, "Change availability", "failed", "✗", "bad", "failed: connector 2 did not report", 3, 3),
)


class Stand:
    """The page on a loop of its own, in real time, and the hands on everything it shows."""

    def __init__(self) -> None:
        self.thread = LoopThread()
        clock = Clock(self.thread.loop)
        self.trace = Trace(clock, lambda: datetime.now(UTC), connectors=2)
        self.notes: list[tuple[str, str]] = []
        self.board = Board(clock.seconds, lambda text, by: self.notes.append((text, by)))
        self.whereabouts = Whereabouts(self.thread.loop)
        self.page = OperatorPage(self.board, self.whereabouts, self.trace, listen="127.0.0.1:0", cards=CARDS)
        self.thread.run(self.page.start())
        self.url = self.page.urls[0]

    def close(self) -> None:
        self.thread.run(self.page.stop())
        self.thread.close()

    def ask(self, text: str, **more: Any) -> concurrent.futures.Future[Reply]:
        """Open a prompt; it is open when this returns."""
        more = {"why": "When the driver plugs the cable into connector 1", "within": 600.0, **more}
        asked = asyncio.run_coroutine_threadsafe(self.board.ask(text, **more), self.thread.loop)
        self.do(lambda: None)
        return asked

    def do(self, act: Callable[[], Any]) -> Any:
        """Do something on the loop."""

        async def done() -> Any:
            return act()

        return self.thread.run(done())

    def says(self, raw: str) -> None:
        """Have the station say something."""
        self.do(lambda: self.trace.record(Sender.STATION, parse(raw).frame, raw))

    def calls(self, action: str, **payload: Any) -> None:
        self.do(lambda: self.trace.record(Sender.STATION, Call("1", action, payload), "-"))
