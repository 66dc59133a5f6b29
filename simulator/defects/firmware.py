"""Mistakes about updating its firmware."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect("silent-download", "does not report that it downloads an update", Kind.SILENT, ("12.1",)),
    Defect(
        "pretended-update", "reports an update that it never fetched", Kind.ANSWERS_ONLY, ("12.1", "12.3")
    ),
    Defect(
        "no-restart-after-update",
        "installs an update without restarting",
        Kind.ANSWERS_ONLY,
        ("12.2", "12.1"),
    ),
    Defect("updates-in-session", "restarts into an update while a session runs", Kind.EARLY, ("12.2",)),
    Defect(
        "silent-download-failure", "says nothing when an update cannot be fetched", Kind.SILENT, ("12.3",)
    ),
    Defect("installs-anything", "installs an update whose checksum is wrong", Kind.TOO_MUCH, ("12.3",)),
)
