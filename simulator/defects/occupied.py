"""Mistakes about a place that is taken and not used."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect(
        "occupied-as-suspended",
        "reports a plugged-in car as SuspendedEVSE",
        Kind.WRONG_VALUE,
        ("11.1",),
        findings=("statuses.finishing-skipped", "transitions.not-permitted"),
    ),
    Defect("waits-for-ever", "never gives up a place where nobody presents a card", Kind.SILENT, ("11.2",)),
    Defect("impatient", "gives up a place in half the time that was set", Kind.EARLY, ("11.2",)),
    Defect("silent-unplug", "does not report that an unused place is free again", Kind.SILENT, ("11.3",)),
    Defect("silent-plug", "does not report that a car was plugged in", Kind.SILENT, ("11.1", "11.2")),
    Defect("late-plug", "reports only 50 s later that a car was plugged in", Kind.LATE, ("11.1", "11.2")),
    Defect(
        "plug-of-neighbour",
        "reports a plugged-in car at the other connector",
        Kind.ELSEWHERE,
        ("11.1", "11.2"),
        findings=("times.statuses-backwards", "transitions.not-permitted"),
    ),
    Defect(
        "silent-second-plug",
        "does not report that a car was plugged in at its second connector",
        Kind.SECOND_CONNECTOR,
        ("11.1", "11.2"),
    ),
    Defect(
        "keeps-cable-timeout",
        "accepts another time-out for an unused cable and keeps its own",
        Kind.ANSWERS_ONLY,
        ("11.2",),
    ),
    Defect("patient", "gives up a place in twice the time that was set", Kind.LATE, ("11.2",)),
    Defect("gives-up-as-fault", "is Faulted where it was to release a place", Kind.WRONG_VALUE, ("11.2",)),
    Defect(
        "second-waits-for-ever",
        "never gives up its second connector where nobody presents a card",
        Kind.SECOND_CONNECTOR,
        ("11.2",),
    ),
    Defect("late-unplug", "reports only 50 s later that an unused place is free again", Kind.LATE, ("11.3",)),
    Defect(
        "unplug-of-neighbour",
        "reports that the other connector is free when a cable is taken out",
        Kind.ELSEWHERE,
        ("11.3",),
        findings=("statuses.finishing-skipped",),
    ),
    Defect(
        "unplugged-as-finishing",
        "reports an unused place that is free again as Finishing",
        Kind.WRONG_VALUE,
        ("11.3",),
    ),
    Defect(
        "silent-second-unplug",
        "does not report that its second connector is free again unused",
        Kind.SECOND_CONNECTOR,
        ("11.3",),
    ),
)
