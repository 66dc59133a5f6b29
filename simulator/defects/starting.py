"""Mistakes about beginning a session."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect("ignores-remote-start", "agrees to start a session and starts none", Kind.ANSWERS_ONLY, ("6.1",)),
    Defect(
        "unnumbered-readings",
        "sends readings without the number of their session",
        Kind.SILENT,
        ("6.1", "8.2"),
        beyond=True,
    ),
    Defect(
        "local-time",
        "tells the times of sessions in local time as if it were UTC",
        Kind.WRONG_VALUE,
        ("6.1", "14.1"),
        beyond=True,
    ),
    Defect(
        "always-asks",
        "asks about every card, though told that it need not",
        Kind.TOO_MUCH,
        ("6.2",),
        beyond=True,
    ),
    Defect(
        "trusts-known-cards",
        "does not ask about cards that it knows, though told to",
        Kind.SILENT,
        ("6.2", "6.3"),
    ),
    Defect(
        "starts-with-any-card", "starts a session whatever it is told about the card", Kind.TOO_MUCH, ("6.3",)
    ),
)
