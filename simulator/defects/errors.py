"""Mistakes about what it reports when something is wrong."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect(
        "blind-to-imbalance", "does not notice that the phases are out of balance", Kind.SILENT, ("10.1",)
    ),
    Defect("silent-emergency-stop", "does not report a pressed emergency stop", Kind.SILENT, ("10.1",)),
    Defect(
        "faulted-by-communication",
        "is Faulted when it cannot understand a car",
        Kind.WRONG_VALUE,
        ("10.1",),
        findings=("statuses.communication-error",),
        beyond=True,
    ),
    Defect(
        "own-error-as-connectors",
        "reports an error of its own as one of connector 1",
        Kind.ELSEWHERE,
        ("10.2",),
        findings=("times.statuses-backwards",),
    ),
    Defect("silent-recovery", "does not report that an error is gone", Kind.SILENT, ("10.3",)),
    Defect("late-emergency-stop", "reports a pressed emergency stop only 50 s later", Kind.LATE, ("10.1",)),
    Defect(
        "errors-of-neighbour",
        "reports an error of one connector as the other's",
        Kind.ELSEWHERE,
        ("10.1", "3.5"),
        findings=("times.statuses-backwards",),
        because="what an error report says (3.5) cannot be seen of the connector where it happened",
    ),
    Defect(
        "blind-second-connector",
        "does not report errors of its second connector",
        Kind.SECOND_CONNECTOR,
        ("10.1", "3.5"),
        because="function 3 provokes an error on every connector too (3.5)",
    ),
    Defect(
        "first-error-only",
        "reports the first error after it was delivered, and none after that",
        Kind.SECOND_TIME,
        ("10.1", "3.5"),
        because="function 3 provokes errors too (3.5)",
    ),
    Defect("silent-own-error", "does not report an error of its own", Kind.SILENT, ("10.2",)),
    Defect("late-own-error", "reports an error of its own only 50 s later", Kind.LATE, ("10.2",)),
    Defect(
        "own-error-as-out-of-service",
        "reports that it is out of service when it is broken",
        Kind.WRONG_VALUE,
        ("10.2",),
    ),
    Defect(
        "own-error-only-once",
        "reports the first error of its own and none after that",
        Kind.SECOND_TIME,
        ("10.2",),
    ),
    Defect("late-recovery", "reports only 50 s later that an error is gone", Kind.LATE, ("10.3",)),
    Defect(
        "recovery-of-neighbour", "reports that the other connector's error is gone", Kind.ELSEWHERE, ("10.3",)
    ),
    Defect("keeps-error-code", "names an error still when it is gone", Kind.WRONG_VALUE, ("10.3",)),
    Defect(
        "second-connector-stays-broken",
        "does not report that an error of its second connector is gone",
        Kind.SECOND_CONNECTOR,
        ("10.3",),
    ),
    Defect(
        "stopped-without-code",
        "reports its connectors Faulted with NoError when the emergency stop is pressed",
        Kind.WRONG_VALUE,
        findings=("statuses.fault-without-error",),
    ),
    Defect(
        "usable-without-power",
        "reports a connector with a broken power switch as usable",
        Kind.WRONG_VALUE,
        findings=("statuses.error-without-fault",),
    ),
)
