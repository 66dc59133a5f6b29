"""The form: what the documents show of a record, in words and marks.

Owns the headings, the marks and their tones, so that the page and the Word document say the same.
Draws nothing.
"""

from datetime import datetime
from typing import Any

from ocpp_support.reporting.findings import in_a_line, weighty, where
from ocpp_support.reporting.outcomes import Verdict
from ocpp_support.reporting.record import Record

MARKS = {
    Verdict.PASSED: ("✓", "good"),
    Verdict.REMARK: ("✓", "remark"),
    Verdict.FAILED: ("✗", "bad"),
    Verdict.KNOWN: ("!", "remark"),
    Verdict.INCONCLUSIVE: ("?", "open"),
    Verdict.NOT_TESTED: ("…", "open"),
    Verdict.NOT_APPLICABLE: ("–", "quiet"),
}
"""A sign for each verdict, and a tone; the sign alone tells them apart from failure."""

RUN_TONES = {
    "accepted": "good",
    "accepted with remarks": "good",
    "refused": "bad",
    "incomplete": "open",
}

_SHADES = {"good": "E3F4EE", "remark": "FDF2D8", "bad": "FCE8DF", "open": "ECEBF8", "quiet": "EEF1F4"}
_PLAIN = "FFFFFF"


def form_of(record: Record) -> dict[str, Any]:
    """Return what a document shows, ready to be put into a template."""
    station = record["station"]
    model = " ".join(part for part in (station["vendor"], station["model"]) if part)
    return {
        "title": model or station["identity"] or "No station was seen",
        "identity": _identity(station),
        "verdict": record["verdict"].capitalize(),
        "tone": RUN_TONES[record["verdict"]],
        "shade": _SHADES[RUN_TONES[record["verdict"]]],
        "counted": counted(record["counts"]),
        "rows": [_row(row) for row in record["functions"]],
        "has_implied": any(one["implied"] for row in record["functions"] for one in row["criteria"]),
        "run": _run(record),
        "reasons": record.get("reasons", []),
        **_remarks(record),
    }


def _remarks(record: Record) -> dict[str, Any]:
    """Return what there is to say besides the criteria: findings in full, notes in short, remarks."""
    findings = record.get("findings", [])
    told = [{**one, "line": in_a_line(one), "where": where(one)} for one in weighty(findings)]
    notes = [in_a_line(one) for one in findings if one not in weighty(findings)]
    remarks = record.get("remarks", [])
    strict = record["run"].get("monitor") == "strict"
    return {
        "about_findings": "What is a MUST refuses the station." if strict else "It changes no verdict.",
        "findings": told,
        "notes": notes,
        "remarks": remarks,
        "has_remarks": bool(told or notes or remarks),
    }


def counted(counts: dict[str, int]) -> str:
    """Say how many criteria have which verdict."""
    parts = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
    return f"{sum(counts.values())} criteria: {parts}"


def long_time(seconds: float) -> str:
    """Say a duration as people do: "3 s", "5 min 20 s", "2 h 05 min"."""
    hours, rest = divmod(round(seconds), 3600)
    minutes, left = divmod(rest, 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {left:02} s" if minutes else f"{left} s"


def _identity(station: dict[str, str]) -> list[tuple[str, str]]:
    return [
        ("Manufacturer name", station["vendor"] or "–"),
        ("Manufacturer number", station["serial"] or "–"),
        ("Manufacturer model", station["model"] or "–"),
        ("Firmware version", station["firmware"] or "–"),
    ]


def _row(row: Record) -> Record:
    return {**row, **_look(row["verdict"]), "criteria": [_criterion(one) for one in row["criteria"]]}


def _criterion(criterion: Record) -> Record:
    scenarios = [{**one, **_look(one["status"])} for one in criterion["scenarios"]]
    return {**criterion, **_look(criterion["verdict"]), "scenarios": scenarios}


def _look(verdict: str) -> dict[str, str]:
    """Give a verdict its looks; what has passed stays plain, so that the rest stands out."""
    mark, tone = MARKS[Verdict(verdict)]
    return {"mark": mark, "tone": tone, "shade": _PLAIN if tone == "good" else _SHADES[tone]}


def _run(record: Record) -> str:
    run, suite = record["run"], record["suite"]
    started = datetime.fromisoformat(run["started"]).strftime("%d %B %Y, %H:%M").lstrip("0")
    parts = [started, f"lasted {long_time(run['duration_s'])}"]
    if len(run["parts"]) > 1:
        parts.append(f"in {len(run['parts'])} parts")
    if run["clock"] == "virtual":
        parts.append(f"{long_time(run['station_time_s'])} for the station, on a virtual clock")
    if record["station"]["identity"]:
        parts.insert(0, f"Station {record['station']['identity']}")
    return " · ".join((*parts, f"{suite['name']} {suite['version']}"))
