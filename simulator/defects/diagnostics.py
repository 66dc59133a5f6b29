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
    Defect(
        "late-diagnostics-answer",
        "answers a question for diagnostics only after 45 s",
        Kind.LATE,
        (
            "13.1",
            "13.2",
        ),
    ),
    Defect(
        "diagnostics-unanswered",
        "uploads diagnostics and does not answer the question for them",
        Kind.ACTS_ONLY,
        (
            "13.1",
            "13.2",
        ),
    ),
    Defect(
        "no-diagnostics",
        "does not support diagnostics",
        Kind.REFUSES,
        (
            "13.1",
            "13.2",
            "13.3",
        ),
    ),
    Defect(
        "names-diagnostics-once", "names the first diagnostics file and no other", Kind.SECOND_TIME, ("13.2",)
    ),
    Defect(
        "upload-never-made",
        "reports diagnostics as uploaded and uploads none",
        Kind.ANSWERS_ONLY,
        (
            "13.2",
            "13.3",
        ),
    ),
    Defect("silent-upload", "does not report that diagnostics are uploaded", Kind.SILENT, ("13.2",)),
    Defect(
        "uploads-anonymously",
        "uploads diagnostics without the login that it was given",
        Kind.WRONG_VALUE,
        ("13.2",),
    ),
    Defect("late-upload", "uploads diagnostics only after twenty minutes", Kind.LATE, ("13.2",)),
    Defect(
        "uploaded-before-upload",
        "reports diagnostics as uploaded before it uploads them",
        Kind.EARLY,
        ("13.2",),
        beyond=True,
    ),
    Defect(
        "silent-upload-failure", "says nothing when diagnostics cannot be uploaded", Kind.SILENT, ("13.3",)
    ),
    Defect(
        "takes-retries-for-tries",
        "counts the first attempt to upload among the retries",
        Kind.WRONG_VALUE,
        ("13.3",),
    ),
)
