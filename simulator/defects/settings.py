"""Mistakes about its settings."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect("empty-list", "asked for all its settings, lists none", Kind.SILENT, ("4.1", "4.2", "5.1")),
    Defect("forgotten-setting", "leaves a required setting out of its list", Kind.SILENT, ("4.2",)),
    Defect("lists-twice", "lists a setting twice", Kind.TWICE, ("4.2",)),
    Defect("ignores-filter", "asked for one setting, lists them all", Kind.TOO_MUCH, ("4.2",), beyond=True),
    Defect(
        "claims-too-much",
        "claims smart charging without having its settings",
        Kind.WRONG_VALUE,
        ("4.2",),
        beyond=True,
    ),
    Defect("spelled-number", "tells a number in words", Kind.WRONG_VALUE, ("4.2",), beyond=True),
    Defect(
        "unchangeable-setting",
        "does not support changing a setting that can be changed",
        Kind.REFUSES,
        ("5.1",),
    ),
    Defect(
        "pretended-change", "accepts a change of a setting and does not make it", Kind.ANSWERS_ONLY, ("5.1",)
    ),
    Defect(
        "changes-read-only",
        "rejects a change of a setting that can only be read, and makes it",
        Kind.ACTS_ONLY,
        ("5.2",),
    ),
    Defect("rejects-unknown-setting", "rejects a setting that it does not know", Kind.WRONG_VALUE, ("5.2",)),
    Defect("accepts-nonsense", "accepts values that make no sense", Kind.TOO_MUCH, ("5.2",)),
    Defect("refuses-to-list", "lists no settings unless they are named", Kind.REFUSES, ("4.1", "4.2", "5.1")),
    Defect(
        "lists-late",
        "lists its settings three quarters of a minute after it was asked",
        Kind.LATE,
        ("4.1", "4.2", "5.1"),
    ),
    Defect(
        "unnamed-settings",
        "lists the values of its settings without their names",
        Kind.WRONG_VALUE,
        ("4.1", "4.2", "5.1"),
    ),
    Defect(
        "lists-once", "lists all its settings only the first time", Kind.SECOND_TIME, ("4.1", "4.2", "5.1")
    ),
    Defect(
        "passes-over-unknown",
        "says nothing of a setting that it does not know",
        Kind.SILENT,
        ("4.2",),
        beyond=True,
    ),
    Defect("change-unanswered", "does not answer the change of a setting", Kind.SILENT, ("5.1",)),
    Defect("changes-once", "changes a setting once and rejects to have it back", Kind.SECOND_TIME, ("5.1",)),
    Defect("rejects-and-changes", "rejects the change of a setting and makes it", Kind.ACTS_ONLY, ("5.1",)),
    Defect(
        "changes-late",
        "makes a change of a setting three quarters of a minute after it accepted it",
        Kind.LATE,
        ("5.1",),
    ),
    Defect(
        "caps-silently",
        "accepts any number of attempts and takes no more than four",
        Kind.WRONG_VALUE,
        ("5.1",),
    ),
    Defect(
        "accepts-read-only",
        "accepts the change of a setting that can only be read, and does not make it",
        Kind.ANSWERS_ONLY,
        ("5.2",),
    ),
    Defect(
        "lists-all-in-session",
        "asked for one setting while somebody charges, lists them all",
        Kind.TOO_MUCH,
        findings=("settings.filter-ignored",),
    ),
    Defect(
        "small-letters",
        "spells HeartbeatInterval heartbeatInterval",
        Kind.WRONG_VALUE,
        findings=("settings.misspelt",),
    ),
    Defect(
        "names-unknown-once",
        "says only the first time that it does not know a setting",
        Kind.SECOND_TIME,
        findings=("settings.unknown-not-named",),
    ),
    Defect(
        "falsely-protected",
        "says that a setting can only be read, and changes it",
        Kind.WRONG_VALUE,
        findings=("settings.readonly-wrong",),
    ),
    Defect(
        "takes-back-once",
        "takes a switch back only the first time",
        Kind.SECOND_TIME,
        findings=("settings.change-without-effect",),
    ),
    Defect(
        "unknown-to-change",
        "does not support a change that changes nothing",
        Kind.REFUSES,
        findings=("settings.refused-as-unknown",),
    ),
)
