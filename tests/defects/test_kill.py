"""Each deliberate defect of the bundled station turns red what it must, nothing else, and says why.

The whole script runs against every defect: detection and precision in one.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from simulator.defects.catalogue import CATALOGUE
from simulator.defects.defect import Defect

ROOT = Path(__file__).parents[2]
CRITERIA = {
    one["id"]: one
    for one in tomllib.loads((ROOT / "features/acceptance/criteria.toml").read_text(encoding="utf-8"))[
        "criterion"
    ]
}


def run_script(folder: Path, *arguments: str) -> dict[str, Any]:
    """Run the whole script and return its record."""
    record = folder / "record.json"
    command = [sys.executable, "-m", "behave", "-D", "reports=none", "-D", f"record={record}", *arguments]
    outcome = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200, check=False)
    assert record.exists(), outcome.stdout + outcome.stderr
    loaded: dict[str, Any] = json.loads(record.read_text(encoding="utf-8"))
    return loaded


def criteria_of(record: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for function in record["functions"] for one in function["criteria"]}


def test_every_criterion_has_a_defect_of_its_own() -> None:
    refusing = {defect.criteria[0] for defect in CATALOGUE.values() if not defect.beyond}
    assert refusing == set(CRITERIA)


@pytest.mark.kill
@pytest.mark.parametrize("defect", CATALOGUE.values(), ids=lambda defect: defect.name)
def test_a_defect_turns_red_what_it_must(defect: Defect, tmp_path: Path) -> None:
    record = run_script(tmp_path, "-D", f"defects={defect.name}")
    judged = criteria_of(record)
    failures = {
        name: [scenario for scenario in one["scenarios"] if scenario["status"] == "failed"]
        for name, one in judged.items()
    }
    red = {name for name, failed in failures.items() if failed}
    assert red == set(defect.criteria)

    first = defect.criteria[0]
    wanted = "passed with remark" if judged[first]["implied"] or defect.beyond else "failed"
    assert judged[first]["verdict"] == wanted
    if defect.beyond:
        assert record["verdict"] == "accepted with remarks"
    for failed in failures.values():
        for scenario in failed:
            assert "Expected: " in scenario["message"]
            assert "but: " in scenario["message"]
