"""Rows of one payload: a frame in good form whose fields are not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ocpp_support.protocol.findings import Severity

from .case import Case
from .said import Said
from .severities import MUST, NOTE, SHOULD

TIME = "2026-05-04T10:30:15Z"

IN_GOOD_FORM: Mapping[str, dict[str, Any]] = {
    "Authorize": {"idTag": "ALICE"},
    "BootNotification": {"chargePointVendor": "ACME", "chargePointModel": "One"},
    "MeterValues": {"connectorId": 1},
    "StartTransaction": {"connectorId": 1, "idTag": "ALICE", "meterStart": 0, "timestamp": TIME},
    "StatusNotification": {"connectorId": 1, "errorCode": "NoError", "status": "Available"},
}
ABSENT = object()


def _readings(**sample: Any) -> dict[str, Any]:
    return {"meterValue": [{"timestamp": TIME, "sampledValue": [{"value": "1", **sample}]}]}


_Row = tuple[str, str, Severity | None, str, dict[str, Any]]

_BOOT: tuple[_Row, ...] = (
    ("Q39", "a serial number of 26", MUST, "schema", {"chargePointSerialNumber": "1" * 26}),
    ("Q39", "a firmware of 51", MUST, "schema", {"firmwareVersion": "1" * 51}),
    ("Q39", "an ICCID of 21", MUST, "schema", {"iccid": "1" * 21}),
    ("Q40", "a model of 23", MUST, "schema", {"chargePointModel": "M" * 23}),
    ("Q40", "no model", MUST, "schema", {"chargePointModel": ABSENT}),
    ("Q40", "an empty vendor", SHOULD, "6.3", {"chargePointVendor": ""}),
    ("Q41", "an empty ICCID", NOTE, "6.3", {"iccid": ""}),
)

_STATUS: tuple[_Row, ...] = (
    ("Q42", "null for an optional field", MUST, "schema", {"info": None}),
    ("Q43", "a number as a string", MUST, "schema", {"connectorId": "1"}),
    ("Q47", "an error of its own", MUST, "schema", {"errorCode": "Error"}),
    ("Q48", "info of 51", SHOULD, "schema", {"info": "i" * 51}),
    ("Q48", "a vendor's code of 51", SHOULD, "schema", {"vendorErrorCode": "i" * 51}),
    ("Q48", "JSON in info", SHOULD, "6.47", {"info": '{"a":1}'}),
    ("Q53", "+02", SHOULD, "3.15", {"timestamp": "2026-05-04T12:30:15+02"}),
    ("Q54", "no zone", SHOULD, "3.14", {"timestamp": "2026-05-04T10:30:15"}),
    ("Q55", "0", MUST, "3.15", {"timestamp": "0"}),
    ("Q55", "nothing", MUST, "3.15", {"timestamp": ""}),
    ("Q55", "text", MUST, "3.15", {"timestamp": "yesterday"}),
)

_CARDS: tuple[_Row, ...] = (
    ("Q43", "a string as a number", MUST, "schema", {"idTag": 4711}),
    ("Q44", "a field too many", MUST, "schema", {"connectorId": 1}),
    ("Q45", "a card of 21", MUST, "schema", {"idTag": "A" * 21}),
    ("Q45", "two bytes of garbage", MUST, "schema", {"idTag": "A" * 20 + "\x01ÿ"}),
    ("Q45", "a card of 20", None, "", {"idTag": "A" * 20}),
    ("Q45", "a card of 16", None, "", {"idTag": "A" * 16}),
)

_READINGS: tuple[_Row, ...] = (
    ("Q41", "an empty signed value", NOTE, "7.43", _readings(value="", format="SignedData")),
    ("Q47", "Hz", MUST, "schema", _readings(measurand="Frequency", unit="Hz")),
    ("Q47", "C", MUST, "schema", _readings(measurand="Temperature", unit="C")),
    ("Q47", "Celsius", None, "", _readings(measurand="Temperature", unit="Celsius")),
    ("Q47", "Celcius", None, "", _readings(measurand="Temperature", unit="Celcius")),
    ("Q47", "Hertz", None, "", _readings(measurand="Frequency", unit="Hertz")),
    ("Q47", "a context of its own", MUST, "schema", _readings(context="CurrentMax")),
    ("Q49", "one reading, not a list", MUST, "schema", {"meterValue": _readings()["meterValue"][0]}),
    ("Q50", "no sample", MUST, "schema", {"meterValue": [{"timestamp": TIME, "sampledValue": []}]}),
    ("Q51", "a comma", MUST, "7.43", _readings(value="1,5")),
    ("Q51", "nothing", MUST, "7.43", _readings(value="", format="Raw")),
    ("Q51", "nan", MUST, "7.43", _readings(value="nan")),
)

_STARTS: tuple[_Row, ...] = (
    ("Q43", "a meter as a string", MUST, "schema", {"meterStart": "12"}),
    ("Q70", "reservation 0", NOTE, "6.45", {"reservationId": 0}),
)

_ROWS = {
    "Authorize": _CARDS,
    "BootNotification": _BOOT,
    "MeterValues": _READINGS,
    "StartTransaction": _STARTS,
    "StatusNotification": _STATUS,
}


def _call(action: str, fields: dict[str, Any]) -> Said:
    payload = {n: value for n, value in (IN_GOOD_FORM[action] | fields).items() if value is not ABSENT}
    return Said(json.dumps([2, "q", action, payload], ensure_ascii=False))


SAID_FIELDS: list[Case[Said]] = [
    Case(row, title, severity, clause, _call(action, fields))
    for action, rows in _ROWS.items()
    for row, title, severity, clause, fields in rows
]
