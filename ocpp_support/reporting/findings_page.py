"""The page of all findings of a run: by weight, clause and rule, each with its first frame and its scenarios.

Owns how they are grouped; it is one page that opens from anywhere and runs no script.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from ocpp_support.protocol.findings import Severity
from ocpp_support.reporting.findings import NOWHERE, Found
from ocpp_support.reporting.pages import pages_of

_MEANING = {
    Severity.MUST: "a SHALL of the specification is broken",
    Severity.SHOULD: "a SHOULD of the specification is not kept, or others will stumble over it",
    Severity.NOTE: "allowed, and worth knowing",
}


def findings_page(findings: Sequence[Found]) -> str:
    """Return the page."""
    return (
        pages_of("ocpp_support.reporting")
        .get_template("findings.html.j2")
        .render(groups=in_groups(findings), kinds=len(findings))
    )


def in_groups(findings: Sequence[Found]) -> list[dict[str, Any]]:
    """Return findings by their weight, the gravest first, and in that by clause."""
    return [
        {"severity": str(severity), "meaning": meaning, "clauses": clauses}
        for severity, meaning in _MEANING.items()
        if (clauses := _by_clause([one for one in findings if one["severity"] == severity]))
    ]


def _by_clause(findings: Sequence[Found]) -> list[dict[str, Any]]:
    ordered = sorted(findings, key=lambda one: (one["clause"], one["rule"]))
    return [
        {"clause": clause, "findings": [_shown(one) for one in group]}
        for clause, group in groupby(ordered, key=lambda one: one["clause"])
    ]


def _shown(one: Found) -> dict[str, Any]:
    places = [(label or NOWHERE, count) for label, count in one["scenarios"].items()]
    return {**one, "places": places}
