"""A station on the wire that says exactly what a case wants, to a central system that listens on loopback."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from ocpp_support.csms.answers import Answers
from ocpp_support.csms.central_system import CentralSystem
from ocpp_support.matchers.statuses import becomes
from ocpp_support.monitor.rule import Observation
from ocpp_support.monitor.watch import findings_of
from ocpp_support.runtime.clock import Clock, VirtualTimeLoop
from ocpp_support.trace.formats import as_text
from ocpp_support.trace.trace import Conversation, Entry, Sender, Trace
from ocpp_support.vocabulary.nouns import Outlet, Status
from tests.ocpp_support.kept_lines import as_json_lines

BOOT = {"chargePointVendor": "ACME", "chargePointModel": "One"}


class Wire:
    """The station's end, the central system, and what was recorded between them."""

    def __init__(self, central: CentralSystem, trace: Trace, password: str | None) -> None:
        self.password = password
        self.found: list[Observation] = []
        self.central = central
        self.trace = trace
        self._ids = 0
        self.said: list[str | bytes] = []
        self.socket: ClientConnection | None = None
        self.waiting = False

    async def comes(self) -> None:
        """Dial, register and report every place."""
        await self.dials()
        await self.registers()

    async def dials(self) -> None:
        """Dial."""
        identity = self.central.identity or "CP1"
        login = base64.b64encode(f"{identity}:{self.password}".encode()).decode()
        self.socket = await connect(
            self.central.url + quote(identity, safe=""),
            subprotocols=[Subprotocol("ocpp1.6")],
            additional_headers={"Authorization": f"Basic {login}"} if self.password else None,
            ping_interval=None,
            max_size=None,
        )

    async def registers(self) -> None:
        """Register and report every place."""
        await self.requests("BootNotification", BOOT)
        for place in (0, 1):
            await self.reports("Available", place)

    async def leaves(self) -> None:
        """Say goodbye."""
        assert self.socket is not None
        await self.socket.close()
        await self.until(lambda _: not self.central.connected)

    async def reports(self, status: str, place: int = 1) -> None:
        """Report a connector."""
        await self.requests(
            "StatusNotification", {"connectorId": place, "status": status, "errorCode": "NoError"}
        )

    async def requests(self, action: str, payload: dict[str, Any]) -> Any:
        """Make a request in good form; return the answer."""
        self._ids += 1
        message_id = f"good-{self._ids}"
        return await self.asks_raw(json.dumps([2, message_id, action, payload]), message_id)

    async def asks_raw(self, raw: str | bytes, message_id: Any) -> Any:
        """Say something and wait for what answers ``message_id``."""
        await self.says(raw)
        while (heard := await self.hears())[1] != message_id:
            pass
        return heard

    async def says(self, raw: str | bytes, *, as_text: bool | None = None) -> Entry:
        """Say something, bytes as bytes unless ``as_text``; return what was recorded of it."""
        assert self.socket is not None
        heard = self._heard()
        self.said.append(raw)
        await self.socket.send(raw, text=as_text)
        await self.until(lambda _: self._heard() > heard)
        return [entry for entry in self.whole if entry.sender is Sender.STATION][-1]

    async def hears(self) -> Any:
        """Return the next message of the central system."""
        assert self.socket is not None
        with self._in_real_time():
            return json.loads(await self.socket.recv())

    @asynccontextmanager
    async def asked(self, action: str, payload: dict[str, Any]) -> AsyncIterator[str]:
        """Be asked something, for 30 s; yields the message id that must be answered."""
        asking = asyncio.create_task(self.central.ask(action, payload, within=30))
        yield (await self.hears())[1]
        await asking

    async def passes(self, seconds: float) -> None:
        """Let time pass."""
        until = self.trace.now() + seconds
        await self.trace.wait_until(lambda _: False, since=self.trace.mark(), until=until)

    async def until(self, satisfied: Callable[[Conversation], bool]) -> None:
        """Wait for something on the trace."""
        mark = self.trace.beginning
        with self._in_real_time():
            done = await self.trace.wait_until(satisfied, since=mark, until=self.trace.now() + 100)
        assert satisfied(done)

    @property
    def whole(self) -> Conversation:
        """Everything that was recorded."""
        return self.trace.since(self.trace.beginning)

    def findings(self) -> list[Observation]:
        """Return what the monitor makes of it all, which can be written for people and machines."""
        as_text(self.whole).encode("utf-8")
        as_json_lines(self.whole).encode("utf-8")
        return findings_of(self.whole)

    @contextmanager
    def _in_real_time(self) -> Iterator[None]:
        self.waiting = True
        yield
        self.waiting = False

    def _heard(self) -> int:
        return sum(entry.sender is Sender.STATION for entry in self.whole)


WirePlay = Callable[[Wire], Awaitable[None]]


def plays(loop: VirtualTimeLoop, play: WirePlay, **options: Any) -> Wire:
    """Play something on the wire; then show that all is as if it had not been. Returns the wire."""

    async def around() -> Wire:
        clock = Clock(loop)
        trace = Trace(clock, lambda: datetime.now(UTC), connectors=1)
        central = CentralSystem(trace, Answers(clock.now), **({"identity": None} | options))
        await central.start()
        wire = Wire(central, trace, options.get("password"))
        # What is on its way is waited for in real time: hours pass only where a play says so.
        loop.watch(lambda: wire.waiting)
        try:
            await play(wire)
            wire.found = wire.findings()
            await _all_is_as_if_nothing_had_been(wire)
        finally:
            if wire.socket is not None:
                await wire.socket.close()
            await central.stop()
        return wire

    return loop.run_until_complete(around())


async def _all_is_as_if_nothing_had_been(wire: Wire) -> None:
    """The line lives and is answered, or another does; a scenario that does not depend on it goes well."""
    if not wire.central.connected:
        await wire.comes()
    mark = wire.trace.mark()
    assert (await wire.requests("Heartbeat", {}))[0] == 3
    await wire.reports("Unavailable")
    assert becomes(Outlet(1), (Status.UNAVAILABLE,)).problems(wire.trace.since(mark)) == []
