"""Rows about coming in and leaving: played at the door of a central system on loopback."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from ocpp_support.trace.events import Connected, Disconnected
from tests.ocpp_support.csms.raw_dialler import dialled_raw, request, said

from .case import Case, collects
from .severities import MUST, NOTE, SHOULD
from .wire import BOOT, Wire, WirePlay

GOODBYE = bytes.fromhex("88820000000003e8")
DOORS: list[Case[WirePlay]] = []
case = collects(DOORS)

OPTIONS: dict[str, dict[str, Any]] = {
    "Q11 it hammers": {"identity": "CP1"},
    "Q10 another case": {"identity": "cp1"},
    "Q12 a raw key": {"identity": "CP1", "password": "00ff10"},
    "Q12 a colon in the identity": {"identity": "CP:1", "password": "secret"},
}
"""What the central system is told of the station, where a case needs it."""


@dataclass(frozen=True)
class Request:
    """A request for a WebSocket that is let in, or is not."""

    target: str | bytes = "/CP1"
    headers: dict[str, str | None] = field(default_factory=dict)
    let_in: bool = True

    async def __call__(self, wire: Wire) -> None:
        """Send it; part politely where it was let in."""
        data = request(self.target, **self.headers)
        if not self.let_in:
            assert not (await said(wire.central, data)).startswith(b"HTTP/1.1 101")
            return
        async with dialled_raw(wire.central) as (reader, writer):
            writer.write(data)
            assert (await reader.readline()).startswith(b"HTTP/1.1 101")
            await wire.until(lambda whole: bool(whole.events(Connected)))
            writer.write(GOODBYE)
            await reader.read()
            writer.close()
            await wire.until(lambda whole: bool(whole.events(Disconnected)))
        (connected,) = wire.whole.events(Connected)
        assert isinstance(connected.content, Connected)
        raw = self.target if isinstance(self.target, str) else self.target.decode()
        assert connected.content.path == raw


def _basic(user: str, password: bytes) -> str:
    return "Basic " + base64.b64encode(user.encode() + b":" + password).decode()


def _case(row: str, title: str, severity: Any, clause: str, play: Request) -> None:
    DOORS.append(Case(row, title, severity, clause, play))


_case("Q1", "no subprotocol", MUST, "3.1.2", Request(headers={"Sec_WebSocket_Protocol": None}))
_case("Q2", "several", NOTE, "3.1.2", Request(headers={"Sec_WebSocket_Protocol": "ocpp2.0.1, ocpp1.6"}))
_case("Q3", "upper case", SHOULD, "3.1.2", Request(headers={"Sec_WebSocket_Protocol": "OCPP1.6"}))
_case("Q3", "a letter too many", SHOULD, "3.1.2", Request(headers={"Sec_WebSocket_Protocol": "ocpp1.6j"}))
_case("Q4", "no Connection", SHOULD, "RFC 6455", Request(headers={"Connection": None}))
_case("Q4", "keep-alive", SHOULD, "RFC 6455", Request(headers={"Connection": "keep-alive"}))
_case("Q5", "no identity", MUST, "3.1.1", Request("/", let_in=False))
_case("Q6", "a double slash", NOTE, "3.1.1", Request("//CP1"))
_case("Q6", "a slash at the end", NOTE, "3.1.1", Request("/ocpp/CP1/"))
_case("Q6", "a doubled identity", NOTE, "3.1.1", Request("/CP1/CP1"))
_case("Q7", "a whole address", SHOULD, "RFC 9112", Request("ws://10.0.0.1:9000/CP1"))
_case("Q8", "percent-encoded", NOTE, "3.1.1", Request("/CP%201"))
_case("Q8", "a bare space", SHOULD, "3.1.1", Request("/CP 1"))
_case("Q9", "hyphen, underline and point", None, "", Request("/CP-1_a.b"))
_case("Q10", "another case", NOTE, "3.1.1", Request("/CP1"))
_case("Q12", "a raw key", SHOULD, "6.2.2", Request(headers={"Authorization": _basic("CP1", b"\x00\xff\x10")}))
_case(
    "Q12",
    "a colon in the identity",
    SHOULD,
    "RFC 7617",
    Request("/CP:1", {"Authorization": _basic("CP:1", b"secret")}),
)


@case("Q2", NOTE, "3.1.2")
async def one_version_after_the_other(wire: Wire) -> None:
    async with connect(
        wire.central.url + "CP1", subprotocols=[Subprotocol("ocpp2.0.1")], ping_interval=None
    ) as socket:
        await socket.wait_closed()
    await wire.comes()


@case("Q11", MUST, "errata 3.3")
async def it_hammers(wire: Wire) -> None:
    for _ in range(6):
        await said(wire.central, request("/CP2"))
        await wire.passes(1)


@case("Q11", None)
async def somebody_else_hammers(wire: Wire) -> None:
    await wire.comes()
    for _ in range(6):
        await said(wire.central, request("/CP2"))
        await wire.passes(1)


@case("Q11", None)
async def browsers_and_scanners_come_and_go(wire: Wire) -> None:
    for _ in range(8):
        await said(wire.central, b"GET / HTTP/1.1\r\nHost: h\r\n\r\n")
        await said(wire.central, b"\x00\x01\x02")


@case("Q11", None)
async def it_waits_longer_each_time(wire: Wire) -> None:
    await wire.central.refuse()
    for pause in (1, 2, 4, 8, 16):
        await said(wire.central, request("/CP1"))
        await wire.passes(pause)
    await wire.central.come_back()


@case("Q14", MUST, "RFC 7692")
async def a_frame_is_compressed_unasked(wire: Wire) -> None:
    await wire.comes()
    assert wire.socket is not None
    wire.socket.transport.write(bytes.fromhex("c18400000000aabbccdd"))
    await wire.until(lambda whole: bool(whole.events(Disconnected)))
    (ended,) = wire.whole.events(Disconnected)
    assert isinstance(ended.content, Disconnected)
    assert ended.content.code == 1002
    assert "aa bb cc dd" in ended.findings[0].text


@case("Q18", NOTE, "5.3")
async def two_at_once(wire: Wire) -> None:
    await wire.comes()
    older = wire.socket
    await wire.dials()
    await wire.until(lambda whole: len(whole.events(Connected)) == 2)
    assert older is not None
    await older.wait_closed()
    await wire.until(lambda whole: bool(whole.events(Disconnected)))
    assert wire.central.connected
    assert (await wire.requests("Heartbeat", {}))[0] == 3


@case("Q21", NOTE, "RFC 6455")
async def it_leaves_without_a_code(wire: Wire) -> None:
    await wire.comes()
    assert wire.socket is not None
    wire.socket.transport.write(bytes.fromhex("888000000000"))
    await wire.until(lambda whole: bool(whole.events(Disconnected)))


@case("Q21", NOTE, "RFC 6455")
async def it_is_gone(wire: Wire) -> None:
    await wire.comes()
    assert wire.socket is not None
    wire.socket.transport.abort()
    await wire.until(lambda whole: bool(whole.events(Disconnected)))


@case("Q61", None)
async def no_registration_after_coming_back(wire: Wire) -> None:
    await wire.comes()
    await wire.leaves()
    await wire.dials()
    assert (await wire.requests("Heartbeat", {}))[0] == 3


@case("Q62", SHOULD, "5.4")
async def it_registers_again_for_nothing(wire: Wire) -> None:
    await wire.comes()
    await wire.requests("BootNotification", BOOT)
