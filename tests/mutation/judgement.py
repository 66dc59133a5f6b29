"""What a run over all mutants comes to: the score of each package, and what is to be said of the living."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tests.mutation.explanations import ANY, Explanation
from tests.mutation.mutants import Mutant, Outcome

LEAST = 90.0
"""The percentage of mutants that the tests of a package notice, at least."""


@dataclass(frozen=True)
class Score:
    """How many mutants of one package were noticed."""

    package: str
    killed: int
    survived: int

    @property
    def percentage(self) -> float:
        """How many of a hundred were noticed."""
        return 100 * self.killed / (self.killed + self.survived)

    @property
    def enough(self) -> bool:
        """Whether that is as many as it must be."""
        return self.percentage >= LEAST

    def __str__(self) -> str:
        total = self.killed + self.survived
        return (
            f"{self.package:24} {self.killed:5} of {total:5} killed, {self.survived:4} survived:"
            f" {self.percentage:5.1f} %{'' if self.enough else f', and {LEAST:g} % is the least'}"
        )


@dataclass(frozen=True)
class Judgement:
    """What is said of a run.

    Attributes:
        scores: One for each package.
        explained: How many survivors an explanation covers.
        unexplained: Survivors that none does.
        stale: What is explained though it lives no more.
        untried: How many mutants were not tried: the run did not come to its end.
    """

    scores: tuple[Score, ...]
    explained: int
    unexplained: tuple[Mutant, ...]
    stale: tuple[str, ...]
    untried: int

    @property
    def good(self) -> bool:
        """Whether every mutant was tried, enough were noticed, and each survivor is explained."""
        complete = bool(self.scores) and not self.untried
        return complete and not self.unexplained and all(score.enough for score in self.scores)


def judged(mutants: Iterable[Mutant], explanations: Sequence[Explanation]) -> Judgement:
    """Judge a run."""
    everyone = list(mutants)
    tried = [mutant for mutant in everyone if mutant.outcome is not Outcome.UNTRIED]
    alive = [mutant for mutant in tried if mutant.outcome is Outcome.SURVIVED]
    unexplained = [mutant for mutant in alive if not any(one.covers(mutant) for one in explanations)]
    touched = {mutant.function for mutant in tried}
    stale = [name for one in explanations if one.function in touched for name in _stale(one, alive)]
    return Judgement(
        tuple(_scores(tried)),
        len(alive) - len(unexplained),
        tuple(unexplained),
        tuple(stale),
        untried=len(everyone) - len(tried),
    )


def _scores(mutants: Sequence[Mutant]) -> Iterator[Score]:
    for package in sorted({mutant.package for mutant in mutants}):
        outcomes = [mutant.outcome for mutant in mutants if mutant.package == package]
        yield Score(package, outcomes.count(Outcome.KILLED), outcomes.count(Outcome.SURVIVED))


def _stale(explanation: Explanation, alive: Sequence[Mutant]) -> Iterator[str]:
    living = {mutant.change for mutant in alive if mutant.function == explanation.function}
    for change in explanation.changes:
        if not living if change == ANY else change not in living:
            yield f"{explanation.function}: {change}"
