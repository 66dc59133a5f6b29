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
    Defect(
        "remote-stop-under-other-number",
        "reports the end that the operator ordered under another transaction number",
        Kind.WRONG_VALUE,
        ("7.1",),
    ),
    Defect(
        "late-remote-stop",
        "ends a session only a minute and a half after the operator ordered it",
        Kind.LATE,
        ("7.1",),
    ),
    Defect(
        "rejects-remote-stop-and-stops",
        "rejects an order to end a session and ends it",
        Kind.ACTS_ONLY,
        ("7.1",),
    ),
    Defect(
        "remote-stop-of-connector-1",
        "told to end the session on its second connector, ends that on the first",
        Kind.ELSEWHERE,
        ("7.1",),
    ),
    Defect(
        "remote-stop-on-first-only",
        "does not know the sessions on its second connector when told to end them",
        Kind.SECOND_CONNECTOR,
        ("7.1",),
    ),
    Defect(
        "stays-finishing",
        "does not report that a place is free when the cable is out after a session",
        Kind.SILENT,
        (
            "7.1",
            "7.2",
        ),
    ),
    Defect(
        "slow-to-end",
        "ends a session only 50 s after its card was shown",
        Kind.LATE,
        (
            "7.2",
            "14.1",
        ),
    ),
    Defect(
        "ends-first-connector-only",
        "does not end a session on its second connector for the card that began it",
        Kind.SECOND_CONNECTOR,
        (
            "7.2",
            "14.1",
        ),
    ),
    Defect(
        "tells-ends-twice",
        "reports every end of a session twice",
        Kind.TWICE,
        (
            "7.2",
            "14.1",
        ),
        beyond=True,
    ),
    Defect(
        "late-pulled-cable",
        "notices only after 50 s that the cable was pulled out of the car",
        Kind.LATE,
        ("7.3",),
    ),
    Defect(
        "ignores-second-pulled-cable",
        "goes on with a session on its second connector when the car is gone",
        Kind.SECOND_CONNECTOR,
        ("7.3",),
    ),
    Defect(
        "pulled-cable-without-number",
        "reports the end by a pulled cable under the transaction number 0",
        Kind.WRONG_VALUE,
        ("7.3",),
    ),
    Defect(
        "pauses-for-pulled-cable",
        "accepts that a pulled cable ends a session and only pauses it",
        Kind.ANSWERS_ONLY,
        ("7.3",),
    ),
)
