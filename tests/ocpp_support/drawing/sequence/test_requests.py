"""Of each request that is said which somebody wants to know who knows no OCPP."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.drawing.sequence.requests import words_of_request
from ocpp_support.protocol.schemas import schema_of

SAID: list[tuple[str, dict[str, Any], str]] = [
    ("Authorize", {"idTag": "ALICE"}, "card ALICE"),
    (
        "BootNotification",
        {"chargePointVendor": "V", "chargePointModel": "M", "firmwareVersion": "1.0"},
        "V M, firmware 1.0",
    ),
    ("CancelReservation", {"reservationId": 3}, "reservation 3"),
    ("ChangeAvailability", {"connectorId": 0, "type": "Operative"}, "the whole station, Operative"),
    ("ChangeConfiguration", {"key": "HeartbeatInterval", "value": "30"}, "HeartbeatInterval = 30"),
    ("ChangeConfiguration", {"key": "AuthorizationKey", "value": "0011"}, "AuthorizationKey = ***"),
    ("ClearCache", {}, ""),
    ("ClearChargingProfile", {"id": 4, "connectorId": 1}, "profile 4, connector 1"),
    ("DataTransfer", {"vendorId": "V", "messageId": "m", "data": "d"}, "V, m, “d”"),
    ("DiagnosticsStatusNotification", {"status": "Uploading"}, "Uploading"),
    ("FirmwareStatusNotification", {"status": "Installed"}, "Installed"),
    ("GetCompositeSchedule", {"connectorId": 1, "duration": 60}, "connector 1, of 60\u00a0s"),
    ("GetConfiguration", {}, "every setting"),
    ("GetConfiguration", {"key": ["A"]}, "A"),
    ("GetConfiguration", {"key": list("ABCDEF")}, "A, B, C, D, and 2 more"),
    ("GetDiagnostics", {"location": "ftp://h/", "retries": 2}, "to ftp://h/, retries: 2"),
    ("GetLocalListVersion", {}, ""),
    ("Heartbeat", {}, ""),
    ("RemoteStartTransaction", {"idTag": "A", "connectorId": 2}, "card A, connector 2"),
    ("RemoteStartTransaction", {"idTag": "A", "chargingProfile": {}}, "card A, with a charging profile"),
    ("RemoteStopTransaction", {"transactionId": 7}, "transaction 7"),
    (
        "ReserveNow",
        {"connectorId": 1, "idTag": "A", "reservationId": 5},
        "connector 1, card A, reservation 5",
    ),
    ("Reset", {"type": "Hard"}, "Hard"),
    (
        "SendLocalList",
        {"updateType": "Full", "listVersion": 3, "localAuthorizationList": [{}, {}]},
        "Full, version 3, 2 cards",
    ),
    (
        "SetChargingProfile",
        {
            "connectorId": 1,
            "csChargingProfiles": {
                "chargingProfileId": 9,
                "chargingProfilePurpose": "TxProfile",
                "stackLevel": 0,
            },
        },
        "connector 1, profile 9, TxProfile, level 0",
    ),
    (
        "StartTransaction",
        {"connectorId": 1, "idTag": "A", "meterStart": 1500},
        "connector 1, card A, meter 1.5 kWh",
    ),
    (
        "StatusNotification",
        {"connectorId": 1, "status": "Charging", "errorCode": "NoError"},
        "connector 1: Charging",
    ),
    (
        "StatusNotification",
        {"connectorId": 1, "status": "Faulted", "errorCode": "GroundFailure", "info": "wet"},
        "connector 1: Faulted (GroundFailure), wet",
    ),
    (
        "StopTransaction",
        {"transactionId": 7, "reason": "Remote", "meterStop": 2000},
        "transaction 7, reason Remote, meter 2 kWh",
    ),
    (
        "StopTransaction",
        {"transactionId": 7, "meterStop": 0, "transactionData": [{}]},
        "transaction 7, meter 0 kWh, no reason given, with 1 reading",
    ),
    (
        "TriggerMessage",
        {"requestedMessage": "StatusNotification", "connectorId": 1},
        "a StatusNotification of connector 1",
    ),
    ("UnlockConnector", {"connectorId": 1}, "connector 1"),
    ("UpdateFirmware", {"location": "ftp://h/f", "retrieveDate": "now"}, "from ftp://h/f, at now"),
    ("Unheard", {"colour": "red", "password": "x", "more": [1]}, "colour red, password ***, more [1]"),
]


@pytest.mark.parametrize(("action", "payload", "words"), SAID)
def test_a_request_is_said_in_plain_words(action: str, payload: dict[str, Any], words: str) -> None:
    assert words_of_request(action, payload) == words


def test_every_action_of_ocpp_is_among_them() -> None:
    told = {action for action, _, _ in SAID} | {"MeterValues"}
    assert all(schema_of(action) for action in told - {"Unheard"})
    assert len(told - {"Unheard"}) == 28


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("StatusNotification", "connector ?: ?"),
        ("StartTransaction", "connector ?, card ?, meter ?"),
        ("StopTransaction", "transaction ?, meter ?, no reason given"),
        ("BootNotification", "? ?"),
    ],
)
def test_what_is_missing_is_seen_to_be(action: str, words: str) -> None:
    assert words_of_request(action, {}) == words


def test_of_many_fields_the_first_are_said() -> None:
    assert words_of_request("Unheard", dict.fromkeys("abcdefgh", 1)).endswith("f 1, and 2 fields more")
