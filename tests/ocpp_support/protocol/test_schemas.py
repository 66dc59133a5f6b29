"""Payloads are judged by their schemas: findings in words, and never an exception."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ocpp.v16.enums import Action

from ocpp_support.protocol.findings import Severity
from ocpp_support.protocol.forms import form_findings
from ocpp_support.protocol.schemas import (
    MOST,
    _quick_look,
    choices,
    findings,
    is_known,
    refusal_code,
    schema_of,
)

from .test_frames import OBJECT, TEXT, VALUE

ACTIONS = sorted(str(action.value) for action in Action)
NAMES = st.sampled_from(["connectorId", "errorCode", "status", "idTag", "meterValue", "timestamp", "data"])


@given(st.sampled_from(ACTIONS) | TEXT, OBJECT | st.dictionaries(NAMES, VALUE), st.booleans())
def test_no_payload_raises(action: str, payload: dict[str, Any], answer: bool) -> None:
    for finding in findings(action, payload, answer=answer):
        assert finding.severity in Severity
        assert str(finding)


def test_a_payload_by_its_schema_has_no_findings() -> None:
    report = {"connectorId": 1, "errorCode": "NoError", "status": "Available"}
    assert findings("StatusNotification", report, answer=False) == ()
    assert findings("StatusNotification", {}, answer=True) == ()


def test_every_mistake_is_found() -> None:
    report = {"connectorId": "1", "status": "Broken", "timestamp": "yesterday", "colour": "red"}
    found = " / ".join(finding.text for finding in findings("StatusNotification", report, answer=False))
    for part in ('connectorId: "1"', "status:", "timestamp:", "colour", '"errorCode" is a required'):
        assert part in found


def test_the_clause_names_the_message() -> None:
    assert findings("Heartbeat", {"a": 1}, answer=False)[0].clause == "schema of Heartbeat"
    assert findings("Heartbeat", {}, answer=True)[0].clause == "schema of Heartbeat answer"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"connectorId": "1"}, "TypeConstraintViolation"),
        ({"connectorId": 1.5}, "TypeConstraintViolation"),
        ({"colour": "red"}, "FormationViolation"),
        ({"status": "Broken"}, "PropertyConstraintViolation"),
        ({"vendorId": "x" * 300}, "PropertyConstraintViolation"),
        ({"timestamp": "yesterday"}, "PropertyConstraintViolation"),
        ({"timestamp": "2026-05-04T10:30:15", "status": "Broken"}, "PropertyConstraintViolation"),
        ({"timestamp": "2026-05-04T10:30:15"}, None),
        ({"info": "x" * 51}, None),
        ({}, None),
    ],
)
def test_a_broken_must_is_refused_by_its_kind(said: dict[str, Any], code: str | None) -> None:
    report = {"connectorId": 1, "errorCode": "NoError", "status": "Available"}
    assert refusal_code(findings("StatusNotification", report | said, answer=False)) == code


def test_what_is_missing_is_refused_as_such() -> None:
    assert refusal_code(findings("Authorize", {}, answer=False)) == "OccurenceConstraintViolation"


def test_a_thousand_mistakes_are_not_all_told() -> None:
    readings = {"connectorId": 1, "meterValue": [7] * 1000}
    assert len(findings("MeterValues", readings, answer=False)) == MOST


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_has_schemas(action: str) -> None:
    assert is_known(action)
    findings(action, {}, answer=False)
    findings(action, {}, answer=True)


def test_a_schema_is_that_of_a_request() -> None:
    schema = schema_of("Authorize")
    assert schema is not None
    assert list(schema["properties"]) == ["idTag"]
    assert schema_of("AuthorizeResponse") is schema_of("Nonsense") is None


@pytest.mark.parametrize(
    ("action", "member", "words"),
    [
        ("Reset", "type", ("Hard", "Soft")),
        ("MeterValues", "location", ("Cable", "EV", "Inlet", "Outlet", "Body")),
        ("SetChargingProfile", "chargingRateUnit", ("A", "W")),
        ("Authorize", "idTag", ()),
        ("Reset", "colour", ()),
        ("Nonsense", "type", ()),
    ],
)
def test_the_words_that_a_member_may_be(action: str, member: str, words: tuple[str, ...]) -> None:
    assert choices(action, member) == words


@pytest.mark.parametrize(
    "action", ["", "heartbeat", "HeartbeatResponse", "../Heartbeat", "Héartbeat", "x" * 5000, "a\0b"]
)
def test_what_is_no_action_is_not_known(action: str) -> None:
    assert not is_known(action)
    assert findings(action, {"a": 1}, answer=False) == ()


def _said(action: str, payload: dict[str, Any], *, answer: bool = False) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in findings(action, payload, answer=answer)]


def test_a_finding_says_where_and_is_called_by_its_field() -> None:
    readings = {"connectorId": 1, "meterValue": [{"timestamp": "x", "sampledValue": [{"value": 1}]}]}
    assert _said("MeterValues", readings) == [
        ("time.none", "meterValue.0.timestamp: 'x' is no ISO 8601 time"),
        (
            "schema.MeterValues.meterValue.sampledValue.value.Type",
            'meterValue.0.sampledValue.0.value: 1 is not of type "string"',
        ),
    ]
    assert _said("Heartbeat", {}, answer=True) == [
        ("schema.Heartbeat.answer.Required", '"currentTime" is a required property')
    ]


def test_only_a_time_is_looked_at_as_one() -> None:
    update = {"location": "\\", "retrieveDate": "2026-01-01T00:00:00Z"}
    assert [rule for rule, _ in _said("UpdateFirmware", update)] == ["schema.UpdateFirmware.location.Format"]


@pytest.mark.parametrize(("length", "told"), [(272, 300), (273, 301), (400, 301)])
def test_of_a_long_text_the_begin_is_told(length: int, told: int) -> None:
    ((_, text),) = _said("DataTransfer", {"vendorId": ["x" * length]})
    message = text.removeprefix("vendorId: ")
    assert (len(message), message.endswith("…")) == (told, told > 300)


def test_the_form_of_requests_alone_is_looked_at() -> None:
    boot = {"chargePointVendor": "ACME", "chargePointModel": "One", "iccid": ""}
    assert [rule for rule, _ in _said("BootNotification", boot)] == ["form.empty.iccid"]
    assert "form.empty.iccid" not in [rule for rule, _ in _said("BootNotification", boot, answer=True)]


TIME = "2026-01-01T00:00:00Z"
USUAL = [{"value": "-1250.5"}, {"value": "16"}]
SIGNS = st.text(st.sampled_from([*"0189.-+e_ \n[]{}\"':,", "\x1c", "١"]), max_size=6)
SAMPLE = st.fixed_dictionaries(
    {"value": SIGNS | st.just("nan") | VALUE}, optional={"format": st.sampled_from(["Raw", "SignedData"])}
)
SAMPLES = st.lists(SAMPLE, min_size=1, max_size=3) | SAMPLE
READING = st.fixed_dictionaries({"timestamp": st.just(TIME), "sampledValue": SAMPLES})
READINGS = st.lists(READING, min_size=1, max_size=2) | READING
REQUESTS = (
    st.tuples(
        st.just("BootNotification"),
        st.fixed_dictionaries(
            {"chargePointModel": SIGNS, "chargePointVendor": SIGNS}, optional={"iccid": SIGNS}
        ),
    )
    | st.tuples(
        st.just("StatusNotification"),
        st.fixed_dictionaries(
            {"connectorId": st.just(1), "errorCode": st.just("NoError"), "status": st.just("Faulted")},
            optional={"info": SIGNS | st.just('{"a":1}') | st.just(" [1]")},
        ),
    )
    | st.tuples(
        st.just("MeterValues"), st.fixed_dictionaries({"connectorId": st.just(1), "meterValue": READINGS})
    )
    | st.tuples(
        st.just("StopTransaction"),
        st.fixed_dictionaries(
            {"transactionId": st.just(1), "meterStop": st.just(5), "timestamp": st.just(TIME)},
            optional={"transactionData": READINGS},
        ),
    )
)


@given(REQUESTS)
def test_nothing_is_wrong_with_what_a_quick_look_lets_pass(request: tuple[str, dict[str, Any]]) -> None:
    action, payload = request
    if findings(action, payload, answer=False) == ():
        assert list(form_findings(action, payload)) == []


@pytest.mark.parametrize(
    ("action", "payload"),
    [
        ("BootNotification", {"chargePointModel": "One", "chargePointVendor": "ACME", "iccid": "8949"}),
        (
            "StatusNotification",
            {"connectorId": 1, "errorCode": "NoError", "status": "Available", "info": "ok"},
        ),
        ("MeterValues", {"connectorId": 1, "meterValue": [{"timestamp": TIME, "sampledValue": USUAL}]}),
        ("Heartbeat", {}),
    ],
)
def test_a_quick_look_is_enough_for_what_is_usual(action: str, payload: dict[str, Any]) -> None:
    assert _quick_look(action).is_valid(payload)
