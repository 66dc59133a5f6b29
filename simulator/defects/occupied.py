"""Mistakes about a place that is taken and not used."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect("occupied-as-suspended", "reports a plugged-in car as SuspendedEVSE", Kind.WRONG_VALUE, ("11.1",)),
    Defect("waits-for-ever", "never gives up a place where nobody presents a card", Kind.SILENT, ("11.2",)),
    Defect("impatient", "gives up a place in half the time that was set", Kind.EARLY, ("11.2",)),
    Defect("silent-unplug", "does not report that an unused place is free again", Kind.SILENT, ("11.3",)),
)
