"""Which scenario ran when, and how far its steps had come: what stands between the entries of a trace.

Judges nothing; the bench says what was missed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

GIVEN, WHEN, THEN = "given", "when", "then"


@dataclass(frozen=True)
class ScenarioBegins:
    """A scenario begins; one of the name "" is what belongs to none.

    Attributes:
        number: The entry of the trace that comes next.
        at: Seconds of the run's clock.
        name: Its label.
    """

    number: int
    at: float
    name: str


@dataclass(frozen=True)
class StepBegins:
    """A step begins.

    Attributes:
        number: The entry of the trace that comes next.
        at: Seconds of the run's clock.
        words: Its words, the keyword included.
        phase: given, when or then.
    """

    number: int
    at: float
    words: str
    phase: str


@dataclass(frozen=True)
class Missed:
    """An expectation was not met.

    Attributes:
        number: The entry of the trace that comes next: up to there was looked.
        at: Seconds of the run's clock: the end of patience, or when it was seen.
        wanted: What was wanted, in words; what must not be seen, where it is ``unwanted``.
        but: What came instead, in words.
        unwanted: Whether something was seen that must not be.
        since: The first entry that was looked at.
        offending: The entries that show it; none where nothing of the kind came.
    """

    number: int
    at: float
    wanted: str
    but: str
    unwanted: bool
    since: int
    offending: tuple[int, ...] = ()


@dataclass(frozen=True)
class ScenarioEnds:
    """The steps of a scenario are over; what it changed is put back from here on.

    Attributes:
        number: The entry of the trace that comes next.
        at: Seconds of the run's clock.
    """

    number: int
    at: float


Turn = ScenarioBegins | StepBegins | Missed | ScenarioEnds
"""What stands between two entries."""


@dataclass
class Chapter:
    """One scenario of a run, from its first step to where the next one begins.

    Attributes:
        begins: Where it begins.
        until: The entry with which the next one begins; None where none does.
        steps: Its steps, as far as they began.
        missed: What was expected in vain; mostly nothing.
        ends: Where its steps are over; None where they are not.
    """

    begins: ScenarioBegins
    until: int | None = None
    steps: list[StepBegins] = field(default_factory=list)
    missed: list[Missed] = field(default_factory=list)
    ends: ScenarioEnds | None = None

    @property
    def name(self) -> str:
        """The scenario's label; "" where it is what belongs to none."""
        return self.begins.name

    @property
    def counts_from(self) -> StepBegins | None:
        """The first When: what came before it is preparation. None where it did not come to that."""
        return next((step for step in self.steps if step.phase == WHEN), None)


class Chapters:
    """The scenarios of a run, in the order in which they ran.

    What is put back after a scenario belongs to it: it lasts until the next one begins.
    """

    def __init__(self, told: Callable[[Turn], object] | None = None) -> None:
        """Set up; ``told`` is called with every turn as it is taken."""
        self._begins: list[int] = []
        self._chapters: list[Chapter] = []
        self._told = told

    def take(self, turn: Turn) -> None:
        """Note the next turn; steps before the first scenario belong to none."""
        if isinstance(turn, ScenarioBegins):
            self._begin(turn)
        elif self._chapters:
            self._add(self._chapters[-1], turn)
        if self._told:
            self._told(turn)

    def __iter__(self) -> Iterator[Chapter]:
        return iter(self._chapters)

    def at(self, number: int) -> str:
        """Return the scenario that an entry belongs to; "" where it belongs to none."""
        chapter = self.chapter_at(number)
        return chapter.name if chapter else ""

    def chapter_at(self, number: int) -> Chapter | None:
        """Return the chapter that an entry belongs to; None where it belongs to none."""
        place = bisect_right(self._begins, number)
        return self._chapters[place - 1] if place else None

    def _begin(self, turn: ScenarioBegins) -> None:
        if self._chapters:
            self._chapters[-1].until = turn.number
        self._begins.append(turn.number)
        self._chapters.append(Chapter(turn))

    @staticmethod
    def _add(chapter: Chapter, turn: StepBegins | Missed | ScenarioEnds) -> None:
        match turn:
            case StepBegins():
                chapter.steps.append(turn)
            case Missed():
                chapter.missed.append(turn)
            case ScenarioEnds():
                chapter.ends = turn
