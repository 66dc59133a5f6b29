"""Mistakes about how many connectors there are, and how they are numbered."""

from simulator.defects.defect import Defect, Kind


def _seen(name: str, sentence: str, finding: str, kind: Kind = Kind.WRONG_VALUE) -> Defect:
    """Return a mistake that only the monitor can see."""
    return Defect(name, sentence, kind, findings=(finding,))


DEFECTS = (
    _seen(
        "main-meter-as-connectors",
        "tells readings of its main meter as those of a connector more",
        "connectors.out-of-range",
        Kind.ELSEWHERE,
    ),
    _seen("counts-its-door", "says that it has a connector more than it has", "connectors.counted-otherwise"),
)
