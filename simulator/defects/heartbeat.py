"""Mistakes about showing itself."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect(
        "ignores-given-rhythm",
        "ignores the interval that it is given when it registers",
        Kind.ANSWERS_ONLY,
        ("2.1",),
    ),
    Defect(
        "silent-heartbeat-trigger", "agrees to send a heartbeat and sends none", Kind.ANSWERS_ONLY, ("2.2",)
    ),
    Defect(
        "two-hour-heartbeat", "shows itself only every two hours unless told otherwise", Kind.LATE, ("2.3",)
    ),
    Defect(
        "keeps-old-rhythm",
        "accepts a new heartbeat interval and keeps the old rhythm",
        Kind.ANSWERS_ONLY,
        ("2.4",),
    ),
)
