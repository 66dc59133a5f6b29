"""The diary of a run: what became of each scenario, written down as it happens.

Owns the file from which an interrupted run goes on: one JSON object a line, each written before the next
thing begins. A line that a sudden end tore apart is as good as never written, and so is what follows it. Who
may go on with it is `resuming`'s question.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from ocpp_support.matchers.registration import StationSeen
from ocpp_support.reporting.outcomes import Outcome


@cache
def _form_of(kind: type[Any]) -> TypeAdapter[Any]:
    """Return what reads and writes a kind of value; it takes long to make, and few runs need it."""
    return TypeAdapter(kind)


@dataclass(frozen=True)
class Head:
    """Which run it is. Two runs are one only if all of this is the same.

    Attributes:
        suite: The version of the suite.
        station: The station file's name.
        declared: What the station file declares of the station, as a digest.
        features: The feature files, as a digest.
        chosen: Which scenarios were chosen, as a digest.
        strict: Whether what breaks the specification in form is refused.
    """

    suite: str
    station: str
    declared: str
    features: str
    chosen: str
    strict: bool


@dataclass(frozen=True)
class Part:
    """One stretch of a run, from its start to its end or its interruption."""

    started: datetime
    finished: datetime

    @property
    def seconds(self) -> float:
        """How long it lasted."""
        return (self.finished - self.started).total_seconds()


@dataclass
class Written:
    """What stands in a diary."""

    head: Head
    parts: list[Part] = field(default_factory=list)
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    """By the scenarios' full names."""
    station: StationSeen = field(default_factory=StationSeen)
    interrupted: str = ""
    """The scenario that had begun and did not end; "" where there was none."""

    def in_words(self, chosen: int) -> str:
        """Say where the run goes on, of so many chosen scenarios."""
        began = self.parts[0].started.strftime("%d %B %Y, %H:%M").lstrip("0")
        again = f", “{self.interrupted.rpartition(': ')[2]}” is done again" if self.interrupted else ""
        return f"This goes on with the run of {began}: {len(self.outcomes)} of {chosen} are done{again}."

    def take(self, line: dict[str, Any]) -> None:
        """Read one line; raises KeyError or ValueError where it is none of ours."""
        at = datetime.fromisoformat(line["at"])
        if line["kind"] == "part":
            self.parts.append(Part(at, at))
            return
        self.parts[-1] = Part(self.parts[-1].started, at)
        if line["kind"] == "begins":
            self.interrupted = line["scenario"]
        elif line["kind"] == "outcome":
            self.outcomes[line["scenario"]] = _form_of(Outcome).validate_python(line["outcome"])
            # What is known of it at the beginning of the run is what counts, as in a run of one part.
            if not self.station.identity:
                self.station = _form_of(StationSeen).validate_python(line["station"])
            self.interrupted = ""


class Diary:
    """Writes the diary.

    Args:
        path: The file.
        durable: Whether each line must have reached the disk before anything goes on. A run by hand is worth
            it; one in virtual time is repeated in seconds.
    """

    def __init__(self, path: Path, *, durable: bool) -> None:
        self._path = path
        self._durable = durable

    def begin(self, head: Head, at: datetime) -> None:
        """Begin the diary of a new run."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_bytes(b"")
        self._write({"kind": "run", "at": at.isoformat(), **asdict(head)})
        self.go_on(at)

    def go_on(self, at: datetime) -> None:
        """Begin a further part of the run; what the interruption tore apart is taken out."""
        whole = sum(len(line) + 1 for line, _ in _whole_lines(self._path.read_bytes()))
        with self._path.open("r+b") as file:
            file.truncate(whole)
        self._write({"kind": "part", "at": at.isoformat()})

    def begins(self, scenario: str, at: datetime) -> None:
        """Write down that a scenario begins."""
        self._write({"kind": "begins", "at": at.isoformat(), "scenario": scenario})

    def ends(self, scenario: str, outcome: Outcome, station: StationSeen, at: datetime) -> None:
        """Write down what became of a scenario."""
        said = {"outcome": _form_of(Outcome).dump_python(outcome, mode="json"), "station": asdict(station)}
        self._write({"kind": "outcome", "at": at.isoformat(), "scenario": scenario, **said})

    def close(self, at: datetime) -> None:
        """Write down that this part of the run is over."""
        self._write({"kind": "end", "at": at.isoformat()})

    def _write(self, line: dict[str, Any]) -> None:
        with self._path.open("ab") as file:
            file.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
            file.flush()
            if self._durable:
                os.fsync(file.fileno())


def read_diary(path: Path) -> Written | None:
    """Read a diary; None where there is none, or nothing that can be gone on with."""
    try:
        said = [one for _, one in _whole_lines(path.read_bytes())]
        written = Written(Head(**{name: said[0][name] for name in Head.__dataclass_fields__}))
        for line in said[1:]:
            written.take(line)
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return written if written.parts else None


def _whole_lines(content: bytes) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """Yield each line and what it says, up to the first that was torn."""
    for line in content.split(b"\n")[:-1]:
        try:
            said = json.loads(line)
        except ValueError:
            return
        if not isinstance(said, dict):
            return
        yield line, said
