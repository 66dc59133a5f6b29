"""Mistakes about ending a session."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect("ignores-remote-stop", "agrees to end a session and does not", Kind.ANSWERS_ONLY, ("7.1",)),
    Defect(
        "remote-stop-as-other",
        "does not say that it was the operator who ended a session",
        Kind.WRONG_VALUE,
        ("7.1",),
        beyond=True,
    ),
    Defect(
        "stops-unknown-sessions",
        "told to end a session that does not exist, ends another",
        Kind.ELSEWHERE,
        ("7.1",),
        beyond=True,
    ),
    Defect("silent-finish", "does not report that a connector is Finishing", Kind.SILENT, ("7.1", "7.2")),
    Defect(
        "deaf-to-cards", "does not end a session for the card that began it", Kind.SILENT, ("7.2", "14.1")
    ),
    Defect("any-card-stops", "ends a session for anybody's card", Kind.TOO_MUCH, ("7.2",), beyond=True),
    Defect(
        "local-stop-as-other",
        "does not say that it was the driver who ended a session",
        Kind.WRONG_VALUE,
        ("7.2",),
        beyond=True,
    ),
    Defect("stutters", "reports every start and end twice", Kind.TWICE, ("7.2", "6.2", "14.1"), beyond=True),
    Defect("ignores-pulled-cable", "goes on with a session when the car is gone", Kind.SILENT, ("7.3",)),
    Defect(
        "pulled-cable-as-local",
        "does not say that a session ended by pulling the cable",
        Kind.WRONG_VALUE,
        ("7.3",),
        beyond=True,
    ),
)
