"""The deviations: what was sent, what was expected, what came, by which clause, and who decides. Pure.

What went wrong in the same way in several scenarios is one deviation: told by the first of them, the others
are named. What was not tested at all is told apart, by its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ocpp_support.chronicle.scene import Scene
from ocpp_support.reporting.outcomes import Verdict
from ocpp_support.reporting.record import Record
from ocpp_support.reporting.sections.looks import look
from ocpp_support.reporting.sections.sent import sent_in
from ocpp_support.reporting.sections.wording import shortened

MENDS = "The vendor mends it."
LIVES_WITH_IT = "The operator decides whether to live with it."
DECLARED = "The operator decides, who has it declared as known"
REPEATED = "The bench repeats it: it did not come to judging."
CLEARED = "The operator takes the declaration out of the station file."

_HEAVIEST_FIRST = (Verdict.FAILED, Verdict.KNOWN, Verdict.REMARK, Verdict.INCONCLUSIVE)
_DECIDES = {
    Verdict.FAILED: MENDS,
    Verdict.KNOWN: DECLARED,
    Verdict.REMARK: LIVES_WITH_IT,
    Verdict.INCONCLUSIVE: REPEATED,
}
_EXPECTATION = re.compile(
    r"\A(?P<limit>.*)\nExpected: (?P<wanted>(?s:.*?))\n *but: (?P<but>(?s:.*?))"
    r"(?:\nWhat was said:(?s:.*)|\nNothing was said\.)?\Z"
)
_STATION = re.compile(r" \(station [^()]*\)$")
_NUMBER = re.compile(r"\d+")


@dataclass
class _Deviation:
    """What went wrong in one way: its scenarios and the criteria that these prove."""

    row: Record
    verdict: Verdict
    level: str
    scenarios: dict[str, Record] = field(default_factory=dict)
    criteria: dict[str, Record] = field(default_factory=dict)


def deviations_of(record: Record, scenes: Mapping[str, Scene]) -> list[dict[str, Any]]:
    """Return what went wrong, the heaviest first.

    Args:
        record: Of the run.
        scenes: What took place, by label; where a scenario is not among them, what was sent is left out.

    """
    known = {one["label"]: one for one in record.get("scenarios", [])}
    clauses = {one["rule"]: one["clause"] for one in record.get("findings", [])}
    found = sorted(_found(record, known), key=lambda one: _HEAVIEST_FIRST.index(one.verdict))
    return [
        {"number": f"D{number}", **_told(one, scenes, clauses)} for number, one in enumerate(found, start=1)
    ]


def left_open(record: Record) -> list[dict[str, str]]:
    """Return why which criteria were not tested, each reason once."""
    reasons: dict[str, list[str]] = {}
    for row in record["functions"]:
        for one in row["criteria"]:
            if one["verdict"] == Verdict.NOT_TESTED:
                reasons.setdefault(one["remark"], []).append(one["id"])
    return [{"criteria": ", ".join(ids), "reason": reason} for reason, ids in reasons.items()]


def _found(record: Record, known: Mapping[str, Record]) -> list[_Deviation]:
    found: dict[tuple[Any, ...], _Deviation] = {}
    for row in record["functions"]:
        labels = {(one["name"], name): one for one in known.values() for name in one["criteria"]}
        for criterion in row["criteria"]:
            red = [one for one in criterion["scenarios"] if one["status"] in ("failed", "inconclusive")]
            if criterion["verdict"] == Verdict.FAILED and not red:
                declared = _Deviation(row, Verdict.FAILED, "must", {}, {criterion["id"]: criterion})
                found[row["number"], criterion["id"]] = declared
            for scenario in red:
                whole = labels.get((scenario["name"], criterion["id"]), scenario)
                kind = (row["number"], scenario["level"], scenario["status"], _alike(whole))
                verdict = _verdict(criterion, scenario)
                deviation = found.setdefault(kind, _Deviation(row, verdict, scenario["level"]))
                deviation.verdict = min(deviation.verdict, verdict, key=_HEAVIEST_FIRST.index)
                deviation.scenarios.setdefault(scenario["name"], whole)
                deviation.criteria[criterion["id"]] = criterion
    return [*found.values()]


def _alike(scenario: Record) -> str:
    """Return what went wrong, whichever connector it was."""
    return _NUMBER.sub("#", scenario.get("in_short") or scenario["name"])


def _verdict(criterion: Record, scenario: Record) -> Verdict:
    """Return what a red scenario does to its criterion."""
    if scenario["status"] == "inconclusive":
        return Verdict.INCONCLUSIVE
    if criterion["verdict"] == Verdict.KNOWN:
        return Verdict.KNOWN
    return Verdict.FAILED if scenario["level"] == "must" else Verdict.REMARK


def _told(one: _Deviation, scenes: Mapping[str, Scene], clauses: Mapping[str, str]) -> dict[str, Any]:
    names = [*one.scenarios]
    first = one.scenarios[names[0]] if names else {}
    scene = scenes.get(first.get("label", ""))
    return {
        "criteria": ", ".join(one.criteria),
        "function": one.row["title"],
        "words": "\n".join(criterion["text"] for criterion in one.criteria.values()),
        "verdict": one.verdict.value,
        **look(one.verdict),
        "severity": "MUST" if one.level == "must" else "SHOULD",
        "scenario": names[0] if names else "",
        "label": first.get("label", ""),
        "also": "; ".join(names[1:]),
        "sent": sent_in(scene) if scene else "",
        **_expected(one, first),
        "clause": "; ".join(_clauses(one, clauses)),
        "decides": _decides(one),
    }


def _expected(one: _Deviation, scenario: Record) -> dict[str, str]:
    """Return what was expected and what came, as the failure says it."""
    message = scenario.get("message", "")
    if told := _EXPECTATION.match(message):
        limit = _STATION.sub("", told["limit"])
        lines = "\n".join(line.strip() for line in told["but"].splitlines())
        wanted = f"{shortened(told['wanted'], lines=6, columns=300)}\n{limit}."
        return {"expected": wanted, "came": shortened(lines, lines=8, columns=300)}
    step = scenario.get("broken_step", "")
    came = message or next((each["remark"] for each in one.criteria.values()), "")
    return {"expected": step and f"“{step}”", "came": shortened(came, lines=8, columns=300)}


def _clauses(one: _Deviation, clauses: Mapping[str, str]) -> Iterator[str]:
    yield one.row.get("section", "")
    rules = dict.fromkeys(rule for each in one.scenarios.values() for rule in each.get("findings", ()))
    yield from (f"{clauses[rule]} ({rule})" for rule in rules if rule in clauses)


def _decides(one: _Deviation) -> str:
    if not one.scenarios:
        return CLEARED
    if one.verdict is not Verdict.KNOWN:
        return _DECIDES[one.verdict]
    reasons = dict.fromkeys(each["remark"] for each in one.criteria.values() if each.get("deviation"))
    return f"{DECLARED}: {'; '.join(reasons)}"
