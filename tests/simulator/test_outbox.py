"""What happens offline is told afterwards: complete, in order, with the times it happened."""

from __future__ import annotations

import asyncio
from datetime import datetime

import pytest

from simulator.station import Station

from .plays import Playing, charging, online
from .small_central import Central

TOLD = ("StartTransaction", "MeterValues", "StopTransaction")


def moments(payload: dict[str, object]) -> datetime:
    stamp = payload.get("timestamp") or payload["meterValue"][0]["timestamp"]  # type: ignore[index]
    return datetime.fromisoformat(str(stamp))


@pytest.mark.parametrize(("model", "values"), [("reference", True), ("hk_180", False)])
def test_a_session_that_ends_offline(playing: Playing, model: str, values: bool) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        number = await charging(station, central)
        await central.cut()
        mark, left = central.mark, station.now()
        await asyncio.sleep(300)
        await station.act("press_stop", connector=1)
        stopped = station.now()
        await asyncio.sleep(300)
        await central.open()
        stop = await central.hears("StopTransaction", since=mark, transactionId=number, within=100)
        assert abs((moments(stop) - stopped).total_seconds()) < 0.1
        taken = central.heard("MeterValues", since=mark)
        assert bool(taken) == values
        assert all(entry["transactionId"] == number for entry in taken)
        told = [moments(payload) for action, payload, _ in central.said[mark:] if action in TOLD]
        assert told == sorted(told)
        assert not taken or abs((told[0] - left).total_seconds()) < 61

    playing(play, model=model)


@pytest.mark.parametrize("knows", ["LocalAuthorizeOffline", "AllowOfflineTxForUnknownId", None])
def test_a_whole_session_offline(playing: Playing, knows: str | None) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        if knows == "LocalAuthorizeOffline":
            await charging(station, central, 2)
            await station.act("press_stop", connector=2)
            await asyncio.sleep(5)
        elif knows:
            await central.ask("ChangeConfiguration", key=knows, value="true")
        await central.cut()
        mark = central.mark
        await station.act("plug_in", connector=1)
        await station.act("present_card", connector=1, card="ALICE")
        await asyncio.sleep(200)
        if knows:
            await station.act("present_card", connector=1, card="ALICE")
        await central.open()
        await asyncio.sleep(100)
        sequence = [action for action, _, _ in central.said[mark:] if action in TOLD]
        whole = ["StartTransaction", *["MeterValues"] * 3, "StopTransaction"]
        assert sequence == (whole if knows else [])
        if knows:
            start, stop = (central.heard(f"{edge}Transaction", since=mark)[0] for edge in ("Start", "Stop"))
            assert (moments(stop) - moments(start)).total_seconds() == pytest.approx(198, abs=3)
            assert stop["meterStop"] > start["meterStart"]

    playing(play)


def test_what_is_not_processed_is_repeated(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.ask("ChangeConfiguration", key="TransactionMessageAttempts", value="3")
        await central.ask("ChangeConfiguration", key="TransactionMessageRetryInterval", value="7")
        central.answers["StartTransaction"] = lambda _: "InternalError"
        await station.act("plug_in", connector=1)
        await station.act("present_card", connector=1, card="ALICE")
        await central.hears("StartTransaction", count=3, within=60)
        first, second, third = central.times("StartTransaction")
        assert second - first == pytest.approx(7, abs=1)
        assert third - second == pytest.approx(14, abs=1)
        await asyncio.sleep(60)
        await station.act("press_stop", connector=1)
        await central.hears("StopTransaction", transactionId=-1)
        assert len(central.heard("StartTransaction")) == 3

    playing(play)


def test_an_answer_that_never_comes_is_waited_for(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        central.answers["StartTransaction"] = lambda _: None
        await station.act("plug_in", connector=1)
        await station.act("present_card", connector=1, card="ALICE")
        await central.hears("StartTransaction", within=60)
        del central.answers["StartTransaction"]
        await central.hears("StartTransaction", count=2, within=60)
        await asyncio.sleep(2)
        assert station.state()["connectors"][0]["session"]["transaction"] == 501

    playing(play)


def test_what_waits_survives_a_power_cut(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        number = await charging(station, central)
        await central.cut()
        await station.act("press_stop", connector=1)
        await station.act("power_cycle")
        await central.open()
        await central.hears("StopTransaction", transactionId=number, reason="Local", within=100)

    playing(play)


def test_what_is_given_up_does_not_hold_up_the_rest(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.ask("ChangeConfiguration", key="TransactionMessageAttempts", value="1")
        await central.ask("ChangeConfiguration", key="TransactionMessageRetryInterval", value="1000")
        central.answers["StartTransaction"] = lambda _: "InternalError"
        await station.act("plug_in", connector=1)
        await station.act("present_card", connector=1, card="ALICE")
        await central.hears("StartTransaction")
        await station.act("press_stop", connector=1)
        await central.hears("StopTransaction", transactionId=-1, within=5)
        assert len(central.heard("StartTransaction")) == 1

    playing(play)


def test_a_known_card_is_not_trusted_offline_where_that_is_forbidden(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.ask("ChangeConfiguration", key="LocalAuthorizeOffline", value="false")
        await charging(station, central, 2)
        await station.act("press_stop", connector=2)
        await asyncio.sleep(5)
        await central.cut()
        mark = central.mark
        await station.act("plug_in", connector=1)
        await station.act("present_card", connector=1, card="ALICE")
        await asyncio.sleep(30)
        await central.open()
        await asyncio.sleep(100)
        assert not central.heard("StartTransaction", since=mark)

    playing(play)
