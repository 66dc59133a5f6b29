"""A run in JUnit's XML: what pipelines and test managers read. Pure.

Owns which of our words is which of JUnit's. It knows four results, and we have seven verdicts: a scenario
that failed as the station file declares is *skipped*, since it does not fail the run, and says so in its
text; one of level *should* that failed is a *failure* of the type "should". Where the run is refused for
something that is no scenario's fault, a test case of its own fails, so that a green file never stands for a
red run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from itertools import groupby
from typing import Any

from junitparser import Attr, Error, Failure, JUnitXml, Skipped, TestCase, TestSuite
from junitparser.junitparser import FinalResult

Said = Mapping[str, Any]
"""A part of the record."""

LONGEST_OUTPUT = 2000
"""Characters of what is said beside a result."""

_KINDS: dict[str, type[FinalResult]] = {
    "failed": Failure,
    "inconclusive": Error,
    "not tested": Skipped,
    "not applicable": Skipped,
}
_KNOWN = "known deviation"
_WHOLE = "The run as a whole"

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped; a station may have said it."""


class _Suite(TestSuite):
    """A suite with what the schema knows of one besides."""

    id = Attr()
    package = Attr()
    file = Attr()


def as_junit(record: Said) -> bytes:
    """Return a run as JUnit's XML, a suite for each function of the script.

    Args:
        record: What ``acceptance.json`` says.

    """
    suites = [*_suites(record)]
    whole = JUnitXml(_clean(f"{record['suite']['name']}: {_station(record)}"))
    for number, suite in enumerate(suites):
        suite.id = str(number)
        whole.append(suite)  # type: ignore[no-untyped-call]
    # Not by the library's own count, which writes an attribute that the schema has on suites alone.
    whole.tests = sum(suite.tests for suite in suites)
    whole.failures = sum(suite.failures for suite in suites)
    whole.errors = sum(suite.errors for suite in suites)
    whole.time = round(sum(suite.time for suite in suites), 3)
    written = BytesIO()
    whole.write(written, pretty=True)
    return written.getvalue()


def _suites(record: Said) -> Iterator[_Suite]:
    scenarios = sorted(record.get("scenarios", []), key=lambda one: _place(record, one))
    for name, group in groupby(scenarios, key=lambda one: _function(record, one)):
        played = [*group]
        suite = _suite(record, name, [_case(record, name, one) for one in played])
        if file := next((one["file"] for one in played if one.get("file")), ""):
            suite.file = _clean(file)
        yield suite
    if beside := [*_beside_the_scenarios(record)]:
        yield _suite(record, _WHOLE, beside)


def _suite(record: Said, name: str, cases: Sequence[TestCase]) -> _Suite:
    suite = _Suite(_clean(name))
    suite.timestamp = datetime.fromisoformat(record["run"]["started"]).strftime("%Y-%m-%dT%H:%M:%S")
    suite.package = _package(record)
    for key, value in _properties(record, name):
        suite.add_property(key, _clean(value))
    suite.add_testcases([*cases])
    return suite


def _properties(record: Said, name: str) -> Iterator[tuple[str, str]]:
    """Yield what is known of the station and of the function, as far as it is known."""
    station, suite = record["station"], record["suite"]
    row: Said = next((one for one in record["functions"] if _is_called(one, name)), {})
    known = {
        "verdict": row.get("verdict", ""),
        "result": row.get("result", ""),
        "section": row.get("section", ""),
        "station": station["identity"],
        "vendor": station["vendor"],
        "model": station["model"],
        "serial": station["serial"],
        "firmware": station["firmware"],
        "clock": record["run"]["clock"],
        "suite": f"{suite['name']} {suite['version']}",
        "run verdict": record["verdict"],
    }
    yield from ((key, value) for key, value in known.items() if value)
    for one in row.get("criteria", []):
        if one["verdict"] == _KNOWN:
            yield f"{_KNOWN} {one['id']}", _reason(one)


def _case(record: Said, function: str, scenario: Said) -> TestCase:
    seconds = scenario.get("duration_s", 0.0)
    case = TestCase(_clean(scenario["name"]), _clean(f"{_package(record)}.{_undotted(function)}"), seconds)
    if result := _result(record, scenario):
        case.result = result
    case.system_out = _clean(_beside(scenario))[:LONGEST_OUTPUT]
    return case


def _result(record: Said, scenario: Said) -> FinalResult | None:
    kind = _KINDS.get(scenario["status"])
    if kind is None:
        return None
    text = scenario.get("message", "")
    if kind is Skipped:
        return _made(Skipped, text, scenario["status"])
    if kind is Failure and (excused := _excused(record, scenario)):
        return _made(Skipped, f"{_KNOWN}: {excused}", _KNOWN, text)
    in_short = scenario.get("in_short") or _first_line(text)
    return _made(kind, in_short, scenario["level"] if kind is Failure else scenario["status"], text)


def _made(kind: type[FinalResult], message: str, type_: str, text: str = "") -> FinalResult:
    result = kind(" ".join(_clean(message).split()), type_)  # A line feed would not outlive an attribute.
    if text:
        result.text = _clean(text)
    return result


def _excused(record: Said, scenario: Said) -> str:
    """Return the declared deviation that a failed scenario shows; "" where it shows more than that."""
    rows = record["functions"]
    named = [one for row in rows for one in row["criteria"] if one["id"] in scenario["criteria"]]
    if any(one["verdict"] == "failed" for one in named):
        return ""
    return "; ".join(_reason(one) for one in named if one["verdict"] == _KNOWN)


def _reason(criterion: Said) -> str:
    declared = criterion.get("deviation") or {}
    until = f"until {declared['until']}" if declared.get("until") else ""
    aside = ", ".join(part for part in (declared.get("link"), until) if part)
    return f"{declared.get('reason', '')} ({aside})" if aside else str(declared.get("reason", ""))


def _beside_the_scenarios(record: Said) -> Iterator[TestCase]:
    """Yield a red case for each thing that refuses the station and is no scenario's fault."""
    for row in record["functions"]:
        for one in row["criteria"]:
            if one["verdict"] == "failed" and all(
                played["status"] != "failed" for played in one["scenarios"]
            ):
                yield _red(record, f"Criterion {one['id']}", one["remark"])
    for reason in record.get("reasons", []):
        yield _red(record, "What the monitor found", reason)


def _red(record: Said, name: str, why: str) -> TestCase:
    case = TestCase(_clean(name), f"{_package(record)}.{_WHOLE}", 0.0)
    case.result = Failure(_clean(why), "must")
    return case


def _beside(scenario: Said) -> str:
    named = f"criteria {', '.join(scenario['criteria'])}" if scenario["criteria"] else "no criterion"
    lines = [f"{scenario['level']}, {named}", *scenario.get("facts", [])]
    if seconds := scenario.get("station_time_s"):
        lines.append(f"{seconds:g} s passed for the station")
    return "\n".join([*lines, *(f"the monitor found {rule}" for rule in scenario.get("findings", []))])


def _function(record: Said, scenario: Said) -> str:
    """Return the name of the feature that a scenario stands in."""
    label = scenario.get("label", "")
    if label.endswith(f": {scenario['name']}"):
        return str(label.removesuffix(f": {scenario['name']}"))
    rows = (
        row for row in record["functions"] if {one["id"] for one in row["criteria"]} & {*scenario["criteria"]}
    )
    return next((f"{row['number']} {row['title']}" for row in rows), "Other scenarios")


def _place(record: Said, scenario: Said) -> tuple[int, str]:
    """Return where a scenario's function stands: in the order of the script, what is beyond it last."""
    name = _function(record, scenario)
    number = name.partition(" ")[0]
    return (int(number) if number.isdecimal() else len(record["functions"]) + 1, name)


def _is_called(row: Said, name: str) -> bool:
    return name.partition(" ")[0] == str(row["number"])


def _station(record: Said) -> str:
    return record["station"]["identity"] or "no station"


def _package(record: Said) -> str:
    """Return what tells the cases of two stations apart where their files are put together."""
    return _clean(_undotted(_station(record)))


def _undotted(name: str) -> str:
    """Return a name without full stops, at which readers split a class name."""
    return name.replace(".", "_")


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("�", text)
