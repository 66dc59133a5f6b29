"""Judges payloads by the OCPP 1.6 schemas: findings, never exceptions.

The schemas are those of the ``ocpp`` package; the validator is ``jsonschema-rs``, with formats, so that a
timestamp "yesterday" is a finding. No I/O after import, no clock.
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from typing import Any

import jsonschema_rs


class Severity(StrEnum):
    """How much a finding weighs. MUST: a SHALL of the specification is broken."""

    MUST = "MUST"
    SHOULD = "SHOULD"
    NOTE = "note"


@dataclass(frozen=True)
class Finding:
    """Something that is wrong with one frame, in words, with the clause that says so."""

    severity: Severity
    clause: str
    text: str

    def __str__(self) -> str:
        return f"{self.text} ({self.severity}, {self.clause})"


def is_known(action: str) -> bool:
    """Return whether OCPP 1.6, or its security extension, has that action."""
    return _validator(action, answer=False) is not None


def findings(action: str, payload: dict[str, Any], *, answer: bool) -> tuple[Finding, ...]:
    """Return what is wrong with a payload by its schema; nothing for an action without one.

    Args:
        action: The action, spelled as on the wire.
        payload: The payload.
        answer: Whether it is the payload of the answer to that action.

    """
    validator = _validator(action, answer=answer)
    if validator is None:
        return ()
    clause = f"schema of {action}{' answer' if answer else ''}"
    return tuple(Finding(Severity.MUST, clause, _sentence(error)) for error in validator.iter_errors(payload))


def _sentence(error: jsonschema_rs.ValidationError) -> str:
    place = ".".join(str(part) for part in error.instance_path)
    message = error.message if len(error.message) <= 300 else error.message[:300] + "…"
    return f"{place}: {message}" if place else message


@functools.cache
def _validator(action: str, *, answer: bool) -> Any:
    if not action.isalpha() or not action.isascii():
        return None
    folder = resources.files("ocpp.v16.schemas")
    path = folder / f"{action}{'Response' if answer else ''}.json"
    # The names of the files are the actions; a case-blind file system must not make two of one.
    if not path.is_file() or path.name not in _names():
        return None
    schema = json.loads(path.read_text(encoding="utf-8-sig"))
    return jsonschema_rs.Draft4Validator(schema, validate_formats=True)


@functools.cache
def _names() -> frozenset[str]:
    return frozenset(entry.name for entry in resources.files("ocpp.v16.schemas").iterdir())
