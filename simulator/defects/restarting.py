"""Mistakes about restarting."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect("ignores-hard-reset", "accepts a hard reset and does not restart", Kind.ANSWERS_ONLY, ("9.1",)),
    Defect(
        "restarts-on-same-line",
        "does not close the connection for a hard reset",
        Kind.ANSWERS_ONLY,
        ("9.1",),
        beyond=True,
    ),
    Defect("ignores-soft-reset", "accepts a soft reset and does not restart", Kind.ANSWERS_ONLY, ("9.2",)),
    Defect(
        "soft-reset-as-reboot",
        "gives another reason than the soft reset",
        Kind.WRONG_VALUE,
        ("9.2",),
        beyond=True,
    ),
)
