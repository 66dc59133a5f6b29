"""What the form says of the whole run: the station's settings, its times, and what people did. Pure.

A record of an earlier version of the suite has none of it: then the lists are empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ocpp_support.reporting.record import Record
from ocpp_support.reporting.sections.wording import short_time, shortened
from ocpp_support.trace.trace import Sender

_LONGEST_VALUE = 120
_MAY_BREAK = "\u200b"
"""After each name of a list without spaces, of which many settings are; it takes no room."""


def configuration_of(record: Record) -> list[dict[str, Any]]:
    """Return each setting: as found, as left, and what was tried."""
    return [
        {
            "key": one["key"],
            "readonly": bool(one.get("readonly")),
            "found": _value(one.get("found")),
            "left": _value(one.get("left")),
            "changed": one.get("found") != one.get("left"),
            "tried": "\n".join(
                dict.fromkeys(_tried(each) for each in one.get("tried", ()) if not each.get("put_back"))
            ),
        }
        for one in record.get("configuration", [])
    ]


def timings_of(record: Record) -> list[dict[str, str]]:
    """Return how long the station took: to answer each order, to come back, to boot."""
    timings = record.get("timings") or {}
    answers = [one for one in timings.get("answers", ()) if one.get("by") != Sender.CENTRAL]
    return [
        *(_timing(one, f"to answer {one['action']}") for one in answers),
        *_once(timings.get("reconnects"), "to come back online"),
        *_once(timings.get("boots"), "to restart and register"),
    ]


def doings_of(record: Record) -> list[dict[str, str]]:
    """Return what was done at the station: when, by whom, how long it took."""
    return [
        {
            "time": _clock_of(one["time"]),
            "scenario": one.get("scenario") or "",
            "act": one.get("act") or "",
            "by": one.get("by") or "",
            "took": "" if one.get("took_s") is None else short_time(one["took_s"]),
            "outcome": one.get("outcome") or "",
            "words": shortened(one.get("words") or "", lines=3, columns=200),
        }
        for one in record.get("doings", [])
    ]


def _value(said: Any) -> str:
    if said is None:
        return "–"
    value = shortened(str(said), lines=1, columns=_LONGEST_VALUE)
    return value.replace(",", f",{_MAY_BREAK}") or "(empty)"


def _tried(one: Record) -> str:
    return f"{_value(one.get('value'))} → {one.get('answer') or 'no answer'}"


def _once(one: Record | None, what: str) -> Iterator[dict[str, str]]:
    if one and one.get("count"):
        yield _timing(one, what)


def _timing(one: Record, what: str) -> dict[str, str]:
    return {
        "what": what,
        "count": str(one["count"]),
        "unanswered": str(one.get("unanswered") or ""),
        "median": _time(one["median_s"]),
        "slowest": _time(one["slowest_s"]),
        "scenario": one.get("scenario") or "",
    }


def _time(seconds: float | None) -> str:
    return "–" if seconds is None else short_time(seconds)


def _clock_of(moment: str) -> str:
    try:
        return f"{datetime.fromisoformat(moment):%d %b %H:%M:%S}".lstrip("0")
    except ValueError:
        return moment
