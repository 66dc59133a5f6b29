"""Mistakes about the numbers and meters of sessions that only the monitor sees."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect(
        "names-reservation-zero",
        "names a reservation 0 with every session that nobody reserved",
        Kind.TOO_MUCH,
        findings=("transactions.reservation-zero",),
    ),
    Defect(
        "end-of-unnumbered-session",
        "reports after its start the end of an old session that was never given a number",
        Kind.AFTER_RESTART,
        findings=("transactions.unnumbered",),
    ),
    Defect(
        "end-of-old-session",
        "reports after its start the end of a session from before",
        Kind.AFTER_RESTART,
        findings=("transactions.left-over",),
    ),
    Defect(
        "clock-readings-unnumbered",
        "sends readings by the clock with the number -1 while a numbered session runs",
        Kind.WRONG_VALUE,
        findings=("transactions.number-lost",),
    ),
    Defect(
        "clock-readings-number-zero",
        "sends readings by the clock with the number 0",
        Kind.WRONG_VALUE,
        findings=("transactions.number-unknown",),
    ),
    Defect(
        "tells-first-start-twice",
        "reports the first start after it was delivered twice",
        Kind.TWICE,
        findings=("transactions.twice",),
    ),
    Defect(
        "reads-on-after-the-end",
        "sends one more reading when a session is over",
        Kind.TOO_MUCH,
        findings=("transactions.values-after-end",),
    ),
    Defect(
        "loses-a-watt-hour",
        "ends the first session that the operator ends at one Wh less than it began with",
        Kind.WRONG_VALUE,
        findings=("transactions.meter-backwards",),
    ),
    Defect(
        "zeroes-its-meter",
        "lets its meter begin at 0 with every session",
        Kind.WRONG_VALUE,
        findings=("transactions.meter-zeroed",),
    ),
)
