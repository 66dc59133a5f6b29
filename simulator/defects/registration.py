"""Mistakes about starting up and registering."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect("nameless", "registers without the name of its model", Kind.SILENT, ("1.1",)),
    Defect(
        "talks-before-admission",
        "reports its connectors before it is admitted",
        Kind.EARLY,
        ("1.1",),
        beyond=True,
    ),
    Defect(
        "changing-serial",
        "says another serial number at every start",
        Kind.AFTER_RESTART,
        ("1.1",),
        beyond=True,
    ),
    Defect("no-serial", "registers without its serial number", Kind.SILENT, ("1.2",)),
    Defect(
        "long-serial",
        "registers with a serial number that is too long",
        Kind.WRONG_VALUE,
        ("1.2",),
        beyond=True,
    ),
)
