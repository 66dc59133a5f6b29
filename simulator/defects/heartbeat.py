"""Mistakes about showing itself."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect(
        "ignores-given-rhythm",
        "ignores the interval that it is given when it registers",
        Kind.ANSWERS_ONLY,
        ("2.1",),
    ),
    Defect(
        "silent-heartbeat-trigger", "agrees to send a heartbeat and sends none", Kind.ANSWERS_ONLY, ("2.2",)
    ),
    Defect(
        "two-hour-heartbeat", "shows itself only every two hours unless told otherwise", Kind.LATE, ("2.3",)
    ),
    Defect(
        "keeps-old-rhythm",
        "accepts a new heartbeat interval and keeps the old rhythm",
        Kind.ANSWERS_ONLY,
        ("2.4",),
        findings=("heartbeats.too-seldom",),
    ),
    Defect("slow-heart", "shows itself a third more seldom than told", Kind.LATE, ("2.1", "2.3", "2.4")),
    Defect("beats-twice", "shows itself twice each time", Kind.TWICE, ("2.1", "2.4")),
    Defect("falls-asleep", "shows itself twice and then no more", Kind.SILENT, ("2.1", "2.4")),
    Defect("refuses-heartbeat-trigger", "cannot be asked for a heartbeat", Kind.REFUSES, ("2.2",)),
    Defect("heartbeat-though-refused", "refuses to send a heartbeat and sends it", Kind.ACTS_ONLY, ("2.2",)),
    Defect(
        "late-heartbeat-trigger",
        "sends the heartbeat that it is asked for more than a minute later",
        Kind.LATE,
        ("2.2",),
    ),
    Defect("status-for-heartbeat", "asked for a heartbeat, reports its status", Kind.ELSEWHERE, ("2.2",)),
    Defect("no-heartbeat-by-itself", "never shows itself unless told to", Kind.SILENT, ("2.3",)),
    Defect(
        "rhythm-with-unit",
        "tells its heartbeat interval with the unit behind it",
        Kind.WRONG_VALUE,
        ("2.3", "4.2", "5.1"),
        findings=("settings.change-without-effect", "settings.wrong-kind"),
        because="what it tells is no number, and cannot be put back as it was told",
    ),
    Defect(
        "hides-rhythm",
        "leaves its heartbeat interval out of what it tells of its settings",
        Kind.SILENT,
        ("2.3", "4.2", "5.2"),
        findings=("settings.required-missing", "settings.unknown-not-named"),
        because="the setting is one that every station must tell, and one by which refusals are tried",
    ),
    Defect(
        "refuses-rhythm",
        "rejects a change of its heartbeat interval",
        Kind.REFUSES,
        ("2.4", "2.3", "5.1"),
        because="it is one of the settings that can be changed",
    ),
    Defect(
        "second-rhythm-ignored",
        "heeds only the first change of its heartbeat interval",
        Kind.SECOND_TIME,
        ("2.4",),
        findings=("heartbeats.too-often", "heartbeats.too-seldom"),
    ),
    Defect(
        "minutes-for-seconds", "takes a new heartbeat interval for minutes", Kind.WRONG_VALUE, ("2.4", "2.3")
    ),
)
