"""What the schemas let pass and the specification does not, or only just: empty texts, numbers that are none.

Payloads in, findings out; anything may stand in them. OCPP 1.6 edition 2, sections 6 and 7.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.protocol.values import number_of, objects_in

_NAMES = ("chargePointModel", "chargePointVendor")
_READINGS = {"MeterValues": "meterValue", "StopTransaction": "transactionData"}

_PLAIN_NUMBER = {"properties": {"value": {"pattern": r"^-?[0-9]{1,15}(\.[0-9]{1,15})?$"}}}
_PLAIN_READINGS = {"items": {"properties": {"sampledValue": {"items": _PLAIN_NUMBER}}}}

PLAIN: Mapping[str, dict[str, Any]] = {
    "BootNotification": {"additionalProperties": {"minLength": 1}},
    "StatusNotification": {"properties": {"info": {"pattern": r"^[^\[{]*$"}}},
    **{action: {"properties": {name: _PLAIN_READINGS}} for action, name in _READINGS.items()},
}
"""Schemas that only let pass what there is nothing to say of here, and nearly all of that: a quick look."""


def form_findings(action: str, payload: dict[str, Any]) -> Iterator[Finding]:
    """Yield what is wrong with the payload of a request though its schema lets it pass."""
    if action == "BootNotification":
        yield from _empty_texts(payload)
    elif action == "StatusNotification":
        yield from _machine_talk(payload.get("info"))
    elif action in _READINGS:
        for reading in objects_in(payload.get(_READINGS[action])):
            yield from filter(None, map(_value, objects_in(reading.get("sampledValue"))))


def _empty_texts(payload: dict[str, Any]) -> Iterator[Finding]:
    for name, value in payload.items():
        if value == "" and name in _NAMES:
            text = f"{name} is empty, so the station does not say what it is"
            yield Finding(Severity.SHOULD, "OCPP 1.6 6.3", text, f"form.empty-name.{name}")
        elif value == "":
            text = f"{name} is empty: an optional field without content is left out"
            yield Finding(Severity.NOTE, "OCPP 1.6 6.3", text, f"form.empty.{name}")


def _machine_talk(info: Any) -> Iterator[Finding]:
    if not isinstance(info, str) or not info.lstrip().startswith(("{", "[")):
        return
    try:
        json.loads(info)
    except (ValueError, RecursionError):
        return
    yield Finding(
        Severity.SHOULD, "OCPP 1.6 6.47", "info holds JSON, and is meant for people to read", "form.info-json"
    )


def _value(sample: dict[str, Any]) -> Finding | None:
    value, raw = sample.get("value"), sample.get("format") != "SignedData"
    if raw and isinstance(value, str) and number_of(value) is None:
        what = f"{sample.get('measurand', 'Energy.Active.Import.Register')!s:.60} is {value!r:.60}"
        text = f"{what}, and a value in the format Raw is a number"
        return Finding(Severity.MUST, "OCPP 1.6 7.43", text, "form.value-no-number")
    if value == "":
        return Finding(Severity.NOTE, "OCPP 1.6 7.43", "a signed value is empty", "form.value-empty")
    return None
