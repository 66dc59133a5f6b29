"""Judges payloads by the OCPP 1.6 schemas: findings, never exceptions.

The schemas are those of the ``ocpp`` package; the validator is ``jsonschema-rs``, with formats, so that a
timestamp "yesterday" is a finding. No I/O after import, no clock.
"""

from __future__ import annotations

import functools
import itertools
import json
from collections.abc import Iterable
from importlib import resources
from typing import TYPE_CHECKING, Any

from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.protocol.forms import PLAIN, form_findings
from ocpp_support.protocol.times import time_finding

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError

MOST = 50
"""Findings that one frame can have; thousands more would say no more."""

_TEXTS_FOR_PEOPLE = ("StatusNotification.info", "StatusNotification.vendorErrorCode")
"""Texts that may be too long without harm: nobody but people reads them."""

# By the way from its top, as everything that the package can do is loaded with the folder itself.
_FOLDER = resources.files("ocpp") / "v16" / "schemas"

_REFUSALS = {
    "Type": "TypeConstraintViolation",
    "Required": "OccurenceConstraintViolation",
    "MinItems": "OccurenceConstraintViolation",
    "MaxItems": "OccurenceConstraintViolation",
    "AdditionalProperties": "FormationViolation",
}
"""Which error code of OCPP-J 1.6 (section 4.2.3, in its own spelling) answers which mistake."""


def is_known(action: str) -> bool:
    """Return whether OCPP 1.6, or its security extension, has that action."""
    return action in _actions()


def schema_of(action: str) -> dict[str, Any] | None:
    """Return the schema of a request's payload; None where there is no such action."""
    return _schema(action) if is_known(action) else None


def choices(action: str, member: str) -> tuple[str, ...]:
    """Return the words that a member of a request may be, wherever in the payload it stands.

    Example::

        "L1-N" in choices("MeterValues", "phase")

    """
    return tuple(_choices(schema_of(action) or {}, member))


def findings(action: str, payload: dict[str, Any], *, answer: bool) -> tuple[Finding, ...]:
    """Return what is wrong with a payload by its schema; nothing for an action without one.

    Args:
        action: The action, spelled as on the wire.
        payload: The payload.
        answer: Whether it is the payload of the answer to that action.

    """
    name = f"{action}Response" if answer else action
    if not is_known(action) or _quick_look(name).is_valid(payload):
        return ()
    wrong = itertools.islice(_validator(name).iter_errors(payload), MOST)
    found = [finding for error in wrong if (finding := _finding(action, error, answer=answer))]
    return (*found, *(() if answer else form_findings(action, payload)))


def refusal_code(found: Iterable[Finding]) -> str | None:
    """Return the error code that refuses a request with such findings; None where none breaks a MUST."""
    broken = next((finding for finding in found if finding.severity is Severity.MUST), None)
    if broken is None:
        return None
    return _REFUSALS.get(broken.rule.rpartition(".")[2], "PropertyConstraintViolation")


def _choices(schema: dict[str, Any], member: str) -> Iterable[str]:
    for name, one in schema.get("properties", {}).items():
        yield from one.get("enum", ()) if name == member else _choices(one.get("items", one), member)


def _finding(action: str, error: ValidationError, *, answer: bool) -> Finding | None:
    fields = [str(part) for part in error.instance_path if not isinstance(part, int)]
    rule = ".".join((f"{action}{'.answer' if answer else ''}", *fields))
    place = ".".join(str(part) for part in error.instance_path)
    if _is_time(error) and isinstance(error.instance, str):
        return time_finding(error.instance, place)
    message = error.message if len(error.message) <= 300 else error.message[:300] + "…"
    return Finding(
        Severity.SHOULD if rule in _TEXTS_FOR_PEOPLE and _is_length(error) else Severity.MUST,
        f"schema of {action}{' answer' if answer else ''}",
        f"{place}: {message}" if place else message,
        f"schema.{rule}.{_kind(error)}",
    )


def _kind(error: ValidationError) -> str:
    return type(error.kind).__name__


def _is_time(error: ValidationError) -> bool:
    return _kind(error) == "Format" and getattr(error.kind, "format", "") == "date-time"


def _is_length(error: ValidationError) -> bool:
    return _kind(error) == "MaxLength"


@functools.cache
def _validator(name: str) -> Any:
    return _validator_of(_schema(name))


@functools.cache
def _quick_look(name: str) -> Any:
    """Return what lets pass most of what nothing is wrong with, and nothing else."""
    return _validator_of({"allOf": [_schema(name), PLAIN[name]]}) if name in PLAIN else _validator(name)


def _validator_of(schema: dict[str, Any]) -> Any:
    import jsonschema_rs  # Here, as whoever only asks for words of the schemas judges nothing.

    return jsonschema_rs.Draft4Validator(schema, validate_formats=True)


@functools.cache
def _schema(name: str) -> dict[str, Any]:
    text = (_FOLDER / f"{name}.json").read_text(encoding="utf-8-sig")
    schema: dict[str, Any] = json.loads(text)
    return schema


@functools.cache
def _actions() -> frozenset[str]:
    files = (entry.name for entry in _FOLDER.iterdir())
    names = (name.removesuffix(".json") for name in files if name.endswith(".json"))
    # Schemas of answers have the same name, and "Response".
    return frozenset(name for name in names if not name.endswith("Response"))
