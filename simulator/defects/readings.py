"""Mistakes about readings that only the monitor sees."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect(
        "first-reading-stale",
        "tells an old register in its very first reading",
        Kind.EARLY,
        findings=("transactions.readings-beyond",),
    ),
    Defect(
        "warmth-of-neighbour",
        "tells with the readings of a session how warm the other connector is",
        Kind.ELSEWHERE,
        findings=("transactions.other-connector",),
    ),
    Defect(
        "begin-read-too-early",
        "tells of the begin of a session what it read five seconds before",
        Kind.EARLY,
        findings=("transactions.readings-untimely",),
    ),
    Defect(
        "reading-left-behind",
        "sends the last reading of a session after its end",
        Kind.ORDER,
        findings=("times.backwards",),
    ),
    Defect(
        "clock-reading-lags",
        "tells a register by the clock, once, that is lower than in the reading before",
        Kind.WRONG_VALUE,
        findings=("registers.backwards",),
    ),
    Defect(
        "register-forgets-at-restart",
        "loses the last 200 Wh of its registers in a restart",
        Kind.AFTER_RESTART,
        findings=("registers.backwards-between",),
    ),
    Defect(
        "register-counts-restarting",
        "counts half a kWh for nobody in a restart",
        Kind.AFTER_RESTART,
        findings=("registers.unaccounted",),
    ),
    Defect(
        "register-turns-slowly",
        "counts a tenth of the energy that flows",
        Kind.WRONG_VALUE,
        findings=("registers.unlike-power",),
    ),
    Defect(
        "inlet-power-doubled",
        "tells of its inlet more power than its volts and amperes make",
        Kind.WRONG_VALUE,
        findings=("metering.power-unfit",),
    ),
    Defect(
        "amperes-in-volts",
        "tells its current in volts",
        Kind.WRONG_VALUE,
        findings=("metering.unit-unfit",),
    ),
    Defect(
        "charge-of-255",
        "tells a state of charge of 255 where it knows none",
        Kind.WRONG_VALUE,
        findings=("metering.charge-impossible",),
    ),
    Defect(
        "negative-neutral",
        "tells a negative current of the neutral conductor",
        Kind.WRONG_VALUE,
        findings=("metering.negative",),
    ),
    Defect(
        "meter-clock-runs-slow",
        "stamps its samples by a clock that runs a fifth too slowly",
        Kind.WRONG_VALUE,
        findings=("metering.off-beat",),
    ),
    Defect(
        "too-busy-for-volts",
        "leaves out every other sample where it is to tell four measurands",
        Kind.SECOND_TIME,
        findings=("metering.left-out",),
    ),
    Defect(
        "reads-by-no-clock",
        "sends a reading by the clock with every start, though told to send none",
        Kind.TOO_MUCH,
        findings=("metering.unwanted",),
    ),
    Defect(
        "idle-clock-late",
        "reads an idle connector three seconds past the clock",
        Kind.LATE,
        findings=("metering.off-the-clock",),
    ),
    Defect(
        "idle-clock-every-other",
        "reads an idle connector by the clock every other time",
        Kind.SECOND_TIME,
        findings=("metering.clock-left-out",),
    ),
    Defect(
        "idle-clock-as-triggered",
        "says of the readings of an idle connector that somebody triggered them",
        Kind.WRONG_VALUE,
        findings=("metering.context-untrue",),
    ),
)
