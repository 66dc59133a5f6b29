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
    Defect("refuses-hard-reset", "rejects a hard reset", Kind.REFUSES, ("9.1",)),
    Defect(
        "late-hard-reset", "restarts only four minutes after it accepted a hard reset", Kind.LATE, ("9.1",)
    ),
    Defect(
        "resets-without-answer",
        "carries out a hard reset without answering the order",
        Kind.ACTS_ONLY,
        ("9.1",),
    ),
    Defect(
        "silent-after-hard-reset",
        "does not report its connectors after a hard reset",
        Kind.AFTER_RESTART,
        ("9.1", "3.2", "3.4"),
        findings=("registration.statuses-missing",),
        because="what a restart must bring is the same after every restart",
    ),
    Defect("refuses-soft-reset", "rejects a soft reset", Kind.REFUSES, ("9.2",)),
    Defect(
        "late-soft-reset", "restarts only four minutes after it accepted a soft reset", Kind.LATE, ("9.2",)
    ),
    Defect(
        "loses-ends-in-reset",
        "does not report the session that a soft reset ended",
        Kind.SILENT,
        ("9.2",),
        findings=("authorization.asks-to-stop",),
        beyond=True,
    ),
    Defect(
        "ends-told-after-reset",
        "reports the session that a soft reset ended only after it has restarted",
        Kind.ORDER,
        ("9.2",),
        beyond=True,
    ),
    Defect(
        "second-ends-after-reset",
        "reports the end of a session on its second connector only after a soft reset",
        Kind.SECOND_CONNECTOR,
        ("9.2",),
        beyond=True,
    ),
)
