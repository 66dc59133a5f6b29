"""Cases, and records of their runs, as tests need them."""

from __future__ import annotations

from typing import Any

from ocpp_support.kill_matrix.cases import GOOD, Case
from ocpp_support.kill_matrix.judging import Judged, judged
from ocpp_support.kill_matrix.matrix import Matrix
from ocpp_support.kill_matrix.runs import Ran
from ocpp_support.reporting.criteria import Criterion, Function

TEXT = """Not within 10 s after “When the driver plugs in”
Expected: connector 1 to become Preparing
     but: it sent nothing at all"""


def case(*criteria: str, name: str = "mute", **more: Any) -> Case:
    told: dict[str, Any] = {"sentence": "says nothing of plugs", "subject": "cables", "kind": "says nothing"}
    return Case(name, criteria=criteria, **{**told, **more})


def good_model(*criteria: str, name: str = "wallbox", **more: Any) -> Case:
    return Case(name, "does all that is asked", GOOD, name, criteria=criteria, **more)


def scenario(
    status: str, *, level: str = "must", name: str = "Plugging in", text: str = TEXT
) -> dict[str, Any]:
    return {"name": name, "level": level, "status": status, "message": "" if status == "passed" else text}


def criterion(name: str, *scenarios: dict[str, Any], implied: bool = False) -> dict[str, Any]:
    refusing = any(one["status"] == "failed" and one["level"] == "must" for one in scenarios)
    return {
        "id": name,
        "implied": implied,
        "verdict": "failed" if refusing else "passed",
        "scenarios": [*scenarios],
    }


def finding(rule: str, severity: str = "MUST") -> dict[str, Any]:
    return {"rule": rule, "severity": severity, "clause": "4.8", "text": "it said it twice", "count": 2}


def record(*criteria: dict[str, Any], findings: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    return {"functions": [{"number": 1, "criteria": [*criteria]}], "findings": [*findings]}


def judge(tried: Case, *criteria: dict[str, Any], findings: tuple[dict[str, Any], ...] = ()) -> Judged:
    return judged(Ran(tried, record(*criteria, findings=findings), 5.0))


SCRIPT = (
    Function(1, "Lights", "none", (Criterion("1.1", "The light goes on.", implied=False),)),
    Function(2, "Doors", "none", (Criterion("2.1", "The door opens.", implied=True),)),
)


def matrix(*cases: Judged, complete: bool = True) -> Matrix:
    return Matrix(SCRIPT, cases, complete)
