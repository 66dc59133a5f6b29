"""Dialling, redialling, and noticing that the line is dead."""

from __future__ import annotations

import asyncio
from base64 import b64decode

import pytest

from ocpp_support.runtime.clock import VirtualTimeLoop
from simulator.link import identity_in, without_login
from simulator.model import load_model
from simulator.station import Station

from .plays import Playing, online
from .small_central import Central


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


def test_it_says_when_it_dials(playing: Playing, monkeypatch: pytest.MonkeyPatch) -> None:
    dialled: list[bool] = []

    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        assert not station.link.dials

        def refused(url: str) -> str:
            dialled.append(station.link.dials)
            return url

        monkeypatch.setattr(station.link._dialling, "address", refused)
        await central.cut()
        await asyncio.sleep(600)
        assert dialled
        assert all(dialled)
        assert not station.link.dials

    playing(play)


def test_pings_keep_a_quiet_line(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.ask("ChangeConfiguration", key="WebSocketPingInterval", value="10")
        await asyncio.sleep(250)
        assert central.connections == 1
        assert station.traffic.connected

    playing(play)


def test_a_dead_line_is_noticed_at_the_interval_that_is_set(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.ask("ChangeConfiguration", key="WebSocketPingInterval", value="3600")
        await asyncio.sleep(60)
        with central.mute():
            await asyncio.sleep(100)
            assert station.traffic.connected
        await central.ask("ChangeConfiguration", key="WebSocketPingInterval", value="10")
        await asyncio.sleep(1)
        with central.mute():
            await asyncio.sleep(26)
            assert not station.traffic.connected

    playing(play)


def test_a_password_is_told_as_the_station_s_own(virtual_loop: VirtualTimeLoop) -> None:
    async def run() -> None:
        central = Central()
        await central.open()
        station = Station(load_model("reference"), central.url, password="s3:cret")
        await station.power_on()
        await central.hears("BootNotification")
        await station.power_off()
        await central.cut()
        kind, _, secret = central.authorization.partition(" ")
        assert (kind, b64decode(secret).decode()) == ("Basic", "CP 01:s3:cret")

    virtual_loop.run_until_complete(run())


def test_without_a_password_no_login_is_sent(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        assert central.authorization == ""

    playing(play)


def test_a_url_is_shown_without_its_login() -> None:
    assert without_login("ws://CP01:secret@h:1/a/CP01?x=y") == "ws://h:1/a/CP01?x=y"
