"""Every message can be asked for."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from simulator.station import Station

from ..plays import Playing, charging, online
from ..small_central import Central

MESSAGES = pytest.mark.parametrize(
    "message",
    [
        "BootNotification",
        "Heartbeat",
        "MeterValues",
        "StatusNotification",
        "FirmwareStatusNotification",
        "DiagnosticsStatusNotification",
    ],
)


@MESSAGES
def test_a_message_is_sent_when_asked_for(playing: Playing, message: str) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        mark = central.mark
        assert await central.ask("TriggerMessage", requestedMessage=message) == {"status": "Accepted"}
        await asyncio.sleep(2)
        count = {"StatusNotification": 3, "MeterValues": 2}.get(message, 1)
        assert [action for action, _, _ in central.said[mark:]] == [message] * count

    playing(play)


@pytest.mark.parametrize("message", ["StatusNotification", "MeterValues"])
def test_of_one_connector(playing: Playing, message: str) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        mark = central.mark
        answer = await central.ask("TriggerMessage", requestedMessage=message, connectorId=2)
        assert answer == {"status": "Accepted"}
        await central.hears(message, since=mark, connectorId=2)
        for unknown in (0, 9):
            answer = await central.ask("TriggerMessage", requestedMessage=message, connectorId=unknown)
            assert answer == {"status": "Rejected"}
        await asyncio.sleep(5)
        assert len(central.heard(message, since=mark)) == 1

    playing(play)


def test_meter_values_of_a_session_name_it(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        number = await charging(station, central)
        await central.ask("TriggerMessage", requestedMessage="MeterValues", connectorId=1)
        values = await central.hears("MeterValues", connectorId=1)
        assert values["transactionId"] == number
        assert values["meterValue"][0]["sampledValue"][0]["context"] == "Trigger"

    playing(play)


def _undecided(status: str) -> dict[str, Any]:
    told = {"status": status, "currentTime": "2026-03-02T08:00:00Z", "interval": 3000}
    return {"BootNotification": lambda _: told}


@MESSAGES
def test_while_pending_it_speaks_when_asked(playing: Playing, message: str) -> None:
    async def play(station: Station, central: Central) -> None:
        await central.hears("BootNotification")
        await station.act("plug_in", connector=1)
        await asyncio.sleep(5)
        assert central.mark == 1
        assert await central.ask("TriggerMessage", requestedMessage=message) == {"status": "Accepted"}
        await asyncio.sleep(5)
        count = {"StatusNotification": 3, "MeterValues": 2}.get(message, 1)
        assert [action for action, _, _ in central.said[1:]] == [message] * count

    playing(play, answers=_undecided("Pending"))


@MESSAGES
def test_once_rejected_it_only_introduces_itself(playing: Playing, message: str) -> None:
    async def play(station: Station, central: Central) -> None:
        await central.hears("BootNotification")
        answer = await central.ask("TriggerMessage", requestedMessage=message)
        boots = message == "BootNotification"
        assert answer == {"status": "Accepted" if boots else "Rejected"}
        await asyncio.sleep(5)
        assert [action for action, _, _ in central.said] == ["BootNotification"] * (1 + boots)

    playing(play, answers=_undecided("Rejected"))


@pytest.mark.parametrize("measurands", ["", "SoC"])
def test_meter_values_that_are_asked_for_are_never_empty(playing: Playing, measurands: str) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.ask("ChangeConfiguration", key="MeterValuesSampledData", value=measurands)
        await central.ask("TriggerMessage", requestedMessage="MeterValues", connectorId=2)
        values = await central.hears("MeterValues", connectorId=2)
        (told,) = values["meterValue"][0]["sampledValue"]
        assert told["measurand"] == "Energy.Active.Import.Register"

    playing(play, model="dc_150")
