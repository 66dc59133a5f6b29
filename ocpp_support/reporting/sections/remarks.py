"""What there is to say besides the criteria: what the monitor found, and the remarks of the run. Pure."""

from __future__ import annotations

from typing import Any

from ocpp_support.protocol.findings import Severity
from ocpp_support.reporting.findings import Found, in_a_line, weighty, where
from ocpp_support.reporting.record import Record
from ocpp_support.reporting.sections.deviations import LIVES_WITH_IT, MENDS


def remarks_of(record: Record) -> dict[str, Any]:
    """Return findings in full, notes in short, and remarks."""
    findings = record.get("findings", [])
    told = weighty(findings)
    strict = record["run"].get("monitor") == "strict"
    return {
        "about_findings": "What is a MUST refuses the station." if strict else "It changes no verdict.",
        "findings": [_finding(one, strict) for one in told],
        "notes": [in_a_line(one) for one in findings if one not in told],
        "remarks": [*record.get("remarks", [])],
    }


def _finding(one: Found, strict: bool) -> dict[str, str]:
    refuses = strict and one["severity"] == Severity.MUST
    return {
        "severity": one["severity"],
        "text": one["text"],
        "rule": one["rule"],
        "clause": one["clause"],
        "count": str(one["count"]),
        "line": in_a_line(one),
        "where": where(one),
        "raw": one.get("first", {}).get("raw", ""),
        "decides": MENDS if refuses else LIVES_WITH_IT,
    }
