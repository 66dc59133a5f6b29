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
)
