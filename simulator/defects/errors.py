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
        beyond=True,
    ),
    Defect(
        "own-error-as-connectors",
        "reports an error of its own as one of connector 1",
        Kind.ELSEWHERE,
        ("10.2",),
    ),
    Defect("silent-recovery", "does not report that an error is gone", Kind.SILENT, ("10.3",)),
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
