"""What a schema lets pass is found all the same, and garbage passes unharmed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.protocol.forms import form_findings

from .test_frames import OBJECT, VALUE


def rules(action: str, payload: dict[str, Any]) -> list[str]:
    return [finding.rule for finding in form_findings(action, payload)]


def of_sample(**sample: Any) -> list[str]:
    return rules("MeterValues", {"meterValue": [{"sampledValue": [sample]}]})


@pytest.mark.parametrize("value", ["0", "-1.5", "1e3", " 7 "])
def test_a_number_is_a_value(value: str) -> None:
    assert of_sample(value=value) == []


@pytest.mark.parametrize("value", ["1,5", "", "nan", "1_000", "12 Wh"])
def test_what_is_no_number_is_no_raw_value(value: str) -> None:
    assert of_sample(value=value) == of_sample(value=value, format="Raw") == ["form.value-no-number"]


def test_what_is_wrong_is_told_with_weight_clause_and_words() -> None:
    readings = [{"sampledValue": [{"value": "1,5", "measurand": "Voltage"}, {"value": "?"}, {"value": "1"}]}]
    assert list(form_findings("MeterValues", {"meterValue": readings})) == [
        Finding(
            Severity.MUST,
            "OCPP 1.6 7.43",
            "Voltage is '1,5', and a value in the format Raw is a number",
            "form.value-no-number",
        ),
        Finding(
            Severity.MUST,
            "OCPP 1.6 7.43",
            "Energy.Active.Import.Register is '?', and a value in the format Raw is a number",
            "form.value-no-number",
        ),
    ]
    empty = [{"sampledValue": [{"value": "", "format": "SignedData"}]}]
    assert list(form_findings("StopTransaction", {"transactionData": empty})) == [
        Finding(Severity.NOTE, "OCPP 1.6 7.43", "a signed value is empty", "form.value-empty")
    ]
    assert list(form_findings("BootNotification", {"chargePointVendor": "", "iccid": ""})) == [
        Finding(
            Severity.SHOULD,
            "OCPP 1.6 6.3",
            "chargePointVendor is empty, so the station does not say what it is",
            "form.empty-name.chargePointVendor",
        ),
        Finding(
            Severity.NOTE,
            "OCPP 1.6 6.3",
            "iccid is empty: an optional field without content is left out",
            "form.empty.iccid",
        ),
    ]
    assert list(form_findings("StatusNotification", {"info": "[]"})) == [
        Finding(
            Severity.SHOULD,
            "OCPP 1.6 6.47",
            "info holds JSON, and is meant for people to read",
            "form.info-json",
        )
    ]


def test_only_what_has_readings_is_looked_through_for_them() -> None:
    wrong = [{"sampledValue": [{"value": "x"}]}]
    assert rules("StopTransaction", {"meterValue": wrong}) == []
    assert rules("MeterValues", {"transactionData": wrong}) == []
    assert rules("DataTransfer", {"meterValue": wrong, "": wrong, "info": "{}"}) == []


def test_a_signed_value_may_be_anything_but_empty() -> None:
    assert of_sample(value="AP;0;3;", format="SignedData") == []
    assert of_sample(value="", format="SignedData") == ["form.value-empty"]


def test_values_at_the_end_of_a_session_are_looked_at_too() -> None:
    data = {"transactionData": {"sampledValue": {"value": "x"}}}
    assert rules("StopTransaction", data) == ["form.value-no-number"]


def test_empty_names_weigh_more_than_other_empty_fields() -> None:
    said = {"chargePointModel": "", "iccid": "", "imsi": "1"}
    assert rules("BootNotification", said) == ["form.empty-name.chargePointModel", "form.empty.iccid"]
    assert rules("Authorize", {"idTag": ""}) == []


@pytest.mark.parametrize(
    ("info", "found"), [('{"a":1}', 1), (" [1]", 1), ("{broken", 0), ("fine", 0), (7, 0)]
)
def test_info_is_for_people(info: Any, found: int) -> None:
    assert len(rules("StatusNotification", {"info": info})) == found


@given(
    st.sampled_from(["MeterValues", "StopTransaction", "StatusNotification", "BootNotification"]),
    OBJECT,
    VALUE,
)
def test_anything_may_stand_in_a_payload(action: str, payload: dict[str, Any], value: Any) -> None:
    odd = {"meterValue": [{"sampledValue": value}], "transactionData": value, "info": value, "iccid": value}
    list(form_findings(action, payload | odd))
