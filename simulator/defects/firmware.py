"""Mistakes about updating its firmware."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect(
        "silent-download",
        "does not report that it downloads an update",
        Kind.SILENT,
        ("12.1",),
        findings=("files.update-course",),
    ),
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
    Defect("silent-installed", "does not report that an update is installed", Kind.SILENT, ("12.1",)),
    Defect(
        "late-installed",
        "reports only a quarter of an hour later that an update is installed",
        Kind.LATE,
        ("12.1",),
    ),
    Defect(
        "installed-before-fetched",
        "reports an update as installed before it has fetched it",
        Kind.EARLY,
        ("12.1",),
        findings=("files.course-order", "files.update-course"),
        beyond=True,
    ),
    Defect(
        "fetches-another-file",
        "fetches updates under a name of its own from where it was sent",
        Kind.ELSEWHERE,
        ("12.1", "12.2", "12.3"),
    ),
    Defect("no-updates", "does not support updates from afar", Kind.REFUSES, ("12.1", "12.2", "12.3")),
    Defect(
        "keeps-old-version",
        "registers with the old version after an update",
        Kind.WRONG_VALUE,
        ("12.1",),
        beyond=True,
    ),
    Defect(
        "updates-only-once",
        "carries out the first update after it was started and forgets every other",
        Kind.SECOND_TIME,
        ("12.2", "12.1", "12.3"),
    ),
    Defect(
        "heeds-first-connector-only",
        "restarts into an update while a session runs on its second connector",
        Kind.SECOND_CONNECTOR,
        ("12.2",),
    ),
    Defect(
        "forgets-postponed-update",
        "forgets an update for which a session must end first",
        Kind.SILENT,
        ("12.2",),
    ),
    Defect(
        "restarts-at-night",
        "restarts into an update only an hour later, with nobody charging",
        Kind.LATE,
        ("12.2", "12.1"),
        findings=("connections.idle-close", "files.update-course"),
    ),
    Defect(
        "missing-as-broken",
        "says that an update is broken that it could not fetch",
        Kind.WRONG_VALUE,
        ("12.3",),
    ),
    Defect(
        "late-download-failure",
        "says only after twenty minutes that an update cannot be fetched",
        Kind.LATE,
        ("12.3",),
    ),
    Defect(
        "hangs-after-failed-update",
        "hangs after an update that could not be fetched",
        Kind.ANSWERS_ONLY,
        ("12.3",),
    ),
)
