"""Reading a record that was kept: of this version of the suite or of an earlier one.

Owns the sentence where there is none, or where a file is something else. What was added since is there, and
empty, in a record that lacks it; what is worked out from the trace may be missing altogether.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ValidationError

from ocpp_support.reporting.outcomes import Verdict
from ocpp_support.reporting.record import SCHEMA, Record

_OF_LATER_VERSIONS: Record = {"reasons": [], "scenarios": [], "findings": [], "remarks": []}
"""What the first version's records lack, as one has it that has nothing to say there."""

_RunVerdict = Literal["accepted", "accepted with remarks", "refused", "incomplete"]


class NoRecord(Exception):
    """There is no record to draw from; says why, and what to do."""


class _Scenario(BaseModel):
    name: str
    level: str
    status: Verdict
    message: str


class _Criterion(BaseModel):
    id: str
    text: str
    implied: bool
    verdict: Verdict
    remark: str
    scenarios: list[_Scenario]


class _Row(BaseModel):
    number: int
    title: str
    verdict: Verdict
    result: str
    criteria: list[_Criterion]


class _Suite(BaseModel):
    name: str
    version: str


class _Station(BaseModel):
    identity: str
    vendor: str
    model: str
    serial: str
    firmware: str


class _Run(BaseModel):
    started: AwareDatetime
    finished: AwareDatetime
    duration_s: float
    station_time_s: float
    clock: str
    parts: list[dict[str, Any]]


class _Kept(BaseModel):
    """What every record has, since the first version."""

    verdict: _RunVerdict
    suite: _Suite
    station: _Station
    run: _Run
    counts: dict[str, int]
    functions: list[_Row]


def read_record(path: Path) -> Record:
    """Read a record; raises `NoRecord`."""
    try:
        said = json.loads(path.read_bytes())
    except OSError as error:
        raise NoRecord(f"{path} cannot be read: {error.strerror or error}.") from error
    except (ValueError, RecursionError) as error:
        raise NoRecord(f"{path} is no record of a run: it is no JSON.") from error
    if not isinstance(said, dict) or "functions" not in said:
        raise NoRecord(f"{path} is no record of a run.")
    schema = said.get("schema")
    if schema != SCHEMA:
        raise NoRecord(
            f"{path} is a record of schema {schema}, and this version of the suite reads {SCHEMA}."
        )
    try:
        _Kept.model_validate(said)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise NoRecord(f"{path} is no record of a run: “{place}”: {first['msg']}.") from error
    return {**_OF_LATER_VERSIONS, **said}
