"""The matrix as a page: defects down, criteria across, and the text of every kill. One file, without scripts.

Owns what stands in each place of it; how that looks is the template's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ocpp_support.kill_matrix.judging import Cell, FailureText, Fate, Judged
from ocpp_support.kill_matrix.matrix import Matrix, of_subject
from ocpp_support.kill_matrix.words import in_a_line, reasons
from ocpp_support.reporting.pages import pages_of


@dataclass(frozen=True)
class Sign:
    """How something is shown: a sign, the class that colours it, and its words for whoever points at it."""

    sign: str
    look: str
    words: str
    anchor: str = ""
    """Where the reasons stand; "" where there are none."""


@dataclass(frozen=True)
class Told:
    """The text of a failure: what it says, and the conversation it was seen in."""

    criteria: str
    scenario: str
    level: str
    said: str
    conversation: str
    lacks: str


@dataclass(frozen=True)
class Row:
    """A case as the page shows it."""

    name: str
    sentence: str
    kind: str
    because: str
    fate: Sign
    cells: tuple[Sign, ...]
    findings: tuple[Sign, ...]
    reasons: tuple[str, ...]
    texts: tuple[Told, ...]


_CELLS = {
    Cell.FAILED: ("✗", "failed"),
    Cell.REMARK: ("!", "remark"),
    Cell.BROKEN: ("?", "broken"),
    Cell.PASSED: ("·", "passed"),
    Cell.OUT: ("–", "out"),
}
LEGEND = (
    Sign("✗", "failed", "failed, as declared: the defect was caught"),
    Sign("!", "remark", "failed beyond the script: a remark, as declared"),
    Sign("?", "broken", "could not be judged; does not count"),
    Sign("·", "passed", "passed"),
    Sign("–", "out", "not tested on this station"),
    Sign("✗", "failed undeclared", "red, though nobody declared it"),
    Sign("○", "missed", "declared, and did not turn red"),
)


def write_page(matrix: Matrix, path: Path) -> None:
    """Write the page."""
    path.write_text(page_of(matrix), encoding="utf-8")


def page_of(matrix: Matrix) -> str:
    """Return the page."""
    criteria = [one.id for function in matrix.functions for one in function.criteria]
    return (
        pages_of("ocpp_support.kill_matrix", trim=True)
        .get_template("defects.html.j2")
        .render(
            figures=matrix.figures,
            summary=in_a_line(matrix.figures),
            complete=matrix.complete,
            functions=matrix.functions,
            attacks={name: matrix.attacks_on(name) for name in criteria},
            groups={
                subject: [_row(one, criteria) for one in cases]
                for subject, cases in of_subject(matrix.cases).items()
            },
            legend=LEGEND,
            seconds=sum(one.seconds for one in matrix.cases),
        )
    )


def _row(one: Judged, criteria: list[str]) -> Row:
    return Row(
        name=one.case.name,
        sentence=one.case.sentence,
        kind=one.case.kind,
        because=one.case.because,
        fate=_fate(one),
        cells=tuple(_cell(one, name) for name in criteria),
        findings=tuple(_findings(one)),
        reasons=tuple(reasons(one)),
        texts=tuple(_told(text) for text in one.texts),
    )


def _fate(one: Judged) -> Sign:
    if one.fate is Fate.BROKEN:
        return Sign("?", "broken", "the run broke", one.case.name)
    if one.fate is Fate.CAUGHT:
        return Sign("✓", "caught", "as declared")
    return Sign("✗", "wrong", str(one.fate), one.case.name)


def _cell(one: Judged, criterion: str) -> Sign:
    cell = one.cells.get(criterion, Cell.OUT)
    sign, look = _CELLS[cell]
    words = f"{one.case.name}, {criterion}: {cell}"
    if any(criterion == missed.of for missed in one.missed):
        return Sign("○", f"missed {look}", f"{words}, and should have failed", one.case.name)
    if any(criterion == more.of for more in one.undeclared):
        look, words = f"{look} undeclared", f"{words}, which nobody declared"
    elif criterion in one.case.criteria[:1]:
        look, words = f"{look} own", f"{words}; its own criterion"
    first = next((at for at, text in enumerate(one.texts) if criterion in text.criteria), None)
    return Sign(sign, look, words, "" if first is None else _anchor(one, first))


def _findings(one: Judged) -> Iterator[Sign]:
    for found in one.findings:
        look = "declared" if found["rule"] in one.case.findings else "undeclared"
        yield Sign(found["rule"], look, f"{found['severity']}: {found['text']}")
    for rule in one.case.findings:
        if any(rule == missed.of for missed in one.missed):
            yield Sign(rule, "missed", "declared, and not found")


def _anchor(one: Judged, at: int) -> str:
    return f"{one.case.name}-{at + 1}"


def _told(text: FailureText) -> Told:
    said, conversation = text.parts
    return Told(
        criteria=", ".join(text.criteria),
        scenario=text.scenario,
        level=text.level,
        said=said,
        conversation=conversation,
        lacks=" and ".join(text.lacks),
    )
