"""Dialling, redialling, and noticing that the line is dead."""

from __future__ import annotations

import asyncio

import pytest
from plays import Playing, online
from small_central import Central

from simulator.link import identity_in
from simulator.station import Station


@pytest.mark.parametrize(
    ("url", "identity"),
    [
        ("ws://h:1/CP01", "CP01"),
        ("ws://h:1/a/b/CP%2001/", "CP 01"),
        ("wss://h/ocpp/RW%2F7?x=y", "RW/7"),
    ],
)
def test_the_identity_is_the_last_segment(url: str, identity: str) -> None:
    assert identity_in(url) == identity


def test_redials_with_growing_pauses(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.cut()
        await asyncio.sleep(600)
        await central.open()
        await asyncio.sleep(61)
        assert station.traffic.connected
        await central.cut()
        await asyncio.sleep(1)
        await central.open()
        await asyncio.sleep(6)
        assert station.traffic.connected

    playing(play)


def test_pings_keep_a_quiet_line(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.ask("ChangeConfiguration", key="WebSocketPingInterval", value="10")
        await asyncio.sleep(250)
        assert central.connections == 1
        assert station.traffic.connected

    playing(play)
