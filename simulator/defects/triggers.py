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
        "reports-unknown-connector",
        "reports a connector that it does not have",
        Kind.ELSEWHERE,
        ("16.2",),
        findings=("connectors.out-of-range",),
    ),
    Defect(
        "late-status-trigger", "says how it is more than a minute after it was asked", Kind.LATE, ("16.1",)
    ),
    Defect("refuses-status-trigger", "cannot be asked how it is", Kind.REFUSES, ("16.1",)),
    Defect("status-though-refused", "refuses to say how it is and says it", Kind.ACTS_ONLY, ("16.1",)),
    Defect(
        "tells-status-once",
        "says how it is only the first time that it is asked after a start",
        Kind.SECOND_TIME,
        ("16.1",),
    ),
    Defect(
        "tells-only-changes", "asked how it is, says only what it has not said before", Kind.EARLY, ("16.1",)
    ),
    Defect(
        "second-silent-when-asked",
        "agrees to say how its second connector is and does not",
        Kind.SECOND_CONNECTOR,
        ("16.1",),
    ),
    Defect(
        "reports-any-connector",
        "agrees to report a connector that it does not have, and reports it",
        Kind.TOO_MUCH,
        ("16.2",),
        findings=("connectors.out-of-range",),
    ),
    Defect(
        "silent-about-unknown-connector",
        "does not answer when asked about a connector that it does not have",
        Kind.SILENT,
        ("16.2",),
        findings=("messages.no-answer",),
    ),
    Defect(
        "late-about-unknown-connector",
        "answers three quarters of a minute after it was asked about a connector that it does not have",
        Kind.LATE,
        ("16.2",),
        findings=("frame.late-answer",),
    ),
)
