"""What the monitor found, for the record and for people. It stands beside the verdict and never changes it.

Owns the shape of a finding in ``acceptance.json``, and how one is put in a line. Secrets are masked here.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from ocpp_support.monitor.rule import Observation
from ocpp_support.protocol.findings import Severity
from ocpp_support.trace.formats import masked

LONGEST_RAW = 2000
"""Characters kept of the text that a finding was first seen in; the whole of it is in the transcript."""

_RANK = {str(severity): rank for rank, severity in enumerate(Severity)}

Found = dict[str, Any]


def in_record(observations: Iterable[Observation]) -> list[Found]:
    """Return findings as the record has them."""
    return [
        {
            "rule": one.rule,
            "severity": str(one.severity),
            "clause": one.clause,
            "text": masked(one.text),
            "count": one.count,
            "first": {
                "number": one.first.number,
                "time": one.first.moment.isoformat(timespec="seconds"),
                "raw": masked(one.first.raw or str(one.first.content))[:LONGEST_RAW],
            },
        }
        for one in observations
    ]


def merged(*parts: Sequence[Found]) -> list[Found]:
    """Return the findings of a run that took place in parts, each kind once and where it first was."""
    kinds: dict[tuple[str, str], Found] = {}
    for one in (found for part in parts for found in part):
        kind = (one["rule"], one["severity"])
        known = kinds.get(kind)
        kinds[kind] = {**known, "count": known["count"] + one["count"]} if known else one
    return sorted(kinds.values(), key=lambda one: _RANK.get(one["severity"], len(_RANK)))


def weighty(findings: Iterable[Found]) -> list[Found]:
    """Return the findings that break something; notes are for whoever opens the record."""
    return [one for one in findings if one["severity"] != Severity.NOTE]


def in_a_line(one: Found) -> str:
    """Say a finding in a line, without its severity: what, by which clause, how often."""
    often = f", {one['count']} times" if one["count"] > 1 else ""
    return f"{one['text']} ({one['clause']}{often})"
