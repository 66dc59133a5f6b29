"""Mistakes about the course of updates and uploads that only the monitor sees."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect(
        "failed-twice-over",
        "reports of a broken update that its download failed too",
        Kind.ORDER,
        findings=("files.course-order",),
    ),
    Defect(
        "installing-twice",
        "reports twice that it installs an update",
        Kind.TWICE,
        findings=("files.stage-repeated",),
    ),
    Defect(
        "idle-after-upload",
        "reports after an upload that it is idle, though nobody asks",
        Kind.TOO_MUCH,
        findings=("files.idle-unasked",),
    ),
    Defect(
        "upload-nobody-ordered",
        "reports at its first start the failure of an upload that nobody ordered",
        Kind.TOO_MUCH,
        findings=("files.unordered",),
    ),
    Defect(
        "hasty-download",
        "tries a download again after a second, whatever interval is ordered",
        Kind.EARLY,
        findings=("files.retry-pause",),
    ),
    Defect(
        "stubborn-download",
        "tries a download twice as often again as ordered",
        Kind.TOO_MUCH,
        findings=("files.more-tries",),
    ),
)
