"""Mistakes about saying what it is asked to say."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect("silent-status-trigger", "agrees to say how it is and does not", Kind.ANSWERS_ONLY, ("16.1",)),
    Defect(
        "reports-connector-1-only",
        "says how connector 1 is, whichever was asked about",
        Kind.ELSEWHERE,
        ("16.1",),
    ),
    Defect(
        "accepts-unknown-connector",
        "agrees to report a connector that it does not have",
        Kind.WRONG_VALUE,
        ("16.2",),
    ),
    Defect(
        "reports-unknown-connector", "reports a connector that it does not have", Kind.ELSEWHERE, ("16.2",)
    ),
)
