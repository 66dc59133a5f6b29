"""What a campaign has found out: of each station its verdict, function by function.

Owns the shape of ``campaign.json``. Pure: what stands in a station's record is not judged anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from ocpp_support.reporting.outcomes import Verdict

SCHEMA = 1

ACCEPTED, ACCEPTED_WITH_REMARKS, REFUSED, INCOMPLETE = (
    "accepted",
    "accepted with remarks",
    "refused",
    "incomplete",
)
INCONCLUSIVE = "inconclusive"
"""Of a station that was not judged to the end, which is not its doing."""

VERDICTS = (REFUSED, INCONCLUSIVE, INCOMPLETE, ACCEPTED_WITH_REMARKS, ACCEPTED)
"""The worst first."""


@dataclass(frozen=True)
class Cell:
    """What one station's record says of one function."""

    verdict: Verdict
    result: str
    criterion: str
    """By which its evidence is found: the first that is as bad as the function."""
    failed: tuple[str, ...] = ()
    """The criteria that were not met."""


@dataclass(frozen=True)
class Judged:
    """What became of one station.

    Attributes:
        name: What the campaign calls it.
        verdict: One of `VERDICTS`.
        trouble: Why it was not judged to the end; "" where it was.
        reasons: Why it is refused, beyond what its functions say.
        station: Who it said it is, as the record has it; empty where there is no record.
        cells: Function number to what is said of it.
        folder: Of its reports, from the campaign's; "" where there are none.
        seconds: How long it took.
        machine: Where it was judged.
        finished: When, ISO 8601.
    """

    name: str
    verdict: str
    trouble: str = ""
    reasons: Sequence[str] = ()
    station: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[int, Cell] = field(default_factory=dict)
    folder: str = ""
    seconds: float = 0.0
    machine: str = ""
    finished: str = ""

    @property
    def kind(self) -> str:
        """Vendor, model and firmware, as far as they are known."""
        words = [self.station.get("vendor", ""), self.station.get("model", "")]
        words += [f"firmware {firmware}"] if (firmware := self.station.get("firmware", "")) else []
        return " ".join(filter(None, words))


@dataclass(frozen=True)
class Results:
    """A campaign, as far as it has come.

    Attributes:
        name: The campaign's.
        engine: Who did the work.
        titles: Function number to its title, in the script's order.
        stations: In the order of the campaign file.
        of: How many stations there are to be.
        seconds: How long it has taken.
    """

    name: str
    engine: str
    titles: Mapping[int, str]
    stations: Sequence[Judged]
    of: int
    seconds: float

    @property
    def counts(self) -> dict[str, int]:
        """How many stations have which verdict, the worst first."""
        counted = Counter(one.verdict for one in self.stations)
        return {verdict: counted[verdict] for verdict in VERDICTS if counted[verdict]}

    @property
    def complete(self) -> bool:
        """Whether every station was judged to the end."""
        return len(self.stations) == self.of and not self.counts.keys() & {INCONCLUSIVE, INCOMPLETE}

    @property
    def in_a_line(self) -> str:
        """How it went."""
        counted = ", ".join(f"{count} {verdict}" for verdict, count in self.counts.items())
        missing = f"; {self.of - len(self.stations)} not begun or not ended" if self.missing else ""
        return f"{len(self.stations)} of {self.of} stations: {counted or 'none judged'}{missing}"

    @property
    def missing(self) -> int:
        """How many stations were not come to."""
        return self.of - len(self.stations)

    def as_json(self) -> dict[str, Any]:
        """Return it as it is written."""
        return {
            "schema": SCHEMA,
            "name": self.name,
            "engine": self.engine,
            "complete": self.complete,
            "duration_s": round(self.seconds, 1),
            "of": self.of,
            "counts": self.counts,
            "stations": [_station(one) for one in self.stations],
        }


def judged_by(record: Mapping[str, Any]) -> tuple[str, dict[int, Cell]]:
    """Return what a station's record says: its verdict, and of each function."""
    return record["verdict"], {row["number"]: _cell(row) for row in record["functions"]}


def _cell(row: Mapping[str, Any]) -> Cell:
    by_verdict: dict[str, list[str]] = {}
    for one in row["criteria"]:
        by_verdict.setdefault(one["verdict"], []).append(one["id"])
    as_bad = by_verdict.get(row["verdict"]) or [row["criteria"][0]["id"]]
    failed = tuple(by_verdict.get(Verdict.FAILED, ()))
    return Cell(Verdict(row["verdict"]), row["result"], as_bad[0], failed)


def _station(one: Judged) -> dict[str, Any]:
    functions = {str(number): asdict(cell) for number, cell in one.cells.items()}
    said = {name: value for name, value in asdict(one).items() if name != "cells"}
    return said | {"seconds": round(one.seconds, 1), "functions": functions}
