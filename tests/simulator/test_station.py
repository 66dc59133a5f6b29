"""Registration, restarts and reconnection of the whole station."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from simulator.station import Station
from simulator.tasks import Timer

from .plays import Playing, charging, online
from .small_central import Central


def test_introduces_itself_then_tells_every_status(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        assert [action for action, _, _ in central.said] == ["BootNotification"] + ["StatusNotification"] * 3
        boot = central.said[0][1]
        assert boot["chargePointVendor"] == "Reference Works"
        assert boot["firmwareVersion"] == "1.4.0"
        assert {entry["errorCode"] for entry in central.heard("StatusNotification")} == {"NoError"}

    playing(play)


@pytest.mark.parametrize("status", ["Pending", "Rejected"])
def test_says_nothing_else_until_accepted(playing: Playing, status: str) -> None:
    async def play(station: Station, central: Central) -> None:
        central.answers["BootNotification"] = lambda _: {
            "status": status, "currentTime": central.now(), "interval": 40
        }  # fmt: skip
        await central.hears("BootNotification", count=3, within=100)
        assert {action for action, _, _ in central.said} == {"BootNotification"}
        first, second = central.times("BootNotification")[-2:]
        assert 39 < second - first < 42
        asked = await central.ask("GetConfiguration")
        assert asked["configurationKey"]
        remote = await central.ask("RemoteStartTransaction", idTag="ALICE")
        assert remote == {"status": "Rejected"}
        del central.answers["BootNotification"]
        await central.ask("TriggerMessage", requestedMessage="BootNotification")
        await central.hears("StatusNotification", connectorId=2, within=5)

    playing(play, answers={"BootNotification": lambda _: "InternalError"})


def test_takes_interval_and_time_from_the_answer(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        assert station.configuration.number("HeartbeatInterval") == 300
        await central.hears("Heartbeat", count=3, within=1000)
        first, second, third = central.times("Heartbeat")
        assert second - first == pytest.approx(300, abs=1)
        assert third - second == pytest.approx(300, abs=1)

    playing(play)


def test_a_new_heartbeat_interval_counts_at_once(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await asyncio.sleep(100)
        await central.ask("ChangeConfiguration", key="HeartbeatInterval", value="20")
        await central.hears("Heartbeat", count=2, within=45)
        assert not central.times("Heartbeat")[2:]

    playing(play)


@pytest.mark.parametrize(("kind", "reason"), [("Soft", "SoftReset"), ("Hard", "HardReset")])
def test_a_reset_in_a_session(playing: Playing, kind: str, reason: str) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        number = await charging(station, central)
        mark = central.mark
        assert await central.ask("Reset", type=kind) == {"status": "Accepted"}
        await central.hears("BootNotification", since=mark)
        await central.hears("StopTransaction", since=mark, transactionId=number, reason=reason)
        for place in (0, 1, 2):
            await central.hears("StatusNotification", since=mark, connectorId=place)
        actions = [action for action, _, _ in central.said[mark:]]
        first = "StopTransaction" if kind == "Soft" else "BootNotification"
        assert min(actions, key=lambda action: actions.index(action) if action in {
            "StopTransaction", "BootNotification"} else 99) == first  # fmt: skip
        assert central.connections == 2
        assert len(central.heard("StopTransaction", since=mark)) == 1

    playing(play)


def test_a_mere_reconnection_brings_no_boot_but_changed_statuses(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.cut()
        await asyncio.sleep(30)
        await station.act("plug_in", connector=2)
        mark = central.mark
        await central.open()
        await central.hears("StatusNotification", since=mark, connectorId=2, status="Preparing", within=70)
        await asyncio.sleep(5)
        assert [action for action, _, _ in central.said[mark:]] == ["StatusNotification"]

    playing(play)


def test_power_off_and_on(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        number = await charging(station, central)
        await station.act("power_off")
        assert not station.traffic.connected
        mark = central.mark
        await asyncio.sleep(60)
        assert central.mark == mark
        await station.act("power_on")
        await central.hears("StopTransaction", since=mark, transactionId=number, reason="PowerLoss")
        assert central.said[mark][0] == "BootNotification"

    playing(play)


def test_two_hours_pass_in_moments(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await charging(station, central)
        await asyncio.sleep(7200)
        assert len(central.heard("MeterValues")) == 120

    playing(play)


@pytest.mark.parametrize(
    "junk", ["[,{", "{}", '[2,"1"]', '[2,"1",{"a":1},{}]', "[" * 20000, '[9,"1",{}]', b"\x00", '[3,"77",{}]']
)
def test_survives_junk(playing: Playing, junk: Any) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.say(junk)
        assert (await central.ask("ClearCache")) == {"status": "Accepted"}
        assert (await central.ask("Nonsense")) == {"error": "NotImplemented"}
        assert (await central.ask("SendLocalList")) == {"error": "NotSupported"}
        assert (await central.ask("ClearCache", surplus=1)) == {"error": "FormationViolation"}

    playing(play)


@pytest.mark.parametrize("kind", ["Soft", "Hard"])
@pytest.mark.parametrize("retries", [0, 1, 3])
def test_a_reset_that_fails_is_tried_again(playing: Playing, kind: str, retries: int) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.ask("ChangeConfiguration", key="ResetRetries", value=str(retries))
        await station.act("raise_fault", connector=0, fault="over_temperature")
        mark, begun = central.mark, asyncio.get_running_loop().time()
        await central.ask("Reset", type=kind)
        await central.hears("BootNotification", since=mark, within=60)
        took = central.times("BootNotification")[-1] - begun
        assert took == pytest.approx((1 + retries) * station.model.reboot_seconds, abs=2)
        await central.hears("StatusNotification", since=mark + 1, connectorId=0, status="Faulted")
        log = station.log.between(None, None)
        assert log.count("failed its self-test: over_temperature") == 1 + retries

    playing(play)


def test_a_reset_succeeds_once_its_hindrance_is_gone(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.ask("ChangeConfiguration", key="ResetRetries", value="10")
        await station.act("raise_fault", connector=0, fault="power_pin")
        await asyncio.sleep(1)
        mark = central.mark
        await central.ask("Reset", type="Hard")
        await asyncio.sleep(15)
        assert central.mark == mark
        await station.act("clear_fault", connector=0)
        await central.hears("BootNotification", since=mark, within=6)
        await central.hears("StatusNotification", since=mark, connectorId=0, status="Available")

    playing(play)


def test_a_pressed_emergency_stop_does_not_hinder_a_reset(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await station.act("press_emergency_stop")
        mark = central.mark
        await central.ask("Reset", type="Soft")
        await central.hears("BootNotification", since=mark, within=9)

    playing(play)


def waiting(station: Station) -> list[type]:
    return sorted((type(work) for work in station._tasks._running), key=lambda kind: kind.__name__)


def test_what_idles_waits_in_no_task_but_its_line(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await asyncio.sleep(1)
        assert waiting(station) == [asyncio.Task, Timer]  # The line; the next heartbeat.
        await charging(station, central)
        await asyncio.sleep(1)
        # The session's readings as well; and when its car is full.
        assert waiting(station) == [asyncio.Task, asyncio.Task, Timer, Timer]

    playing(play)
