"""Which scenarios a pack is about: what failed, by criterion, function, name; or shows a finding. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

ALL = "all"
FAILED = "failed"

_CRITERION = re.compile(r"(?:AC-)?(\d+\.\d+)", re.IGNORECASE)
_FUNCTION = re.compile(r"\d+")

MOST_SHOWN = 3
"""So many scenarios show a finding well enough."""

Scenario = dict[str, Any]
Finding = dict[str, Any]


class NothingFailed(Exception):
    """There is nothing to pack; says why."""


def chosen(scenarios: Sequence[Scenario], wanted: str, findings: Sequence[Finding] = ()) -> list[int]:
    """Return the places of the scenarios that are meant, which have failed; raises `NothingFailed`.

    Args:
        scenarios: As the record has them.
        wanted: A criterion ("7.3"), a function ("7"), the name of a scenario, a part of one, or "all"; or a
            rule of the monitor: then the first scenarios that show it, failed or not.
        findings: What the monitor found, as the record has it.

    """
    if labels := [label for one in findings if one.get("rule") == wanted for label in one["scenarios"]]:
        shown = [place for place, one in enumerate(scenarios) if one.get("label") in labels]
        if shown:
            return shown[:MOST_SHOWN]
    meant = [place for place, one in enumerate(scenarios) if _is_meant(one, wanted)]
    if by_name := [place for place in meant if _names(scenarios[place], wanted)]:
        meant = by_name
    failed = [place for place in meant if scenarios[place].get("status") == FAILED]
    if not failed:
        why = _why_not([scenarios[place] for place in meant], wanted)
        raise NothingFailed(f"{why}{_besides(findings)}" if meant else why)
    return failed


def _is_meant(scenario: Scenario, wanted: str) -> bool:
    if wanted == ALL:
        return True
    criteria = scenario.get("criteria", ())
    if criterion := _CRITERION.fullmatch(wanted):
        return criterion[1] in criteria
    if _FUNCTION.fullmatch(wanted):
        return any(str(one).partition(".")[0] == str(int(wanted)) for one in criteria)
    return wanted.casefold() in str(scenario.get("label", "")).casefold()


def _names(scenario: Scenario, wanted: str) -> bool:
    return wanted.casefold() in (str(scenario.get(name, "")).casefold() for name in ("name", "label"))


def _why_not(meant: Sequence[Scenario], wanted: str) -> str:
    if wanted == ALL:
        return f"Nothing failed in this run{_counted(meant)}."
    if not meant:
        return (
            f"Nothing in this run is called “{wanted}”: give a criterion such as 7.3, a function such as 7,"
            f" the name of a scenario, or {ALL}."
        )
    return f"Nothing failed of {wanted} in this run{_counted(meant)}."


def _besides(findings: Sequence[Finding]) -> str:
    """Say which findings break something all the same, and can be packed."""
    rules = dict.fromkeys(str(one.get("rule")) for one in findings if one.get("severity") == "MUST")
    return f" What the monitor found can be packed by its rule: {', '.join(rules)}." if rules else ""


def _counted(scenarios: Sequence[Scenario]) -> str:
    """Say what became of scenarios: " (3 passed, 1 not tested)"."""
    statuses = [str(one.get("status", "")) for one in scenarios]
    counts = ", ".join(f"{statuses.count(one)} {one}" for one in dict.fromkeys(statuses))
    return f" ({counts})" if counts else ""
