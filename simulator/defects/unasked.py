"""Mistakes about rhythm, registering, settings and errors that no criterion asks about."""

from simulator.defects.defect import Defect, Kind


def _seen(name: str, sentence: str, finding: str, kind: Kind = Kind.WRONG_VALUE) -> Defect:
    """Return a mistake that only the monitor can see."""
    return Defect(name, sentence, kind, findings=(finding,))


DEFECTS = (
    _seen(
        "heart-leaps",
        "shows itself three times at once when its rhythm changes",
        "heartbeats.too-often",
        Kind.TOO_MUCH,
    ),
    _seen(
        "impatient-to-register",
        "registers again sooner than it was told to",
        "registration.retries-early",
        Kind.EARLY,
    ),
    _seen(
        "first-list-incomplete",
        "leaves a required setting out of the first list that it is asked for",
        "settings.required-missing",
        Kind.SILENT,
    ),
    _seen(
        "first-list-doubled",
        "lists a setting twice in the first list that it is asked for",
        "settings.listed-twice",
        Kind.TWICE,
    ),
    _seen(
        "first-list-in-words",
        "tells a number in words in the first list that it is asked for",
        "settings.wrong-kind",
    ),
    _seen(
        "rejects-the-way-back",
        "rejects the change of a setting back to what it was, and makes it",
        "settings.effect-without-change",
        Kind.ACTS_ONLY,
    ),
    _seen(
        "blames-absent-car",
        "reports that it cannot understand a car where there is none",
        "statuses.communication-error",
    ),
)
