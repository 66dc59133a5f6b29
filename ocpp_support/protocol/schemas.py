"""Judges payloads by the OCPP 1.6 schemas: findings, never exceptions.

The schemas are those of the ``ocpp`` package; the validator is ``jsonschema-rs``, with formats, so that a
timestamp "yesterday" is a finding. No I/O after import, no clock.
"""

from __future__ import annotations

import functools
import itertools
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


MOST = 50
"""Findings that one frame can have; thousands more would say no more."""


def is_known(action: str) -> bool:
    """Return whether OCPP 1.6, or its security extension, has that action."""
    return action in _names() and not action.endswith("Response")


def findings(action: str, payload: dict[str, Any], *, answer: bool) -> tuple[Finding, ...]:
    """Return what is wrong with a payload by its schema; nothing for an action without one.

    Args:
        action: The action, spelled as on the wire.
        payload: The payload.
        answer: Whether it is the payload of the answer to that action.

    """
    name = f"{action}Response" if answer else action
    if not is_known(action) or name not in _names():
        return ()
    clause = f"schema of {action}{' answer' if answer else ''}"
    wrong = itertools.islice(_validator(name).iter_errors(payload), MOST)
    return tuple(Finding(Severity.MUST, clause, _sentence(error)) for error in wrong)


def _sentence(error: jsonschema_rs.ValidationError) -> str:
    place = ".".join(str(part) for part in error.instance_path)
    message = error.message if len(error.message) <= 300 else error.message[:300] + "…"
    return f"{place}: {message}" if place else message


@functools.cache
def _validator(name: str) -> Any:
    text = (resources.files("ocpp.v16.schemas") / f"{name}.json").read_text(encoding="utf-8-sig")
    return jsonschema_rs.Draft4Validator(json.loads(text), validate_formats=True)


@functools.cache
def _names() -> frozenset[str]:
    """Return the names of the schemas: actions, and actions with "Response" for their answers."""
    files = (entry.name for entry in resources.files("ocpp.v16.schemas").iterdir())
    return frozenset(name.removesuffix(".json") for name in files if name.endswith(".json"))
