"""Scenarios and outcomes for the tests of what is shown while a run goes on."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from ocpp_support.live.score import Score
from ocpp_support.reporting.criteria import Criterion, Function
from ocpp_support.reporting.deviations import Declaration
from ocpp_support.reporting.journal import ScenarioNotes
from ocpp_support.reporting.outcomes import Outcome, Verdict

LIGHTS = Function(1, "Lights", "", (Criterion("1.1", "", False),))
DOORS = Function(2, "Doors", "", (Criterion("2.1", "", False),))
DARK = "Not within 5 s\nExpected: light\n     but: it was dark\nWhat was said:\n  nothing"


def scenario(name: str, function: Function = LIGHTS) -> Any:
    return SimpleNamespace(
        name=name,
        tags=[f"AC-{function.criteria[0].id}"],
        feature=SimpleNamespace(name=f"{function.number} {function.title}"),
        parent=SimpleNamespace(name=function.title),
    )


def outcome(played: Any, verdict: Verdict = Verdict.PASSED, message: str = "", **more: Any) -> Outcome:
    label = f"{played.feature.name}: {played.name}"
    criteria = (played.tags[0].removeprefix("AC-"),)
    notes = ScenarioNotes([], None, 90.0)
    level = str(more.pop("level", "must"))
    return Outcome(played.name, criteria, level, verdict, message, label=label, notes=notes)


def score(
    *to_come: Any, earlier: tuple[Outcome, ...] = (), virtual: bool = True, **deviations: Declaration
) -> Score:
    declared = {name.strip("_").replace("_", "."): one for name, one in deviations.items()}
    return Score((LIGHTS, DOORS), to_come, declared, earlier, virtual=virtual, today=date(2026, 3, 2))
