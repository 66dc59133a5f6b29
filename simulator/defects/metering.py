"""Mistakes about its meter."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect("no-final-reading", "ends sessions without a meter reading", Kind.SILENT, ("8.1", "14.1")),
    Defect(
        "counts-from-zero",
        "tells the session's energy in place of the register at its end",
        Kind.WRONG_VALUE,
        ("8.1", "14.1"),
        beyond=True,
    ),
    Defect("slow-rhythm", "takes readings a fifth more slowly than told", Kind.LATE, ("8.2",)),
    Defect(
        "jumping-register",
        "tells a register that now and then runs backwards",
        Kind.WRONG_VALUE,
        ("8.2",),
        beyond=True,
    ),
    Defect("off-clock", "takes readings by the clock seven seconds late", Kind.LATE, ("8.2",), beyond=True),
    Defect(
        "no-voltage", "leaves the voltage out of its readings, though told to tell it", Kind.SILENT, ("8.3",)
    ),
    Defect(
        "kilowatts-as-watts", "tells kilowatts and calls them watts", Kind.WRONG_VALUE, ("8.3",), beyond=True
    ),
)
