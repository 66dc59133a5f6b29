"""Mistakes about when a session begins and ends, and why, that only the monitor sees."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect(
        "free-with-car-in",
        "reports a place free when a session is over, with the car still plugged in",
        Kind.EARLY,
        findings=("statuses.finishing-skipped",),
    ),
    Defect(
        "begins-once-more",
        "reports the start of a session that never was right before a real one",
        Kind.TWICE,
        findings=("transactions.two-at-once",),
    ),
    Defect(
        "ends-before-it-begins",
        "stamps the end of a short session with a time before its start",
        Kind.EARLY,
        findings=("transactions.ends-before-start",),
    ),
    Defect(
        "blames-the-operator",
        "says of a session that lasted a while that the operator ended it, whoever did",
        Kind.WRONG_VALUE,
        findings=("transactions.reason-unfounded",),
    ),
    Defect(
        "forgets-the-operator",
        "does not say of a session that lasted a while that the operator ended it",
        Kind.WRONG_VALUE,
        findings=("transactions.reason-not-remote",),
    ),
)
