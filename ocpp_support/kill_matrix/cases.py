"""The cases of the matrix: every defect of the bundled station, and the good models that must raise no alarm.

Owns what is declared of each case, and which of them are wanted. Runs and judges none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from ocpp_support.station.simulated import BY_SUBJECT

STATION = "reference"
"""The station that the defects are tried on."""

GOOD = "good models"
"""What the good models stand under, as the defects do under their subjects."""


@dataclass(frozen=True)
class Case:
    """One run of the script, with all that it must show: nothing else may be seen.

    Attributes:
        name: The defect, or the good model.
        sentence: What the station does.
        subject: What it is about.
        station: Which station is tried.
        kind: In which way it errs; "" for a good model.
        criteria: The criteria that must turn red; the first is its own.
        findings: What the monitor must find.
        because: Why criteria of other functions than its own turn red.
        beyond: Whether only what goes beyond the script may turn red.
    """

    name: str
    sentence: str
    subject: str
    station: str = STATION
    kind: str = ""
    criteria: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    because: str = ""
    beyond: bool = False

    @property
    def good(self) -> bool:
        """Whether this is a station without a defect."""
        return self.subject == GOOD


GOOD_MODELS = (
    Case("reference", "a wallbox that does all that OCPP 1.6 asks", GOOD, "reference"),
    Case("dc_150", "a fast charger that does all that OCPP 1.6 asks", GOOD, "dc_150"),
    Case(
        "hk_180",
        "sends no meter values of an offline time",
        GOOD,
        "hk_180",
        criteria=("14.2",),
        findings=("offline.readings-missing",),
    ),
)

DEFECTS = tuple(
    Case(
        name=defect.name,
        sentence=defect.sentence,
        subject=subject.replace("_", " "),
        kind=str(defect.kind),
        criteria=defect.criteria,
        findings=defect.findings,
        because=defect.because,
        beyond=defect.beyond,
    )
    for subject, defects in BY_SUBJECT.items()
    for defect in defects
)

CASES = (*GOOD_MODELS, *DEFECTS)


class NoSuchCase(Exception):
    """A case, a criterion or a kind was asked for that is not there; says what is near."""


def named(names: Sequence[str]) -> list[Case]:
    """Return the cases of these names, in the order of the matrix; all of them where none is named."""
    known = {case.name: case for case in CASES}
    for name in names:
        if name not in known:
            raise NoSuchCase(f"There is no defect {name!r}{_near(name, known)}.")
    return [case for case in CASES if case.name in names or not names]


def only(cases: Iterable[Case], criterion: str | None = None, kind: str | None = None) -> list[Case]:
    """Return the cases that turn a criterion red, and err in a way whose words contain ``kind``."""
    criteria = {one for case in DEFECTS for one in case.criteria}
    kinds = {case.kind for case in DEFECTS}
    if criterion and criterion not in criteria:
        raise NoSuchCase(f"No defect attacks a criterion {criterion!r}{_near(criterion, criteria)}.")
    if kind and not any(kind in one for one in kinds):
        raise NoSuchCase(f"No defect errs in a way {kind!r}; there are: {'; '.join(sorted(kinds))}.")
    return [
        case
        for case in cases
        if (not criterion or criterion in case.criteria) and (not kind or kind in case.kind)
    ]


def part_of(cases: Sequence[Case], part: str) -> list[Case]:
    """Return the part K of N, spread over all subjects: ``2/3`` is the second of three parts."""
    which, slash, of = part.partition("/")
    if not (slash and which.isdecimal() and of.isdecimal() and 1 <= int(which) <= int(of)):
        raise NoSuchCase(f"--part {part}: this is K/N, such as 1/3 for the first of three parts.")
    return list(cases[int(which) - 1 :: int(of)])


def _near(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, known, n=3)
    return f"; near it: {', '.join(near)}" if near else ""
