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
        beyond=True,
    ),
    Defect("tells-twice", "reports what happened while offline twice", Kind.TWICE, ("14.1",), beyond=True),
    Defect(
        "no-offline-meter-values", "drops meter values that were taken while offline", Kind.SILENT, ("14.2",)
    ),
)
