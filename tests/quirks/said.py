"""Rows of one frame: it is said to a central system on loopback, amid a conversation in good form."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ocpp_support.protocol.findings import Severity

from .case import Case
from .severities import MUST, NOTE, SHOULD

FORMATION = "FormationViolation"


@dataclass(frozen=True)
class Said:
    """A message, and what it must be answered with: an id, and 3 for an answer or the code of an error."""

    raw: str | bytes
    answered: Any = 3
    message_id: Any = "q"
    as_text: bool | None = None


def _id(message_id: Any) -> Said:
    return Said(json.dumps([2, message_id, "Heartbeat", {}]), message_id=message_id)


_LARGE = json.dumps([2, "q", "DataTransfer", {"vendorId": "V", "data": "x" * 100_000}])

_FRAMES: tuple[tuple[str, str, Severity, str, Said], ...] = (
    ("Q22", "rubbish", MUST, "4.1.2", Said("[,{", None)),
    ("Q22", "a value is missing", MUST, "4.1.2", Said('[2,"q","X",{"a":,"b":1}]', FORMATION)),
    ("Q22", "it breaks off", MUST, "4.1.2", Said('[2,"q","Heartbeat",{', FORMATION)),
    ("Q22", "a NUL follows", MUST, "4.1.2", Said('[2,"q","Heartbeat",{}]\x00', FORMATION)),
    ("Q22", "no id in it", MUST, "4.1.2", Said("[2,", None)),
    ("Q23", "a null payload", NOTE, "4.2.1", Said('[2,"q","Heartbeat",null]')),
    ("Q24", "type 9", SHOULD, "4.1.3", Said('[9,"q","Heartbeat",{}]', None)),
    ("Q25", "3 elements", MUST, "4.2.1", Said('[2,"q","Heartbeat"]', FORMATION)),
    ("Q25", "5 elements", MUST, "4.2.1", Said('[2,"q","Heartbeat",{},{}]', FORMATION)),
    ("Q25", "an object", MUST, "4.2.1", Said('{"type":2,"id":"q"}', None)),
    ("Q25", "the type as a string", MUST, "4.2.1", Said('["2","q","Heartbeat",{}]', FORMATION)),
    ("Q28", "a long id", SHOULD, "4.1.4", _id("q" * 60)),
    ("Q28", "a number", SHOULD, "4.1.4", _id(1700000000123)),
    ("Q28", "an empty id", SHOULD, "4.1.4", _id("")),
    ("Q37", "a large one", NOTE, "OCPP-J 5", Said(_LARGE)),
    ("Q38", "binary", SHOULD, "4.1", Said(b'[2,"q","Heartbeat",{}]')),
    ("Q52", "a key twice", SHOULD, "4.1.2", Said('[2,"q","Authorize",{"idTag":"A","idTag":"B"}]')),
    ("Q52", "bare control signs", SHOULD, "4.1.2", Said('[2,"q","Authorize",{"idTag":"A\x10\x0e"}]')),
    ("Q52", "an escape of its own", SHOULD, "4.1.2", Said('[2,"q","Authorize",{"idTag":"\\x41"}]')),
    (
        "Q52",
        "bytes beyond UTF-8",
        SHOULD,
        "4.1.2",
        Said(b'[2,"q","Authorize",{"idTag":"A\xff"}]', as_text=True),
    ),
)

SAID: list[Case[Said]] = [Case(*one) for one in _FRAMES]
