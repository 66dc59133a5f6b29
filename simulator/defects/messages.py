"""Mistakes about requests and answers that no criterion looks at."""

from simulator.defects.defect import Defect, Kind


def _seen(name: str, sentence: str, finding: str, kind: Kind = Kind.WRONG_VALUE) -> Defect:
    """Return a mistake that only the monitor can see."""
    return Defect(name, sentence, kind, findings=(finding,))


DEFECTS = (
    _seen("ten-ids", "numbers its requests from 0 to 9 and begins again", "messages.id-reused", Kind.TWICE),
    _seen(
        "counts-ids-anew",
        "numbers its requests anew when its line returns",
        "messages.id-reused-later",
        Kind.AFTER_RECONNECT,
    ),
    _seen(
        "silent-to-change", "does not answer a change that changes nothing", "messages.no-answer", Kind.SILENT
    ),
    _seen(
        "leaves-at-change",
        "drops the line at a change that changes nothing",
        "messages.left-at-request",
        Kind.TOO_MUCH,
    ),
)
