"""What the monitor found, for the record and for people. It stands beside the verdicts and changes none.

Owns the shape of a finding in ``acceptance.json``, and how one is put in a line. Secrets are masked here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ocpp_support.asked import option
from ocpp_support.monitor.rule import Observation
from ocpp_support.monitor.watch import findings_of
from ocpp_support.protocol.findings import Severity
from ocpp_support.trace.account import Account
from ocpp_support.trace.chapters import Chapters
from ocpp_support.trace.formats import masked
from ocpp_support.trace.trace import Entry

LONGEST_RAW = 2000
"""Characters kept of the text that a finding was first seen in; the whole of it is in the trace."""

NOWHERE = "outside of any scenario"

_RANK = {str(severity): rank for rank, severity in enumerate(Severity)}

Found = dict[str, Any]


@dataclass(frozen=True)
class Noticed:
    """What the monitor found in one part of a run, and which scenario ran when."""

    observations: Sequence[Observation] = ()
    chapters: Chapters = field(default_factory=Chapters)

    def by_scenario(self) -> dict[str, list[Observation]]:
        """Return what was seen in each scenario, by its label; under "" what was seen in none."""
        places: dict[str, list[Observation]] = {}
        for one in self.observations:
            there: dict[str, list[tuple[Entry, str]]] = {}
            for entry, text in one.sightings:
                there.setdefault(self.chapters.at(entry.number), []).append((entry, text))
            for label, sightings in there.items():
                places.setdefault(label, []).append(replace(one, sightings=tuple(sightings)))
        return places


def noticed_in(account: Account) -> Noticed:
    """Run the monitor over a trace that was kept."""
    return Noticed(findings_of(account.conversation()), account.chapters)


def in_record(noticed: Noticed) -> list[Found]:
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
            "scenarios": dict(Counter(noticed.chapters.at(entry.number) for entry, _ in one.sightings)),
        }
        for one in noticed.observations
    ]


def merged(*parts: Sequence[Found]) -> list[Found]:
    """Return the findings of a run that took place in parts, each kind once and where it first was."""
    kinds: dict[tuple[str, str], Found] = {}
    for one in (found for part in parts for found in part):
        kind = (one["rule"], one["severity"])
        kinds[kind] = _both(kinds[kind], one) if kind in kinds else one
    return sorted(kinds.values(), key=lambda one: _RANK.get(one["severity"], len(_RANK)))


def _both(known: Found, more: Found) -> Found:
    scenarios: Counter[str] = Counter(known["scenarios"]) + Counter(more["scenarios"])
    return {**known, "count": known["count"] + more["count"], "scenarios": dict(scenarios)}


def weighty(findings: Iterable[Found]) -> list[Found]:
    """Return the findings that break something; notes weigh nothing."""
    return [one for one in findings if one["severity"] != Severity.NOTE]


def broken(findings: Iterable[Found]) -> list[Found]:
    """Return the findings that break a SHALL."""
    return [one for one in findings if one["severity"] == Severity.MUST]


def in_a_line(one: Found) -> str:
    """Say a finding in a line, without its severity: what, by which clause, how often."""
    often = f", {one['count']} times" if one["count"] > 1 else ""
    return f"{one['text']} ({one['clause']}{often})"


def where(one: Found) -> str:
    """Say in which scenarios a finding was seen: the first, and how many more."""
    first, *more = (label or NOWHERE for label in one["scenarios"])
    return f"{first}, and {len(more)} more" if more else first


def refused_for(findings: Iterable[Found]) -> str:
    """Say that a station is refused for what the monitor found; "" where it found nothing of that weight."""
    rules = [one["rule"] for one in broken(findings)]
    if not rules:
        return ""
    kinds = "one kind of finding breaks" if len(rules) == 1 else f"{len(rules)} kinds of findings break"
    why = f"{kinds} a SHALL of the specification, and {option('monitor', 'strict')} was asked for"
    return f"Refused for what the monitor found: {why}: {', '.join(rules)}."
