"""Payloads are read as they are meant, where that is plain; what fits is left alone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocpp_support.protocol.lenient import as_meant
from ocpp_support.protocol.schemas import findings

from .test_frames import OBJECT, VALUE

STATUS = {"connectorId": 1, "errorCode": "NoError", "status": "Available"}


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ({"connectorId": "1"}, {"connectorId": 1}),
        ({"connectorId": 1.0}, {"connectorId": 1}),
        ({"info": 7}, {"info": "7"}),
        ({"info": True}, {"info": "true"}),
        ({"info": None}, {}),
        ({"colour": "red"}, {}),
        ({"connectorId": "one"}, {"connectorId": "one"}),
        ({"connectorId": [1]}, {"connectorId": [1]}),
        ({"connectorId": "9" * 30}, {"connectorId": "9" * 30}),
        ({"status": "Broken"}, {"status": "Broken"}),
    ],
)
def test_what_is_plain_is_mended(said: dict[str, Any], meant: dict[str, Any]) -> None:
    assert as_meant("StatusNotification", STATUS | said) == STATUS | meant


def test_one_object_is_a_list_of_one() -> None:
    value = {"timestamp": "2026-05-04T10:30:15Z", "sampledValue": {"value": 7, "phase": None}}
    assert as_meant("MeterValues", {"connectorId": 1, "meterValue": value}) == {
        "connectorId": 1,
        "meterValue": [{"timestamp": "2026-05-04T10:30:15Z", "sampledValue": [{"value": "7"}]}],
    }


@pytest.mark.parametrize(("said", "meant"), [("1.5", 1.5), ("x", "x"), ("inf", "inf"), (2, 2)])
def test_numbers_are_mended_too(said: Any, meant: Any) -> None:
    period = {"startPeriod": 0, "limit": said}
    schedule = {"chargingRateUnit": "A", "chargingSchedulePeriod": [period]}
    profile = {"chargingSchedule": schedule}
    mended = as_meant("SetChargingProfile", {"connectorId": 1, "csChargingProfiles": profile})
    periods = mended["csChargingProfiles"]["chargingSchedule"]["chargingSchedulePeriod"]
    assert periods == [{"startPeriod": 0, "limit": meant}]


def test_what_nobody_knows_stays_as_it_is() -> None:
    assert as_meant("MakeCoffee", {"sugar": "2"}) == {"sugar": "2"}


@given(st.sampled_from(["StatusNotification", "MeterValues", "StopTransaction"]), OBJECT, VALUE)
def test_nothing_breaks_it_and_nothing_that_fits_is_changed(
    action: str, payload: dict[str, Any], value: Any
) -> None:
    said = payload | {"connectorId": value, "meterValue": value, "transactionData": value}
    as_meant(action, said)
    if not findings(action, said, answer=False):
        assert as_meant(action, said) == said
