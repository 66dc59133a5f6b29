"""Mistakes about its meter."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect(
        "no-final-reading",
        "ends sessions without a meter reading",
        Kind.SILENT,
        ("8.1", "14.1"),
        because="the energy of a session must also add up where it was held or ended offline (14.1)",
    ),
    Defect(
        "counts-from-zero",
        "tells the session's energy in place of the register at its end",
        Kind.WRONG_VALUE,
        ("8.1", "14.1"),
        findings=("registers.unaccounted", "transactions.meter-backwards", "transactions.readings-beyond"),
        because="the energy of a session must also add up where it was held or ended offline (14.1)",
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
    Defect("no-start-reading", "begins sessions without a meter reading", Kind.SILENT, ("8.1",)),
    Defect(
        "final-reading-as-text",
        "tells the meter reading at the end as a text",
        Kind.WRONG_VALUE,
        findings=("schema.StopTransaction.meterStop.Type",),
    ),
    Defect(
        "no-second-final-reading",
        "ends sessions on its second connector without a meter reading",
        Kind.SECOND_CONNECTOR,
        ("8.1", "14.1"),
        findings=("schema.StopTransaction.Required",),
        because="the energy of a session must also add up where it was held or ended offline (14.1)",
    ),
    Defect(
        "reads-neighbours-meter",
        "tells the other connector's meter at the end of a session",
        Kind.ELSEWHERE,
        ("8.1", "14.1"),
        findings=(
            "registers.backwards-between",
            "registers.unaccounted",
            "transactions.meter-backwards",
            "transactions.readings-beyond",
        ),
        because="the energy of a session must also add up where it was held or ended offline (14.1)",
        beyond=True,
    ),
    Defect(
        "session-in-kilowatt-hours",
        "tells start and end of a session in kWh where Wh are due",
        Kind.WRONG_VALUE,
        ("8.1",),
        findings=("transactions.readings-beyond",),
        beyond=True,
    ),
    Defect(
        "ends-an-hour-early",
        "stamps the ends of sessions an hour early, as if by winter time",
        Kind.EARLY,
        ("8.1", "14.1"),
        findings=("transactions.ends-before-start", "transactions.readings-untimely"),
        because="the time of an end is also judged of sessions that ended offline (14.1)",
        beyond=True,
    ),
    Defect(
        "refuses-meter-rhythm",
        "rejects every interval for meter readings",
        Kind.REFUSES,
        ("8.2", "5.1"),
        because="the interval is one of the settings that 5.1 changes",
    ),
    Defect(
        "keeps-meter-rhythm",
        "accepts another interval for meter readings and keeps its own",
        Kind.ANSWERS_ONLY,
        ("8.2",),
    ),
    Defect(
        "unread-second-connector",
        "sends no meter readings from its second connector",
        Kind.SECOND_CONNECTOR,
        ("8.2", "8.3"),
    ),
    Defect(
        "readings-of-neighbour",
        "sends the readings of one connector as the other's",
        Kind.ELSEWHERE,
        ("8.2", "8.3"),
    ),
    Defect(
        "two-readings-a-session", "sends two readings of a session and no more", Kind.SECOND_TIME, ("8.2",)
    ),
    Defect("hasty-rhythm", "takes readings in two thirds of the time that was set", Kind.EARLY, ("8.2",)),
    Defect(
        "tells-energy-only",
        "accepts what its readings are to tell and tells the energy alone",
        Kind.ANSWERS_ONLY,
        ("8.3",),
    ),
    Defect(
        "only-first-reading-full",
        "tells all that was asked for in the first reading of a session only",
        Kind.SECOND_TIME,
        ("8.3",),
    ),
    Defect(
        "no-current-on-second",
        "leaves the current out of the readings of its second connector",
        Kind.SECOND_CONNECTOR,
        ("8.3",),
        findings=("metering.measurands-missing",),
    ),
    Defect("decimal-comma", "writes numbers with a decimal comma", Kind.WRONG_VALUE, ("8.3",)),
    Defect(
        "current-of-one-phase",
        "tells the current of one phase, and none of the others",
        Kind.SILENT,
        ("8.3",),
        beyond=True,
    ),
    Defect(
        "milliamperes-as-amperes",
        "tells milliamperes and calls them amperes",
        Kind.WRONG_VALUE,
        ("8.3",),
        beyond=True,
    ),
    Defect(
        "one-rhythm-at-a-time",
        "takes no readings in a session while it takes readings by the clock",
        Kind.SILENT,
        findings=("metering.no-values",),
    ),
    Defect(
        "three-measurands",
        "accepts any list of measurands and tells the first three of it",
        Kind.ANSWERS_ONLY,
        findings=("metering.measurands-missing",),
    ),
)
