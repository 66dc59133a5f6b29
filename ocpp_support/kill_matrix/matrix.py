"""The matrix as a whole: the cases and what became of them, beside the script that they attack.

Owns the figures. Pure; drawn elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ocpp_support.kill_matrix.judging import Cell, Judged
from ocpp_support.reporting.criteria import Function


@dataclass(frozen=True)
class Figures:
    """The matrix in figures: what was caught of what there is, and what should be nought."""

    defects: int
    good_models: int
    caught: int
    survived: int
    undeclared: int
    false_alarms: int
    poor_texts: int
    broken: int

    @property
    def refuted(self) -> bool:
        """Whether a run shows that the suite does not keep what it promises."""
        return bool(self.survived or self.undeclared or self.false_alarms or self.poor_texts)


@dataclass(frozen=True)
class Attacks:
    """How a criterion is attacked."""

    red_by: int
    """How many defects turned it red."""
    own: int
    """How many of those aim at it."""
    kinds: int
    """In how many ways those err."""


@dataclass(frozen=True)
class Matrix:
    """What became of every case."""

    functions: tuple[Function, ...]
    cases: tuple[Judged, ...]
    complete: bool = True
    """Whether every case that was asked for has run."""

    @property
    def figures(self) -> Figures:
        """Count."""
        defects = [one for one in self.cases if not one.case.good]
        good = [one for one in self.cases if one.case.good]
        over = [one for one in defects if not one.trouble]
        return Figures(
            defects=len(defects),
            good_models=len(good),
            caught=sum(not one.missed for one in over),
            survived=sum(bool(one.missed) for one in over),
            undeclared=sum(len(one.undeclared) for one in defects),
            false_alarms=sum(len(one.undeclared) + len(one.missed) for one in good),
            poor_texts=sum(bool(text.lacks) for one in self.cases for text in one.texts),
            broken=sum(bool(one.trouble) for one in self.cases),
        )

    def attacks_on(self, criterion: str) -> Attacks:
        """Count who attacks a criterion."""
        red = [one for one in self.cases if one.cells.get(criterion, Cell.OUT).red and not one.case.good]
        own = [one for one in red if one.case.criteria[:1] == (criterion,)]
        return Attacks(len(red), len(own), len({one.case.kind for one in own}))


def of_subject(cases: Sequence[Judged]) -> dict[str, list[Judged]]:
    """Return the cases by their subjects, in their order."""
    found: dict[str, list[Judged]] = {}
    for one in cases:
        found.setdefault(one.case.subject, []).append(one)
    return found
