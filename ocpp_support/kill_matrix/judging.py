"""Judging a run of the matrix: what was declared of the case, against what the record says. Pure.

Owns what counts as caught (detection), as undeclared (precision) and as a false alarm (silence), and whether
the text of a failure says enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ocpp_support.kill_matrix.cases import Case
from ocpp_support.kill_matrix.runs import Ran, Record


class Cell(StrEnum):
    """What became of a criterion in a run. The first four that hold of its scenarios, in this order."""

    FAILED = "failed"
    REMARK = "remark"
    """Failed in what goes beyond the script, or is implied by it: red, but no reason to refuse a station."""
    BROKEN = "broken"
    PASSED = "passed"
    OUT = "not tested"

    @property
    def red(self) -> bool:
        """Whether the criterion turned red, be it no more than a remark."""
        return self in (Cell.FAILED, Cell.REMARK)


class Fate(StrEnum):
    """What became of a case, the worst first."""

    BROKEN = "broken"
    SURVIVED = "survived"
    IN_PART = "caught in part"
    LOUD = "undeclared"
    UNCLEAR = "text says too little"
    CAUGHT = "caught"


@dataclass(frozen=True)
class Difference:
    """One thing that was declared and not seen, or seen and not declared; ``of`` a criterion or a rule."""

    of: str
    text: str


@dataclass(frozen=True)
class FailureText:
    """What a failed scenario has to say."""

    criteria: tuple[str, ...]
    scenario: str
    level: str
    text: str

    @property
    def parts(self) -> tuple[str, str]:
        """What it says, and the conversation that it was seen in."""
        said, _, conversation = self.text.partition("\nWhat was said:")
        return said, conversation.strip("\n")

    @property
    def lacks(self) -> tuple[str, ...]:
        """What a reader would miss in it."""
        wanted = {
            "who or where": _WHO,
            "what was expected": r"(?m)^Expected: ",
            "what came": r"(?m)^ +but: \S",
        }
        return tuple(what for what, sign in wanted.items() if not re.search(sign, self.parts[0]))


_WHO = r"(?i)\b(station|connector|session|card|driver|line|setting)\b"


@dataclass(frozen=True)
class Judged:
    """A case and what became of it."""

    case: Case
    seconds: float
    trouble: str = ""
    cells: Mapping[str, Cell] = field(default_factory=dict)
    texts: tuple[FailureText, ...] = ()
    findings: tuple[dict[str, Any], ...] = ()
    missed: tuple[Difference, ...] = ()
    """Declared, and not seen."""
    undeclared: tuple[Difference, ...] = ()
    """Seen, and not declared."""

    @property
    def seen(self) -> bool:
        """Whether anything that was declared was seen."""
        return len(self.missed) < len(self.case.criteria) + len(self.case.findings)

    @property
    def fate(self) -> Fate:
        """What became of it, in a word."""
        if self.trouble:
            return Fate.BROKEN
        if self.missed:
            return Fate.IN_PART if self.seen else Fate.SURVIVED
        if self.undeclared:
            return Fate.LOUD
        return Fate.UNCLEAR if any(text.lacks for text in self.texts) else Fate.CAUGHT


def judged(ran: Ran) -> Judged:
    """Judge one run."""
    if ran.record is None:
        return Judged(ran.case, ran.seconds, ran.trouble)
    criteria = {one["id"]: one for function in ran.record["functions"] for one in function["criteria"]}
    cells = {name: _cell(one) for name, one in criteria.items()}
    implied = {name for name, one in criteria.items() if one["implied"]}
    findings = tuple(ran.record.get("findings", ()))
    return Judged(
        ran.case,
        ran.seconds,
        cells=cells,
        texts=_texts(criteria),
        findings=findings,
        missed=tuple(_missed(ran.case, cells, implied, findings)),
        undeclared=tuple(_undeclared(ran.case, cells, findings)),
    )


def _cell(criterion: Record) -> Cell:
    statuses = [scenario["status"] for scenario in criterion["scenarios"]]
    if "failed" in statuses:
        return Cell.FAILED if criterion["verdict"] == "failed" else Cell.REMARK
    if "inconclusive" in statuses:
        return Cell.BROKEN
    return Cell.PASSED if "passed" in statuses else Cell.OUT


def _texts(criteria: Mapping[str, Record]) -> tuple[FailureText, ...]:
    """Return the text of each failed scenario, once, whichever criteria it is told under."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for name, criterion in criteria.items():
        for scenario in criterion["scenarios"]:
            if scenario["status"] == "failed":
                told = (scenario["name"], scenario["level"], scenario["message"])
                found.setdefault(told, []).append(name)
    return tuple(FailureText(tuple(names), *told) for told, names in found.items())


def _missed(
    case: Case, cells: Mapping[str, Cell], implied: set[str], findings: Sequence[Record]
) -> Iterator[Difference]:
    """Yield what was declared and not seen. Its own criterion must fail the way that refuses a station."""
    for name in case.criteria:
        cell = cells.get(name, Cell.OUT)
        own = name == case.criteria[0] and name not in implied and not case.beyond
        if cell is Cell.REMARK and own:
            yield Difference(name, f"{name} got a remark, and was not failed")
        elif not cell.red:
            yield Difference(name, f"{name} did not fail: {cell}")
    seen = {one["rule"] for one in findings}
    for rule in case.findings:
        if rule not in seen:
            yield Difference(rule, f"the monitor did not find {rule}")


def _undeclared(case: Case, cells: Mapping[str, Cell], findings: Sequence[Record]) -> Iterator[Difference]:
    """Yield what was seen and not declared."""
    for name, cell in cells.items():
        if cell is Cell.FAILED and case.beyond and name in case.criteria:
            yield Difference(name, f"{name} failed, where no more than a remark was declared")
        elif name not in case.criteria and cell.red:
            yield Difference(name, f"{name}: {cell}")
    for one in findings:
        if one["rule"] not in case.findings:
            yield Difference(one["rule"], f"the monitor found {one['rule']}: {one['text']}")
