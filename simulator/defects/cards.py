"""Mistakes about asking for cards that only the monitor sees."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect(
        "trusts-whoever-just-left",
        "does not ask about the card that has just ended a session, though told to",
        Kind.SECOND_TIME,
        findings=("authorization.not-asked",),
    ),
    Defect(
        "asks-to-let-go",
        "asks about a card that is to end the session that it began",
        Kind.TOO_MUCH,
        findings=("authorization.asks-to-stop",),
    ),
)
