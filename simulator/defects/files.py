"""Mistakes about files on their way that only the monitor sees."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect(
        "installed-twice",
        "reports twice that an update is installed",
        Kind.TWICE,
        findings=("files.update-course",),
    ),
    Defect(
        "floods-with-uploading",
        "reports over and over that it uploads",
        Kind.TWICE,
        findings=("files.upload-flood",),
    ),
    Defect(
        "first-upload-fails-silently",
        "is not let in with its first upload and says nothing of it",
        Kind.SILENT,
        findings=("files.silent-failure",),
    ),
    Defect(
        "first-upload-not-tried",
        "reports its first upload as failed without a try",
        Kind.ANSWERS_ONLY,
        findings=("files.protocol-unused",),
    ),
    Defect(
        "first-upload-misnamed",
        "uploads its first file under another name than it said",
        Kind.WRONG_VALUE,
        findings=("files.other-name",),
    ),
    Defect(
        "first-upload-empty",
        "uploads a first file without content",
        Kind.WRONG_VALUE,
        findings=("files.empty",),
    ),
    Defect(
        "first-upload-pretended",
        "reports a first upload that it never made",
        Kind.ANSWERS_ONLY,
        findings=("files.never-came",),
    ),
)
