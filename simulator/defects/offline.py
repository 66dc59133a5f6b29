"""Mistakes about a time without a line."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect("lost-reports", "forgets that sessions began or ended while offline", Kind.SILENT, ("14.1",)),
    Defect(
        "forgets-number",
        "ends a session after an outage under another transaction number",
        Kind.WRONG_VALUE,
        ("14.1",),
    ),
    Defect(
        "newest-first", "reports what happened while offline in the wrong order", Kind.ORDER, ("14.1", "14.2")
    ),
    Defect(
        "stamps-when-sent",
        "reports what happened while offline as if it happened now",
        Kind.WRONG_VALUE,
        ("14.1",),
        findings=("times.stamped-when-sent",),
        beyond=True,
    ),
    Defect(
        "tells-twice",
        "reports what happened while offline twice",
        Kind.TWICE,
        ("14.1",),
        findings=("transactions.twice",),
        beyond=True,
    ),
    Defect(
        "no-offline-meter-values",
        "drops meter values that were taken while offline",
        Kind.SILENT,
        ("14.2",),
        findings=("offline.readings-missing",),
    ),
    Defect(
        "loses-second-connector-offline",
        "forgets what happened on its second connector while offline",
        Kind.SECOND_CONNECTOR,
        ("14.1",),
        findings=(
            "authorization.asks-to-stop",
            "occupancy.free-in-transaction",
            "registers.unaccounted",
            "transactions.two-at-once",
        ),
    ),
    Defect(
        "late-queue",
        "reports what happened while offline only five minutes after the line is back",
        Kind.LATE,
        ("14.1",),
    ),
    Defect(
        "offline-session-of-neighbour",
        "reports a session held offline on one connector as the other's",
        Kind.ELSEWHERE,
        ("14.1",),
    ),
    Defect(
        "stuck-after-outage",
        "reports no sessions any more once its line was lost, until it is restarted",
        Kind.AFTER_RECONNECT,
        ("14.1",),
    ),
    Defect(
        "offline-readings-newest-first",
        "tells readings taken offline in the wrong order",
        Kind.ORDER,
        ("14.2",),
        findings=("times.backwards",),
    ),
    Defect(
        "stamps-readings-when-sent",
        "tells readings taken offline as if they were taken now",
        Kind.WRONG_VALUE,
        ("14.2",),
        findings=("offline.readings-missing",),
    ),
    Defect(
        "no-second-offline-readings",
        "drops readings that were taken offline on its second connector",
        Kind.SECOND_CONNECTOR,
        ("14.2",),
        findings=("offline.readings-missing",),
    ),
)
