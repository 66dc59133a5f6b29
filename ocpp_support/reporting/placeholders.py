"""The placeholders that anybody's own template may hold: what each stands for, with an example.

The one list: the guide to templates is written from it, a template is tried with its examples, and the form
has exactly these values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Value:
    """What stands in a place: words, a number, or yes and no."""

    what: str
    example: str | int | bool


@dataclass(frozen=True)
class Each:
    """A list, to be gone through by a loop.

    Attributes:
        variable: What one of them is called in the guide.
        what: What one of them is.
        one: Its values; a `Value` where it has no names.
    """

    variable: str
    what: str
    one: Mapping[str, Placeholder] | Value


Placeholder = Value | Each | Mapping[str, "Placeholder"]

_LOOKS = {
    "mark": Value("the sign of the verdict", "✓"),
    "tone": Value("good, remark, bad, open or quiet", "good"),
    "shade": Value("the colour of the cell, for {% cellbg … %}", "FFFFFF"),
}
_STATION = {
    "vendor": Value("manufacturer", "HICONICS"),
    "model": Value("model", "HK-180-1000-AE2"),
    "serial": Value("serial number", "1104190610010"),
    "firmware": Value("firmware version", "V112_72900_08001"),
    "hardware": Value("hardware version, if the station file says it", "B2"),
    "iccid": Value("number of the SIM card", "89310410106543789301"),
    "identity": Value("name by which it dials in", "HK180-01"),
}
_RUN = {
    "date": Value("the day on which it began", "2 March 2026"),
    "time": Value("the time at which it began", "14:05"),
    "started": Value("both", "2 March 2026, 14:05"),
    "lasted": Value("how long it lasted", "47 min 12 s"),
    "parts": Value("in how many parts: more than one where it was interrupted", 1),
    "clock": Value("real or virtual", "real"),
    "station_time": Value("how much time passed for the station", "41 min 03 s"),
    "words": Value("how long, and in which way", "lasted 47 min 12 s"),
    "line": Value("all of it in one line, for the foot of a page", "Station HK180-01 · 2 March 2026, 14:05"),
}
_SCENARIO: dict[str, Placeholder] = {
    "name": Value("its name", "A connector goes out of service (connector 1)"),
    "level": Value("must, should or may", "must"),
    "verdict": Value("its verdict", "passed"),
    "message": Value("why it did not pass, in full", "Not within 30 s …"),
    **_LOOKS,
}
_CRITERION: dict[str, Placeholder] = {
    "id": Value("its number", "3.2"),
    "text": Value("its words", "Taken out of service, each connector becomes Unavailable."),
    "implied": Value("whether it is implied and not demanded", True),
    "verdict": Value("its verdict", "passed"),
    "remark": Value("what there is to say of it", "2 connectors seen"),
    "link": Value("where a declared deviation is followed up", "https://example.org/12"),
    **_LOOKS,
    "scenarios": Each("scenario", "a scenario that proves it", _SCENARIO),
}
_ROW: dict[str, Placeholder] = {
    "number": Value("its number", 3),
    "title": Value("the function", "Change availability"),
    "section": Value("the section of OCPP 1.6", "OCPP 1.6 edition 2, section 5.2"),
    "verdict": Value("its verdict", "passed with remark"),
    "result": Value("the words of the Result column", "ok, 2 connectors seen"),
    "remark": Value("the remark alone", "2 connectors seen"),
    **_LOOKS,
    "criteria": Each("criterion", "an acceptance criterion", _CRITERION),
}
_DEVIATION = {
    "number": Value("its number", "D1"),
    "criteria": Value("the criteria that it is about", "3.2, 3.3"),
    "function": Value("the function", "Change availability"),
    "words": Value(
        "the words of these criteria", "Taken out of service, each connector becomes Unavailable."
    ),
    "verdict": Value("what it does to the criteria", "failed"),
    **_LOOKS,
    "severity": Value("MUST or SHOULD", "MUST"),
    "scenario": Value("the scenario that showed it", "A connector goes out of service (connector 1)"),
    "label": Value(
        "the same with the name of its feature, as the trace has it", "3 Change availability: A …"
    ),
    "also": Value("the other scenarios that showed it", "A connector goes out of service (connector 2)"),
    "sent": Value("the orders and acts, a line for each", 'ChangeAvailability {"connectorId": 1}'),
    "expected": Value("what was expected, and by when", "connector 1 to be reported Unavailable"),
    "came": Value("what came instead", "no status of connector 1 was reported"),
    "clause": Value("by which clause", "OCPP 1.6 edition 2, section 5.2"),
    "decides": Value("who decides what becomes of it", "The vendor mends it."),
}
_FINDING = {
    "severity": Value("MUST or SHOULD", "MUST"),
    "text": Value("what was found", "it accepted to take connector 1 out of service, and that never showed"),
    "rule": Value("the name of the rule", "statuses.availability-without-effect"),
    "clause": Value("by which clause", "OCPP 1.6 5.2"),
    "count": Value("how often", "9"),
    "line": Value("all of that in a line", "it accepted … (OCPP 1.6 5.2, 9 times)"),
    "where": Value("in which scenarios", "3 Change availability: A …, and 8 more"),
    "raw": Value("the message in which it was first seen", '[2,"24","ChangeAvailability",{}]'),
    "decides": Value("who decides what becomes of it", "The operator decides whether to live with it."),
}
_SETTING = {
    "key": Value("its name", "HeartbeatInterval"),
    "readonly": Value("whether it cannot be set", True),
    "found": Value("its value at the beginning", "900"),
    "left": Value("its value at the end", "900"),
    "changed": Value("whether the two differ", True),
    "tried": Value("what was tried, a line for each", "60 → Accepted"),
}
_TIMING = {
    "what": Value("what it took so long to do", "to answer GetConfiguration"),
    "count": Value("how often it was measured", "14"),
    "unanswered": Value("how often nothing came; empty where that never was", "1"),
    "median": Value("the time in the middle", "0.21 s"),
    "slowest": Value("the longest time", "1.40 s"),
    "scenario": Value("the scenario in which that was", "4 Get configuration: A …"),
}
_DOING = {
    "time": Value("when", "2 Mar 14:12:09"),
    "scenario": Value("in which scenario", "6 Start a transaction: A …"),
    "act": Value("what", "present card ALICE at connector 1"),
    "by": Value("who vouches for it", "a person"),
    "took": Value("how long it took", "12.3 s"),
    "outcome": Value("what came of it", "done"),
    "words": Value("what was said about it", "the reader was slow"),
}
_EVIDENCE = {
    "name": Value("the file", "trace.jsonl"),
    "what": Value("what it is", "everything that was said and done"),
    "size": Value("how large it is", "1.8 MB"),
    "sha256": Value("its SHA-256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
}

PLACEHOLDERS: Mapping[str, Placeholder] = {
    "title": Value("manufacturer and model", "HICONICS HK-180-1000-AE2"),
    "verdict": Value("the verdict on the station", "Accepted with remarks"),
    "counted": Value("how many criteria have which verdict", "43 criteria: 41 passed, 2 passed with remark"),
    "tone": _LOOKS["tone"],
    "shade": _LOOKS["shade"],
    "reasons": Each("reason", "a further reason for the verdict", Value("the reason", "Refused for what …")),
    "station": _STATION,
    "place": Value("where it was tested; may be empty", "Arnhem"),
    "tester": Value("who tested it; may be empty", "A. Jansen"),
    "present": Value("who else was there; may be empty", "B. de Vries, C. Smit"),
    "run": _RUN,
    "suite": {
        "name": Value("name of the suite", "ocpp-acceptance"),
        "version": Value("its version", "0.1.0"),
        "commit": Value("its commit, if known", "170808c3295a"),
        "words": Value("all of that", "ocpp-acceptance 0.1.0, commit 170808c3295a"),
    },
    "identity": Each(
        "line",
        "a line of the cover about the station",
        {
            "name": Value("its name", "Manufacturer name"),
            "value": Value("what it says; may be empty", "HICONICS"),
            "note": Value("what the station says, where the station file says otherwise", ""),
        },
    ),
    "day": Each(
        "line",
        "a line of the cover about the test",
        {"name": Value("its name", "Place"), "value": Value("what it says; may be empty", "Arnhem")},
    ),
    "rows": Each("row", "a function", _ROW),
    "has_implied": Value("whether one of the criteria is implied", True),
    "deviations": Each("deviation", "something that went wrong", _DEVIATION),
    "left_open": Each(
        "one",
        "why criteria were not tested",
        {
            "criteria": Value("the criteria", "7.3"),
            "reason": Value("why", "the plug is locked during a session"),
        },
    ),
    "findings": Each("finding", "something against the specification that the monitor found", _FINDING),
    "about_findings": Value("what they do to the verdict", "It changes no verdict."),
    "notes": Each("note", "something allowed that is worth knowing", Value("the note", "it sent … (4.8)")),
    "remarks": Each("remark", "a remark of the run", Value("the remark", "HeartbeatInterval is left at 60.")),
    "configuration": Each("setting", "a setting of the station", _SETTING),
    "timings": Each("timing", "how long the station took", _TIMING),
    "doings": Each("doing", "something that people did at the station", _DOING),
    "evidence": Each("file", "a file that proves what is said here", _EVIDENCE),
    "verify": Value(
        "the command that shows whether they are unchanged", "sha256sum acceptance.json trace.jsonl"
    ),
    "verify_folders": Each(
        "command", "the same for a folder", Value("the command", "find allure-results -type f …")
    ),
}
"""All of them, by name."""


def examples(placeholders: Mapping[str, Placeholder] = PLACEHOLDERS) -> dict[str, Any]:
    """Return a form with one of everything in it."""
    return {name: _example(one) for name, one in placeholders.items()}


def blanks(placeholders: Mapping[str, Placeholder] = PLACEHOLDERS) -> dict[str, Any]:
    """Return a form with nothing in it."""
    return {name: _blank(one) for name, one in placeholders.items()}


def _example(one: Placeholder) -> Any:
    match one:
        case Value():
            return one.example
        case Each():
            return [one.one.example if isinstance(one.one, Value) else examples(one.one)]
    return examples(one)


def _blank(one: Placeholder) -> Any:
    match one:
        case Value():
            return type(one.example)()
        case Each():
            return []
    return blanks(one)
