"""What was found wrong with an entry, as notes beneath its row."""

from __future__ import annotations

from collections.abc import Iterator

from ocpp_support.drawing.letters import clean
from ocpp_support.drawing.sequence.row import Note, Weight
from ocpp_support.protocol.findings import Severity
from ocpp_support.trace.masking import masked
from ocpp_support.trace.trace import Entry

MOST = 3
"""So many of one row are told."""

LONGEST = 300

_SEVERE = {Severity.MUST: Weight.WRONG, Severity.SHOULD: Weight.DOUBTFUL}


def notes_of(entry: Entry, answer: Entry | None = None) -> tuple[Note, ...]:
    """Return what was found wrong with an entry, and with its answer."""
    found = [*_notes(entry), *(_notes(answer, "the answer: ") if answer else ())]
    if len(found) > MOST:
        found = [*found[:MOST], Note(f"and {len(found) - MOST} more findings")]
    return tuple(found)


def _notes(entry: Entry, of: str = "") -> Iterator[Note]:
    for one in entry.findings:
        text = f"{one.severity} {one.clause}: {of}{masked(one.text)}"
        yield Note(clean(text, LONGEST), _SEVERE.get(one.severity, Weight.PLAIN))
