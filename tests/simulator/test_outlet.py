"""Cable, card, button and remote start, in every order."""

from __future__ import annotations

import asyncio

import pytest

from simulator.outlet import CannotDo
from simulator.station import Station

from .plays import Playing, charging, online
from .small_central import Central

WHOLE = ["Preparing", "Charging", "Finishing", "Available"]


@pytest.mark.parametrize("connector", [1, 2])
@pytest.mark.parametrize("order", ["card first", "cable first"])
def test_a_session_by_card(playing: Playing, connector: int, order: str) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        mark = central.mark
        if order == "card first":
            await station.act("present_card", connector=connector, card="ALICE")
            await central.hears("StatusNotification", since=mark, status="Preparing")
            await station.act("plug_in", connector=connector)
        else:
            await station.act("plug_in", connector=connector)
            await asyncio.sleep(5)
            await station.act("present_card", connector=connector, card="ALICE")
        start = await central.hears("StartTransaction", connectorId=connector, idTag="ALICE")
        await central.hears("StatusNotification", since=mark, status="Charging")
        assert len(central.heard("Authorize", idTag="ALICE")) == 1
        await asyncio.sleep(600)
        await station.act("present_card", connector=connector, card="ALICE")
        stop = await central.hears("StopTransaction", reason="Local", idTag="ALICE", transactionId=501)
        assert len(central.heard("Authorize")) == 1
        await central.hears("StatusNotification", since=mark, status="Finishing")
        await station.act("unplug", connector=connector)
        await central.hears("StatusNotification", since=mark, status="Available")
        assert central.statuses(connector, mark) == WHOLE
        # 11 kW for ten minutes, less the ramp
        assert 1780 < stop["meterStop"] - start["meterStart"] <= 1834

    playing(play)


@pytest.mark.parametrize("order", ["cable first", "cable after"])
@pytest.mark.parametrize("asks", ["true", "false"])
def test_a_session_by_remote(playing: Playing, order: str, asks: str) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.ask("ChangeConfiguration", key="AuthorizeRemoteTxRequests", value=asks)
        mark = central.mark
        if order == "cable first":
            await station.act("plug_in", connector=2)
        assert (await central.ask("RemoteStartTransaction", idTag="BOB", connectorId=2))[
            "status"
        ] == "Accepted"
        assert (await central.ask("RemoteStartTransaction", idTag="EVE", connectorId=2))[
            "status"
        ] == "Rejected"
        if order == "cable after":
            await station.act("plug_in", connector=2)
        await central.hears("StartTransaction", connectorId=2, idTag="BOB")
        await central.hears("StatusNotification", since=mark, status="Charging")
        assert len(central.heard("Authorize")) == (asks == "true")
        assert (await central.ask("RemoteStopTransaction", transactionId=999))["status"] == "Rejected"
        assert (await central.ask("RemoteStopTransaction", transactionId=501))["status"] == "Accepted"
        await central.hears("StopTransaction", reason="Remote")
        await central.hears("StatusNotification", since=mark, status="Finishing")

    playing(play)


def test_a_remote_start_without_connector_takes_the_one_with_a_car(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await station.act("plug_in", connector=2)
        await central.ask("RemoteStartTransaction", idTag="BOB")
        await central.hears("StartTransaction", connectorId=2)

    playing(play)


@pytest.mark.parametrize("status", ["Invalid", "Blocked", "Expired", "ConcurrentTx"])
def test_a_refused_card_starts_nothing(playing: Playing, status: str) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        mark = central.mark
        await station.act("present_card", connector=1, card="EVE")
        await central.hears("Authorize", idTag="EVE")
        await asyncio.sleep(5)
        assert central.statuses(1, mark) == []
        await station.act("plug_in", connector=1)
        await station.act("present_card", connector=1, card="EVE")
        await asyncio.sleep(200)
        assert central.statuses(1, mark) == ["Preparing", "Available"]
        assert not central.heard("StartTransaction")

    playing(play, answers={"Authorize": lambda _: {"idTagInfo": {"status": status}}})


@pytest.mark.parametrize(("model", "becomes"), [("reference", "Available"), ("hk_180", "Faulted")])
def test_a_cable_alone_times_out(playing: Playing, model: str, becomes: str) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.ask("ChangeConfiguration", key="ConnectionTimeOut", value="40")
        mark = central.mark
        await station.act("plug_in", connector=1)
        report = await central.hears("StatusNotification", since=mark, status=becomes, within=60)
        times = central.times("StatusNotification")[-2:]
        assert times[1] - times[0] == pytest.approx(40, abs=1)
        assert (report["errorCode"] == "NoError") == (becomes == "Available")
        await station.act("unplug", connector=1)
        await asyncio.sleep(1)
        assert central.statuses(1)[-1] == "Available"

    playing(play, model=model)


def test_a_card_alone_times_out(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        mark = central.mark
        await station.act("present_card", connector=1, card="ALICE")
        await asyncio.sleep(100)
        assert central.statuses(1, mark) == ["Preparing", "Available"]

    playing(play)


@pytest.mark.parametrize(("ends", "status"), [("true", "Finishing"), ("false", "SuspendedEV")])
def test_the_car_is_unplugged_in_a_session(playing: Playing, ends: str, status: str) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.ask("ChangeConfiguration", key="StopTransactionOnEVSideDisconnect", value=ends)
        await charging(station, central)
        await station.act("unplug_vehicle", connector=1)
        await central.hears("StatusNotification", connectorId=1, status=status)
        assert len(central.heard("StopTransaction", reason="EVDisconnected")) == (ends == "true")
        if ends == "false":
            mark = central.mark
            await station.act("plug_in", connector=1)
            await central.hears("StatusNotification", since=mark, status="Charging")

    playing(play)


def test_the_plug_stays_locked_where_it_is_told_to(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.ask("ChangeConfiguration", key="UnlockConnectorOnEVSideDisconnect", value="false")
        await charging(station, central)
        await station.act("unplug_vehicle", connector=1)
        with pytest.raises(CannotDo, match="locked"):
            await station.act("unplug", connector=1)
        assert (await central.ask("UnlockConnector", connectorId=1))["status"] == "Unlocked"
        await station.act("unplug", connector=1)

    playing(play)


def test_unlocking_ends_a_session(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await charging(station, central)
        assert (await central.ask("UnlockConnector", connectorId=1))["status"] == "Unlocked"
        await central.hears("StopTransaction", reason="UnlockCommand")
        await station.act("raise_fault", connector=1, fault="connector_lock")
        assert (await central.ask("UnlockConnector", connectorId=1))["status"] == "UnlockFailed"
        assert (await central.ask("UnlockConnector", connectorId=7))["status"] == "NotSupported"

    playing(play)


def test_only_the_same_card_or_group_stops(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        groups = {"ALICE": "HOME", "BOB": "HOME", "EVE": "WORK"}
        central.answers["Authorize"] = lambda asked: {
            "idTagInfo": {"status": "Accepted", "parentIdTag": groups[asked["idTag"]]}
        }
        await charging(station, central)
        await station.act("present_card", connector=1, card="EVE")
        await asyncio.sleep(10)
        assert not central.heard("StopTransaction")
        await station.act("present_card", connector=1, card="BOB")
        await central.hears("StopTransaction", idTag="BOB")

    playing(play)


@pytest.mark.parametrize(("stops", "limit"), [("true", "0"), ("false", "0"), ("false", "500")])
def test_a_card_that_turns_out_invalid(playing: Playing, stops: str, limit: str) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.ask("ChangeConfiguration", key="StopTransactionOnInvalidId", value=stops)
        await central.ask("ChangeConfiguration", key="MaxEnergyOnInvalidId", value=limit)
        before = station.state()["connectors"][0]["register_wh"]
        await station.act("plug_in", connector=1)
        await station.act("present_card", connector=1, card="EVE")
        if stops == "true":
            await central.hears("StopTransaction", reason="DeAuthorized")
        else:
            await central.hears("StatusNotification", status="SuspendedEVSE", within=600)
            await asyncio.sleep(600)
            taken = station.state()["connectors"][0]["register_wh"] - before
            assert taken == pytest.approx(int(limit), abs=5)
            assert not central.heard("StopTransaction")

    playing(play, answers={"StartTransaction": lambda _: {"idTagInfo": {"status": "Invalid"}}})


def test_a_full_car_suspends_the_session(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await charging(station, central)
        await central.hears("StatusNotification", connectorId=1, status="SuspendedEV", within=8 * 3600)
        assert station.state()["connectors"][0]["soc"] == pytest.approx(1, abs=0.001)

    playing(play)


@pytest.mark.parametrize("act", ["plug_in", "present_card", "press_stop", "unplug", "raise_fault"])
def test_what_cannot_be_done_is_said(playing: Playing, act: str) -> None:
    async def play(station: Station, central: Central) -> None:
        with pytest.raises(CannotDo):
            await station.act(act, connector=9)
        with pytest.raises(CannotDo, match="no act"):
            await station.act("dance")

    playing(play)


def test_a_second_presentation_takes_the_card_back(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        mark = central.mark
        for _ in range(2):
            await station.act("present_card", connector=1, card="ALICE")
            await asyncio.sleep(5)
        assert central.statuses(1, mark) == ["Preparing", "Available"]

    playing(play)


def test_a_limit_that_is_raised_lets_current_flow_again(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.ask("ChangeConfiguration", key="StopTransactionOnInvalidId", value="false")
        await station.act("plug_in", connector=1)
        await station.act("present_card", connector=1, card="EVE")
        await central.hears("StatusNotification", connectorId=1, status="SuspendedEVSE")
        mark = central.mark
        await central.ask("ChangeConfiguration", key="MaxEnergyOnInvalidId", value="300")
        await central.hears("StatusNotification", since=mark, connectorId=1, status="Charging", within=2)
        await central.hears("StatusNotification", since=mark, status="SuspendedEVSE", within=300)

    playing(play, answers={"StartTransaction": lambda _: {"idTagInfo": {"status": "Invalid"}}})


def test_a_card_may_be_written_in_small_letters(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await station.act("plug_in", connector=1)
        await central.ask("RemoteStartTransaction", idTag="04a2ff", connectorId=1)
        await central.hears("StatusNotification", connectorId=1, status="Charging")
        await station.act("present_card", connector=1, card="04A2FF")
        await central.hears("StopTransaction", idTag="04A2FF", reason="Local")

    playing(play)
