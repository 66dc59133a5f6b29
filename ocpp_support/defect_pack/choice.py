"""Which failing scenarios a pack is about: those of a criterion, of a function, of a name, or all. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

ALL = "all"
FAILED = "failed"

_CRITERION = re.compile(r"(?:AC-)?(\d+\.\d+)", re.IGNORECASE)
_FUNCTION = re.compile(r"\d+")

Scenario = dict[str, Any]


class NothingFailed(Exception):
    """There is nothing to pack; says why."""


def chosen(scenarios: Sequence[Scenario], wanted: str) -> list[int]:
    """Return the places of the failing scenarios that are meant; raises `NothingFailed`.

    Args:
        scenarios: As the record has them.
        wanted: A criterion ("7.3"), a function ("7"), the name of a scenario, a part of one, or "all".

    """
    meant = [place for place, one in enumerate(scenarios) if _is_meant(one, wanted)]
    if by_name := [place for place in meant if _names(scenarios[place], wanted)]:
        meant = by_name
    failed = [place for place in meant if scenarios[place].get("status") == FAILED]
    if not failed:
        raise NothingFailed(_why_not([scenarios[place] for place in meant], wanted))
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


def _counted(scenarios: Sequence[Scenario]) -> str:
    """Say what became of scenarios: " (3 passed, 1 not tested)"."""
    statuses = [str(one.get("status", "")) for one in scenarios]
    counts = ", ".join(f"{statuses.count(one)} {one}" for one in dict.fromkeys(statuses))
    return f" ({counts})" if counts else ""
