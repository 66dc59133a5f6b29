"""A file place that is open on a loop whose clock jumps, and everything that it reported."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from ocpp_support.files.file_place import FilePlace
from ocpp_support.files.transfers import Transfer
from ocpp_support.runtime.clock import VirtualTimeLoop

LIMIT = 200_000


class OpenPlace:
    """A place that is open, driven from a test that is no coroutine."""

    def __init__(self, loop: VirtualTimeLoop) -> None:
        self.loop = loop
        self.transfers: list[Transfer] = []
        self.place = FilePlace(self.transfers.append, work=loop.work, max_upload=LIMIT)
        loop.run_until_complete(self.place.start())

    def client(self, act: Callable[[], Any]) -> Any:
        """Do ``act`` in a thread, as a station would, until the servers too are done with it."""

        async def in_a_thread() -> Any:
            result = await asyncio.to_thread(act)
            # The clock stands while a client is connected, so this ends after its last event.
            await asyncio.sleep(1)
            return result

        return self.loop.run_until_complete(in_a_thread())
