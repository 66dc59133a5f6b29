"""Of each answer that is said which somebody wants to know who knows no OCPP."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.drawing.sequence.answers import words_of_answer

SETTING = {"key": "A", "readonly": False, "value": "1"}


@pytest.mark.parametrize(
    ("action", "payload", "words"),
    [
        ("ChangeAvailability", {"status": "Scheduled"}, "Scheduled"),
        ("BootNotification", {"status": "Pending", "interval": 30}, "Pending, interval 30\u00a0s"),
        ("Authorize", {"idTagInfo": {"status": "Blocked"}}, "Blocked"),
        (
            "StartTransaction",
            {"transactionId": 7, "idTagInfo": {"status": "Accepted"}},
            "transaction 7, Accepted",
        ),
        ("StopTransaction", {}, ""),
        ("MeterValues", {}, ""),
        ("Heartbeat", {"currentTime": "2026-01-01T00:00:00Z"}, "2026-01-01T00:00:00Z"),
        ("GetConfiguration", {"configurationKey": [SETTING]}, "= 1"),
        (
            "GetConfiguration",
            {"configurationKey": [{"key": "A", "readonly": True}]},
            "without a value, can only be read",
        ),
        ("GetConfiguration", {"configurationKey": [{"key": "AuthorizationKey", "value": "00"}]}, "= ***"),
        ("GetConfiguration", {"configurationKey": [SETTING, SETTING]}, "A = 1, A = 1"),
        ("GetConfiguration", {"configurationKey": [SETTING] * 9}, "9 settings"),
        ("GetConfiguration", {"unknownKey": ["B"]}, "not known: B"),
        ("GetConfiguration", {"unknownKey": ["B", "C"]}, "not known: 2 settings"),
        ("GetDiagnostics", {"fileName": "log.txt"}, "file log.txt"),
        ("GetDiagnostics", {}, "no file"),
        ("GetLocalListVersion", {"listVersion": 3}, "version 3"),
        (
            "GetCompositeSchedule",
            {"status": "Accepted", "chargingSchedule": {"chargingSchedulePeriod": [{}]}},
            "Accepted, 1 period",
        ),
        ("DataTransfer", {"status": "Accepted", "data": "x"}, "Accepted, data x"),
        ("ClearCache", {}, ""),
        ("Reset", {}, ""),
        ("ChangeAvailability", {}, "?"),
        ("Unheard", {"token": "secret"}, "token ***"),
    ],
)
def test_an_answer_is_said_in_plain_words(action: str, payload: dict[str, Any], words: str) -> None:
    assert words_of_answer(action, payload) == words
