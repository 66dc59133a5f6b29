"""An essence says what matters of a message, in one line and without secrets."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.exports.essence import LONGEST, essence_of, essence_of_answer, payload_of, shortened

from .play import Play


@pytest.mark.parametrize(
    ("payload", "essence"),
    [
        ({}, ""),
        ({"connectorId": 1, "status": "Faulted", "errorCode": "No"}, "status Faulted, errorCode No"),
        ({"key": ["A", "B"]}, "key A; B"),
        ({"configurationKey": [{"key": "A", "readonly": False, "value": "1"}]}, "configurationKey A=1"),
        ({"unknownKey": [], "done": True, "gone": None}, "unknownKey, done true, gone null"),
        ({"idTagInfo": {"status": "Blocked"}}, "idTagInfo (status Blocked)"),
        (
            {"sampledValue": [{"value": "5", "measurand": "Voltage", "unit": "V", "phase": "L1"}]},
            "sampledValue Voltage L1 5 V",
        ),
    ],
)
def test_an_essence_names_each_member(payload: dict[str, Any], essence: str) -> None:
    assert essence_of(payload) == essence


@pytest.mark.parametrize(
    ("answer", "essence"),
    [
        ({"status": "Accepted"}, "Accepted"),
        ({"idTagInfo": {"status": "Invalid"}}, "Invalid"),
        ({"transactionId": 7, "idTagInfo": {"status": "Accepted"}}, "Accepted"),
        ({}, "received"),
        ({"currentTime": "noon"}, "currentTime noon"),
        ({"status": 5}, "status 5"),
    ],
)
def test_an_answer_is_its_status(answer: dict[str, Any], essence: str) -> None:
    play = Play()
    assert essence_of_answer(play.answer(play.central("Reset"), answer)) == essence


def test_an_error_is_named_as_one() -> None:
    play = Play()
    error = play.error(play.central("Reset"), "NotSupported", "no resets\nhere")
    assert essence_of_answer(error) == "error NotSupported no resets here"


def test_secrets_are_in_neither() -> None:
    play = Play()
    order = play.central("ChangeConfiguration", key="AuthorizationKey", value="0123cafe")
    assert essence_of(payload_of(order)) == "AuthorizationKey=***"
    listed = {"configurationKey": [{"key": "wifiPSK", "readonly": False, "value": "0123cafe"}]}
    assert (
        essence_of_answer(play.answer(play.central("GetConfiguration"), listed))
        == "configurationKey wifiPSK=***"
    )
    assert "cafe" not in essence_of_answer(play.error(order, "GenericError", "no ftp://me:0123cafe@host"))


def test_what_is_no_payload_says_nothing() -> None:
    assert payload_of(Play().says("[2,")) == {}


def test_what_is_long_is_cut() -> None:
    assert shortened("x" * LONGEST) == "x" * LONGEST
    assert shortened("x" * LONGEST + "y") == "x" * (LONGEST - 1) + "…"
