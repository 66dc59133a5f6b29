"""Mistakes about the cards that it remembers."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect(
        "clears-late",
        "answers an order to clear the cache only after 45 s",
        Kind.LATE,
        ("15.1",),
        findings=("frame.late-answer",),
    ),
    Defect("refuses-clear", "does not clear its cache of cards when told to", Kind.REFUSES, ("15.1",)),
    Defect(
        "keeps-cache",
        "says that the card cache was cleared and keeps it",
        Kind.ANSWERS_ONLY,
        ("15.1",),
        beyond=True,
    ),
    Defect(
        "rejects-clear-and-clears",
        "clears its cache of cards and says that it did not",
        Kind.ACTS_ONLY,
        ("15.1",),
    ),
    Defect(
        "clears-only-once",
        "clears its cache of cards the first time and only says so after that",
        Kind.SECOND_TIME,
        ("15.1",),
        beyond=True,
    ),
)
