"""Mistakes about how one status follows another. No criterion asks by which way one was reached."""

from simulator.defects.defect import Defect, Kind


def _seen(name: str, sentence: str, finding: str, kind: Kind = Kind.WRONG_VALUE) -> Defect:
    """Return a mistake that only the monitor can see."""
    return Defect(name, sentence, kind, findings=(finding,))


DEFECTS = (
    _seen(
        "ends-by-preparing",
        "reports Preparing before Finishing at a session's end",
        "transitions.not-permitted",
    ),
    _seen(
        "leaves-by-preparing", "reports Preparing on its way out of service", "transitions.required-elsewhere"
    ),
)
