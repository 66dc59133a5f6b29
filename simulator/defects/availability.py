"""Mistakes about its connectors and whether they are in service."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect("silent-availability", "changes availability and does not say so", Kind.SILENT, ("3.2", "3.3")),
    Defect(
        "wrong-connector",
        "reports that one connector is out of service as another's",
        Kind.ELSEWHERE,
        ("3.3", "3.2"),
    ),
    Defect(
        "interrupts-session",
        "ends a running session when taken out of service",
        Kind.TOO_MUCH,
        ("3.2",),
        beyond=True,
    ),
    Defect(
        "stays-out",
        "does not come back into service before its power was off",
        Kind.ANSWERS_ONLY,
        ("3.1", "3.3"),
    ),
    Defect(
        "takes-all-out",
        "takes all of its connectors for the one that is meant",
        Kind.ELSEWHERE,
        ("3.2",),
        beyond=True,
    ),
    Defect(
        "refuses-repeat",
        "rejects an availability that it already has",
        Kind.SECOND_TIME,
        ("3.1",),
        beyond=True,
    ),
    Defect(
        "silent-boot-statuses",
        "says nothing about its connectors after it was accepted",
        Kind.SILENT,
        ("3.4", "3.2", "9.1", "9.2"),
    ),
    Defect(
        "errors-without-code",
        "reports errors with the code NoError",
        Kind.WRONG_VALUE,
        ("3.5", "10.1", "10.2"),
    ),
    Defect(
        "terse-errors", "reports the code of an error and nothing more", Kind.SILENT, ("3.5",), beyond=True
    ),
    Defect(
        "late-back",
        "comes back into service more than a minute after it said so",
        Kind.LATE,
        ("3.1", "3.3"),
    ),
    Defect(
        "second-stays-out",
        "does not bring its second connector back into service before its power was off",
        Kind.SECOND_CONNECTOR,
        ("3.1", "3.3"),
    ),
    Defect(
        "returns-though-rejected",
        "rejects being put back in service, and comes back",
        Kind.ACTS_ONLY,
        ("3.1", "3.3"),
    ),
    Defect(
        "forgets-out-of-service",
        "is back in service after a restart",
        Kind.AFTER_RESTART,
        ("3.2",),
        beyond=True,
    ),
    Defect(
        "forgets-postponed-change",
        "promises to go out of service after a session and does not",
        Kind.ANSWERS_ONLY,
        ("3.2",),
        beyond=True,
    ),
    Defect(
        "accepts-for-later",
        "says that it is out of service while a session still runs",
        Kind.EARLY,
        ("3.2",),
        beyond=True,
    ),
    Defect(
        "refuses-whole-station",
        "lets its connectors be taken out of service, and not the whole station",
        Kind.REFUSES,
        ("3.2",),
    ),
    Defect(
        "second-stays-in",
        "agrees to take its second connector out of service and does not",
        Kind.SECOND_CONNECTOR,
        ("3.2", "3.3"),
    ),
    Defect(
        "out-of-service-unanswered",
        "goes out of service without answering the order",
        Kind.ACTS_ONLY,
        ("3.2", "3.3"),
    ),
    Defect(
        "second-not-reported",
        "does not report that its second connector is out of service",
        Kind.SECOND_CONNECTOR,
        ("3.3", "3.2"),
    ),
    Defect(
        "old-status-last",
        "reports the status from before once more after it went out of service",
        Kind.ORDER,
        ("3.3", "3.2"),
    ),
    Defect(
        "late-availability",
        "looks only now and then whether its connectors are in service",
        Kind.LATE,
        ("3.3", "3.1", "3.2"),
    ),
    Defect(
        "unavailable-as-faulted",
        "reports a connector that is out of service Faulted",
        Kind.WRONG_VALUE,
        ("3.3", "3.2"),
    ),
    Defect(
        "forgets-itself-at-boot",
        "reports its connectors after a start, and not itself",
        Kind.SILENT,
        ("3.4", "9.1", "9.2"),
    ),
    Defect(
        "second-silent-at-boot",
        "does not report its second connector after a start",
        Kind.SECOND_CONNECTOR,
        ("3.4", "9.1", "9.2"),
    ),
    Defect(
        "late-boot-statuses", "reports its connectors four minutes after it was accepted", Kind.LATE, ("3.4",)
    ),
    Defect(
        "statuses-only-at-power-on",
        "reports its connectors when its power comes on, and not after a reset",
        Kind.AFTER_RESTART,
        ("3.4", "9.1", "9.2"),
    ),
    Defect(
        "outdated-status",
        "reports itself Operative, which is no status",
        Kind.WRONG_VALUE,
        ("3.4", "9.1", "9.2"),
    ),
    Defect(
        "prepares-itself",
        "reports itself Preparing after a start, as if it were a connector",
        Kind.WRONG_VALUE,
        ("3.4",),
        beyond=True,
    ),
    Defect(
        "second-error-without-code",
        "reports errors of its second connector with the code NoError",
        Kind.SECOND_CONNECTOR,
        ("3.5", "10.1"),
    ),
    Defect("late-errors", "reports an error more than a minute after it came", Kind.LATE, ("3.5", "10.1")),
    Defect(
        "error-only-once",
        "reports the same error of a connector only the first time",
        Kind.SECOND_TIME,
        ("3.5", "10.1"),
    ),
    Defect(
        "errors-as-its-own",
        "reports an error of a connector as one of the whole station",
        Kind.ELSEWHERE,
        ("3.5", "10.1"),
    ),
    Defect(
        "charges-itself",
        "reports itself Charging when one of its connectors is",
        Kind.WRONG_VALUE,
        findings=("statuses.of-the-station",),
    ),
)
