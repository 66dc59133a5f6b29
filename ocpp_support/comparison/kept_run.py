"""A run as a record tells it, brought into the form in which two of them can be compared.

Owns reading ``acceptance.json``, also one of an older or a newer suite: what it does not tell is not known,
and what cannot be read is passed over. Compares nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.outcomes import LEFT_OUT, Verdict
from ocpp_support.reporting.record import SCHEMA

Said = Mapping[str, Any]


class NoRecord(Exception):
    """There is nothing to compare; says why in one sentence."""


@dataclass(frozen=True)
class Judged:
    """What was said of a criterion or a scenario.

    Attributes:
        verdict: In the record's words; None where it was left out, or has none.
        why: In short, what went wrong or was noted.
        text: The words of a criterion.
    """

    verdict: str | None
    why: str = ""
    text: str = ""


@dataclass(frozen=True)
class Finding:
    """What the monitor found, of one rule and one severity."""

    severity: str
    text: str
    count: int


@dataclass(frozen=True)
class Setting:
    """A setting: as it was found and as it was left; None where that is not known."""

    found: str | None
    left: str | None

    @property
    def moved(self) -> bool:
        """Whether it was left another than it was found."""
        return None not in (self.found, self.left) and self.found != self.left


@dataclass(frozen=True)
class Timing:
    """How long something took, in seconds; None where it never took place."""

    median_s: float | None
    slowest_s: float | None
    unanswered: int = 0


@dataclass(frozen=True)
class KeptRun:
    """A run as it was kept. What is None is not told by the record at all."""

    started: str = ""
    verdict: str = ""
    clock: str = ""
    suite: str = ""
    schema: object = SCHEMA
    station: Mapping[str, str] = field(default_factory=dict)
    criteria: Mapping[str, Judged] = field(default_factory=dict)
    scenarios: Mapping[str, Judged] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    findings: Mapping[str, Finding] | None = None
    settings: Mapping[str, Setting] | None = None
    timings: Mapping[str, Timing] | None = None


def record_in(place: Path) -> Path:
    """Return the record that a folder of reports holds; a file is taken to be one."""
    return ReportsFolder(place).record if place.is_dir() else place


def read_kept_run(place: Path) -> KeptRun:
    """Read the record in a folder of reports, or in a file; raises :class:`NoRecord`."""
    path = record_in(place)
    try:
        record = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise NoRecord(f"{path} cannot be read: {error.strerror or error}.") from error
    except (ValueError, RecursionError) as error:
        raise NoRecord(f"{path} is no record: it is not JSON.") from error
    if not isinstance(record, dict) or not _dicts(record, "functions"):
        raise NoRecord(f"{path} is no record of a run: it tells of no functions.")
    return kept_run(record)


def kept_run(record: Said) -> KeptRun:
    """Bring a record into the form in which it can be compared."""
    run, suite = _dict(record, "run"), _dict(record, "suite")
    return KeptRun(
        started=_text(run, "started"),
        verdict=_text(record, "verdict"),
        clock=_text(run, "clock"),
        suite=_text(suite, "version"),
        schema=record.get("schema"),
        station={name: _text(_dict(record, "station"), name) for name in STATION},
        criteria={_text(one, "id"): _criterion(one) for _, one in _criteria(record)},
        scenarios=dict(_scenarios(record)),
        remarks=tuple(one for one in _list(record, "remarks") if isinstance(one, str)),
        findings=dict(map(_finding, _dicts(record, "findings"))) if "findings" in record else None,
        settings=dict(map(_setting, _dicts(record, "configuration"))) if "configuration" in record else None,
        timings=dict(_timings(_dict(record, "timings"))) if "timings" in record else None,
    )


STATION = ("identity", "vendor", "model", "serial", "firmware", "iccid")
"""What a record says of a station."""


def _criteria(record: Said) -> Iterator[tuple[Said, Said]]:
    for row in _dicts(record, "functions"):
        yield from ((row, one) for one in _dicts(row, "criteria"))


def _criterion(one: Said) -> Judged:
    remark = _text(one, "remark")
    return Judged(_verdict(_text(one, "verdict"), remark), remark, _text(one, "text"))


def _scenarios(record: Said) -> Iterator[tuple[str, Judged]]:
    """Yield each scenario, by the number of its function and its name.

    An older record tells of them at their criteria alone, and the name of a function may be reworded.
    """
    for row, criterion in _criteria(record):
        for one in _dicts(criterion, "scenarios"):
            yield f"{_text(row, 'number')} {_text(one, 'name')}", _scenario(one)
    for one in _dicts(record, "scenarios"):
        name, label = _text(one, "name"), _text(one, "label")
        feature = label.removesuffix(f": {name}")
        number = feature.partition(" ")[0]
        if label:
            yield f"{number if number.isdecimal() else feature} {name}", _scenario(one)


def _scenario(one: Said) -> Judged:
    message = _text(one, "message")
    first = next((line.strip() for line in message.splitlines() if line.strip()), "")
    return Judged(_verdict(_text(one, "status"), message), _text(one, "in_short") or first)


def _verdict(said: str, why: str) -> str | None:
    """Leave out what was left out: that says nothing of the station."""
    return None if not said or (said == Verdict.NOT_TESTED and why == LEFT_OUT) else said


def _finding(one: Said) -> tuple[str, Finding]:
    severity, rule = _text(one, "severity"), _text(one, "rule")
    return f"{severity} {rule}", Finding(severity, _text(one, "text"), int(_number(one, "count") or 0))


def _setting(one: Said) -> tuple[str, Setting]:
    found, left = (one.get(name) if isinstance(one.get(name), str) else None for name in ("found", "left"))
    return _text(one, "key"), Setting(found, left)


def _timings(timings: Said) -> Iterator[tuple[str, Timing]]:
    """Yield how long the station took; for how long the central system took it is not to blame."""
    for one in _dicts(timings, "answers"):
        if _text(one, "by") in ("station", ""):
            yield f"the answer to {_text(one, 'action')}", _timing(one)
    for name, words in (("reconnects", "coming back after a lost line"), ("boots", "starting anew")):
        yield words, _timing(_dict(timings, name))


def _timing(one: Said) -> Timing:
    return Timing(_number(one, "median_s"), _number(one, "slowest_s"), int(_number(one, "unanswered") or 0))


def _dict(holder: Said, name: str) -> Said:
    value = holder.get(name)
    return value if isinstance(value, dict) else {}


def _list(holder: Said, name: str) -> list[Any]:
    value = holder.get(name)
    return value if isinstance(value, list) else []


def _dicts(holder: Said, name: str) -> list[Said]:
    return [one for one in _list(holder, name) if isinstance(one, dict)]


def _text(holder: Said, name: str) -> str:
    value = holder.get(name)
    return str(value) if isinstance(value, str | int) else ""


def _number(holder: Said, name: str) -> float | None:
    value = holder.get(name)
    usable = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e12
    return float(value) if usable and value is not None else None
