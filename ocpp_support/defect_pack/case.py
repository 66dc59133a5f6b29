"""One scenario as its vendor needs to know it: what was wanted, what came, by which clause. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ocpp_support.chronicle.scene import Scene
from ocpp_support.defect_pack.choice import FAILED
from ocpp_support.trace.chapters import Missed

LEVELS = {
    "must": "MUST: the script demands it, and a station that does not do it is refused",
    "should": "SHOULD: it goes beyond the script, and is a remark",
    "may": "MAY: it is good to have",
}

MOST_SLIPS = 3
"""So many mistakes of the bundled station are named."""

_SPECIAL = re.compile(r"([.^$*+?{}\[\]\\|()])")
_LONGEST_SLUG = 50

Values = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A failing scenario.

    Attributes:
        outcome: What became of it, as the record has it.
        criteria: The criteria that it proves: id and text.
        clause: The sections of the specification that they come from.
        scene: How it took place; None where there is no trace of it.
        findings: What the monitor found in it.
        deviations: What is declared of its criteria: a reason and a link.
        slips: Mistakes of the bundled station that fail the same criterion: name and sentence.
    """

    outcome: Values
    criteria: tuple[tuple[str, str], ...]
    clause: str
    scene: Scene | None = None
    findings: tuple[Values, ...] = ()
    deviations: tuple[Values, ...] = ()
    slips: tuple[tuple[str, str], ...] = field(default=())

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.outcome["name"])

    @property
    def feature(self) -> str:
        """The feature that it stands in."""
        return str(self.outcome["label"]).removesuffix(f": {self.name}")

    @property
    def failed(self) -> bool:
        """Whether it failed; otherwise it shows what the monitor found."""
        return bool(self.outcome.get("status") == FAILED)

    @property
    def level(self) -> str:
        """How much it weighs, in words."""
        return LEVELS.get(self.outcome.get("level", ""), "")

    @property
    def expected(self) -> str:
        """What was wanted; for what must not be seen, that it must not."""
        if (missed := self._missed) is None:
            return _behind("Expected:", self.message)
        return f"not to be seen: {missed.wanted}" if missed.unwanted else missed.wanted

    @property
    def came(self) -> str:
        """What came instead."""
        said = self._missed.but if self._missed else _behind("but:", self.message) or self.message
        return "\n".join(line.strip() for line in said.split("\n"))

    @property
    def since(self) -> str:
        """How long was waited, and since when."""
        return self.message.partition("\n")[0] if self.message.startswith(("Not within", "Seen")) else ""

    @property
    def message(self) -> str:
        """The whole text of the failure."""
        return str(self.outcome.get("message", ""))

    @property
    def steps(self) -> list[str]:
        """Its steps word for word, up to the one at which it ended."""
        return [step.words for step in self.scene.steps] if self.scene else []

    @property
    def played_again(self) -> str:
        """What behave is told to run it alone."""
        pattern = _SPECIAL.sub(r"\\\1", self.name)
        return f'-n "{pattern}"'

    @property
    def features(self) -> str:
        """Which file of the script behave is told to run: the one of its function."""
        number = self.feature.partition(" ")[0]
        return f"features/acceptance/{int(number):02}_*" if number.isdecimal() else ""

    @property
    def slug(self) -> str:
        """Its name for a folder."""
        plain = re.sub(r"[^a-z0-9]+", "-", self.name.casefold()).strip("-")
        return plain[:_LONGEST_SLUG].strip("-") or "scenario"

    @property
    def _missed(self) -> Missed | None:
        return self.scene.missed[-1] if self.scene and self.scene.missed else None


def case_of(record: Values, outcome: Values, scene: Scene | None, slips: Values) -> Case:
    """Gather what a record says of a failing scenario.

    Args:
        record: Of the run.
        outcome: One of its scenarios.
        scene: How that took place.
        slips: By criterion, the mistakes of the bundled station that fail it.

    """
    proved = outcome.get("criteria", ())
    rows = [row for row in record["functions"] if any(one["id"] in proved for one in row["criteria"])]
    criteria = [one for row in rows for one in row["criteria"] if one["id"] in proved]
    found = (one for one in record.get("findings", ()) if outcome["label"] in one["scenarios"])
    alike = dict.fromkeys(slip for one in criteria for slip in slips.get(one["id"], ()))
    return Case(
        outcome=outcome,
        criteria=tuple((one["id"], one["text"]) for one in criteria),
        clause="; ".join(dict.fromkeys(row["section"] for row in rows)),
        scene=scene,
        findings=tuple(found),
        deviations=tuple(one["deviation"] for one in criteria if one.get("deviation")),
        slips=tuple(alike)[:MOST_SLIPS],
    )


def _behind(mark: str, message: str) -> str:
    """Return what stands behind a mark in the text of a failure, its further lines included."""
    lines = message.split("\n")
    begins = next((place for place, line in enumerate(lines) if line.strip().startswith(mark)), None)
    if begins is None:
        return ""
    more = lines[begins + 1 :]
    ends = next((place for place, line in enumerate(more) if not line.startswith("          ")), len(more))
    return "\n".join(
        [lines[begins].strip().removeprefix(mark).strip(), *(one.strip() for one in more[:ends])]
    )
