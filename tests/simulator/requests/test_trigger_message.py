"""Every message can be asked for."""

from __future__ import annotations

import asyncio

import pytest
from plays import Playing, charging, online
from small_central import Central

from simulator.station import Station


@pytest.mark.parametrize(
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
