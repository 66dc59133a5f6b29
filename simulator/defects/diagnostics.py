"""Mistakes about uploading its log."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect("unnamed-diagnostics", "does not name the diagnostics file", Kind.SILENT, ("13.1", "13.2")),
    Defect(
        "misnamed-diagnostics",
        "uploads diagnostics under another name than it said",
        Kind.WRONG_VALUE,
        ("13.2",),
    ),
    Defect("empty-diagnostics", "uploads a diagnostics file without content", Kind.WRONG_VALUE, ("13.2",)),
    Defect(
        "endless-diagnostics",
        "uploads its whole log whatever time was asked for",
        Kind.TOO_MUCH,
        ("13.2",),
        beyond=True,
    ),
    Defect("never-gives-up", "tries to upload diagnostics more often than told", Kind.TOO_MUCH, ("13.3",)),
    Defect("gives-up-early", "tries to upload diagnostics only once", Kind.EARLY, ("13.3",)),
    Defect("pretended-upload", "reports an upload that was refused", Kind.ANSWERS_ONLY, ("13.3",)),
)
