"""Mistakes about whether anybody charges: reports that do not agree with what is told of sessions."""

from simulator.defects.defect import Defect, Kind


def _seen(name: str, sentence: str, finding: str, kind: Kind = Kind.WRONG_VALUE) -> Defect:
    """Return a mistake that only the monitor can see."""
    return Defect(name, sentence, kind, findings=(finding,))


DEFECTS = (
    _seen(
        "finishes-at-first-reading",
        "reports Finishing at the first reading, and goes on charging",
        "occupancy.free-in-transaction",
        Kind.EARLY,
    ),
    _seen(
        "tests-itself-as-charging",
        "reports the test of its contactor as Charging",
        "occupancy.charging-without-transaction",
    ),
)
