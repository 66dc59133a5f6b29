"""Stations that connect, or leave, as they should not: survived, and noted once.

OCPP-J 1.6, sections 3 and 5.
"""

from __future__ import annotations

import json

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from ocpp_support.csms.central_system import CentralSystem
from ocpp_support.runtime.clock import VirtualTimeLoop
from ocpp_support.trace.events import Attempted, Connected, Disconnected
from ocpp_support.trace.trace import Trace

from .raw_dialler import first
from .rough_station import Run, answers_of, dialled, runs_on


@pytest.fixture
def run(virtual_loop: VirtualTimeLoop) -> Run:
    return runs_on(virtual_loop)


def test_who_offers_no_subprotocol_is_taken_for_ocpp16_with_one_finding(run: Run) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with connect(central.url + "CP01", ping_interval=None) as socket:
            await socket.send('[2,"1","Heartbeat",{}]')
            assert json.loads(await socket.recv())[:2] == [3, "1"]
        (entry,) = trace.since(trace.beginning).events(Connected)
        assert entry.content == Connected("/CP01", ())
        assert [finding.severity for finding in entry.findings] == ["MUST"]

    run(test)


@pytest.mark.parametrize(("strict", "offered"), [(True, "OCPP1.6"), (True, None), (False, "ocpp2.0.1")])
def test_who_does_not_speak_ocpp16_is_told_and_parted_from(
    virtual_loop: VirtualTimeLoop, strict: bool, offered: str | None
) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        subprotocols = [Subprotocol(offered)] if offered else None
        async with connect(central.url + "CP01", subprotocols=subprotocols, ping_interval=None) as socket:
            with pytest.raises(ConnectionClosed):
                await socket.recv()
            assert (socket.subprotocol, socket.close_code) == (None, 1002)
        assert not central.connected
        (entry,) = trace.since(trace.beginning)
        assert isinstance(entry.content, Attempted)
        assert entry.content.path == "/CP01"
        assert len(entry.findings) == 1

    runs_on(virtual_loop, strict=strict)(test)


def test_a_frame_that_is_compressed_unasked_ends_the_line_with_its_head(run: Run) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with dialled(central) as socket:
            await answers_of(socket)
            socket.transport.write(bytes.fromhex("c18400000000aabbccdd"))
            with pytest.raises(ConnectionClosed):
                await socket.recv()
            assert socket.close_code == 1002
        entry = await first(trace, Disconnected)
        assert isinstance(entry.content, Disconnected)
        assert (entry.content.code, entry.content.by) == (1002, "the central system")
        (finding,) = entry.findings
        assert "RSV1 set (first byte 0xC1), 4 bytes: aa bb cc dd" in finding.text
        assert finding.severity == "MUST"

    run(test)


def test_a_frame_that_breaks_the_rules_otherwise_ends_the_line(run: Run) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with dialled(central) as socket:
            await answers_of(socket)
            socket.transport.write(bytes.fromhex("8100"))
            with pytest.raises(ConnectionClosed):
                await socket.recv()
        entry = await first(trace, Disconnected)
        assert entry.content == Disconnected(
            1002, "a frame broke the rules: incorrect masking", "the central system"
        )
        assert [str(one) for one in entry.findings] == [
            "a frame broke the rules: incorrect masking (MUST, RFC 6455 5.2)"
        ]

    run(test)


@pytest.mark.parametrize(("last_words", "code"), [(bytes.fromhex("888000000000"), 1005), (b"", 1006)])
def test_who_leaves_without_a_word_is_disconnected_with_a_note(
    run: Run, last_words: bytes, code: int
) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with dialled(central) as socket:
            await answers_of(socket)
            socket.transport.write(last_words)
            socket.transport.close()
            entry = await first(trace, Disconnected)
        assert isinstance(entry.content, Disconnected)
        assert (entry.content.code, entry.content.by) == (code, "the station")
        assert [finding.severity for finding in entry.findings] == ["note"]
        assert not central.connected

    run(test)


def test_who_dials_again_without_closing_is_noted_once(run: Run) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with dialled(central) as old:
            await answers_of(old)
            async with dialled(central) as new:
                await new.send('[2,"new","Heartbeat",{}]')
                await new.recv()
        texts = [
            [finding.text for finding in entry.findings]
            for entry in trace.since(trace.beginning).events(Connected)
        ]
        assert texts == [[], ["it dials again without having closed its older connection"]]

    run(test)
