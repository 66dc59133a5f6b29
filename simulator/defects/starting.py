"""Mistakes about beginning a session."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect("ignores-remote-start", "agrees to start a session and starts none", Kind.ANSWERS_ONLY, ("6.1",)),
    Defect(
        "unnumbered-readings",
        "sends readings without the number of their session",
        Kind.SILENT,
        ("6.1", "8.2"),
        because="functions 6 and 8 both ask that readings carry the number of their session",
        beyond=True,
    ),
    Defect(
        "local-time",
        "tells the times of sessions in local time as if it were UTC",
        Kind.WRONG_VALUE,
        ("6.1", "14.1"),
        because="meter and time of a session's start are also judged of sessions held offline (14.1)",
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
    Defect(
        "remote-start-on-neighbour",
        "starts a session that was ordered on one connector on the other",
        Kind.ELSEWHERE,
        ("6.1",),
    ),
    Defect(
        "remote-start-with-own-card",
        "starts sessions ordered from afar with a card number of its own",
        Kind.WRONG_VALUE,
        ("6.1",),
    ),
    Defect(
        "rejects-remote-start-and-starts",
        "rejects an order to start a session and starts it",
        Kind.ACTS_ONLY,
        ("6.1",),
    ),
    Defect(
        "late-remote-start",
        "starts a session only a minute and a half after it was ordered",
        Kind.LATE,
        ("6.1",),
    ),
    Defect(
        "remote-start-only-once",
        "agrees to every order to start a session and carries out the first",
        Kind.SECOND_TIME,
        ("6.1",),
    ),
    Defect(
        "remote-start-on-first-only",
        "rejects orders to start a session on its second connector",
        Kind.SECOND_CONNECTOR,
        ("6.1",),
    ),
    Defect(
        "remote-start-needs-cable",
        "agrees to start a session and forgets it where no cable is in yet",
        Kind.ANSWERS_ONLY,
        ("6.1",),
    ),
    Defect("silent-charging", "does not report that a connector is Charging", Kind.SILENT, ("6.1", "6.2")),
    Defect(
        "asks-afterwards",
        "asks about a card only when its session has begun",
        Kind.ORDER,
        ("6.2", "6.3", "15.1"),
        because="whether the cache was cleared (15.1) shows by the question about a card",
    ),
    Defect(
        "garbage-in-card-number",
        "asks about a card with two characters too many",
        Kind.WRONG_VALUE,
        ("6.2", "6.3"),
    ),
    Defect(
        "books-card-for-neighbour",
        "takes a card that comes before the cable for the other connector's",
        Kind.ELSEWHERE,
        ("6.2",),
    ),
    Defect(
        "tells-starts-twice",
        "reports every start twice",
        Kind.TWICE,
        ("6.2", "7.2", "14.1"),
        because="that a session is reported once is asked for wherever a whole session is held",
        beyond=True,
    ),
    Defect(
        "second-wants-cable-first",
        "takes no card at its second connector before the cable is in",
        Kind.SECOND_CONNECTOR,
        ("6.2",),
    ),
    Defect("accepts-expired", "takes an expired card for a valid one", Kind.WRONG_VALUE, ("6.3",)),
    Defect("faulted-by-refusal", "is Faulted for 50 s after it refused a card", Kind.WRONG_VALUE, ("6.3",)),
    Defect(
        "trusts-second-reader",
        "starts a session at its second connector whatever it is told about the card",
        Kind.SECOND_CONNECTOR,
        ("6.3",),
    ),
    Defect(
        "yields-to-persistence",
        "starts a session for a refused card that is shown again",
        Kind.SECOND_TIME,
        ("6.3",),
    ),
    Defect(
        "charging-while-asking",
        "reports that it charges while it still asks about the card",
        Kind.EARLY,
        ("6.3",),
    ),
    Defect(
        "accepts-concurrent",
        "starts a session for a card that charges elsewhere already",
        Kind.TOO_MUCH,
        ("6.3",),
        beyond=True,
    ),
)
