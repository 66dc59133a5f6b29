"""What a deliberate mistake of the station is: how it looks from outside, and who must notice it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """In which way a station errs. Each way escapes another sort of careless check."""

    SILENT = "says nothing"
    LATE = "says it too late"
    EARLY = "says or does it too early"
    ELSEWHERE = "says or does it for another place"
    TWICE = "says it twice"
    WRONG_VALUE = "says it with a wrong value"
    ORDER = "says it in the wrong order"
    ANSWERS_ONLY = "answers and does not act"
    ACTS_ONLY = "acts and does not answer so"
    REFUSES = "refuses what it must do"
    TOO_MUCH = "does what it must not"
    SECOND_CONNECTOR = "errs on its second connector only"
    SECOND_TIME = "errs the second time only"
    AFTER_RESTART = "errs only after a restart"
    AFTER_RECONNECT = "errs only after its line was lost"


@dataclass(frozen=True)
class Defect:
    """One mistake.

    Attributes:
        name: What it is called on a command line.
        sentence: What the station does, as its vendor would recognise it: "registers without its model".
        kind: In which way it errs.
        criteria: The criteria of the script that it must turn red, all of them; the first is its own.
            None where only the monitor can see it.
        findings: The rules of the monitor, and the faults of frames, that it must show: all of them.
        because: Why it turns red what belongs to other functions of the script than its own.
        beyond: Whether only what goes beyond the script shows it, so that its own criterion gets a remark
            and is not failed.
    """

    name: str
    sentence: str
    kind: Kind
    criteria: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    because: str = ""
    beyond: bool = False


def unjudged(name: str, sentence: str, finding: str, kind: Kind = Kind.WRONG_VALUE) -> Defect:
    """Return a mistake that no criterion of the script looks at, and that only the monitor can see."""
    return Defect(name, sentence, kind, findings=(finding,))
