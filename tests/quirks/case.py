"""A case of a quirk: what is played, and the one finding that must come of it, or none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from ocpp_support.protocol.findings import Severity

Play = TypeVar("Play")


@dataclass(frozen=True)
class Case(Generic[Play]):
    """One case of a row.

    Attributes:
        row: The row, as "Q22".
        title: Which case of it.
        severity: How much the finding weighs; None where there must be none.
        clause: What its clause must name.
        play: What is said or done.
    """

    row: str
    title: str
    severity: Severity | None
    clause: str
    play: Play

    @property
    def expected(self) -> list[Severity]:
        """The weights of all findings that must come of it."""
        return [] if self.severity is None else [self.severity]

    def __str__(self) -> str:
        return f"{self.row} {self.title}"


Decorator = Callable[[Play], Play]


def collects(
    cases: list[Case[Play]],
) -> Callable[[str, Severity | None, str], Decorator[Play]]:
    """Return a decorator that adds a play to ``cases``, titled by its name."""

    def case(row: str, severity: Severity | None, clause: str = "") -> Decorator[Play]:
        def add(play: Play) -> Play:
            title = getattr(play, "__name__", "").replace("_", " ").strip()
            cases.append(Case(row, title, severity, clause, play))
            return play

        return add

    return case
