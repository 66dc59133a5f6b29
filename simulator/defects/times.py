"""Mistakes about the clock that only the monitor sees."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect(
        "statuses-in-local-time",
        "stamps its status reports in local time as if it were UTC",
        Kind.WRONG_VALUE,
        findings=("times.skew",),
    ),
    Defect(
        "statuses-of-1970",
        "stamps its status reports as if its clock had never been set",
        Kind.WRONG_VALUE,
        findings=("times.unset",),
    ),
    Defect(
        "first-kept-report-stamped-when-sent",
        "stamps the first end of a session that it keeps while offline with the time of its sending",
        Kind.AFTER_RECONNECT,
        findings=("times.stamped-when-sent",),
    ),
    Defect(
        "statuses-ahead",
        "stamps its status reports by a clock that is five minutes fast",
        Kind.WRONG_VALUE,
        findings=("times.ahead",),
    ),
    Defect(
        "statuses-behind",
        "stamps its status reports by a clock that is five minutes slow",
        Kind.WRONG_VALUE,
        findings=("times.behind",),
    ),
    Defect(
        "finishing-since-long",
        "stamps the end of charging with a time before that of its beginning",
        Kind.ORDER,
        findings=("times.statuses-backwards",),
    ),
)
