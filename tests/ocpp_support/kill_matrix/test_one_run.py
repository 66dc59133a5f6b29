from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ocpp_support.kill_matrix.one_run import OUTPUT, RECORD
from tests.ocpp_support.small_project import SmallProject

RUN = """
import sys
from pathlib import Path
from tests.ocpp_support.kill_matrix.made_up import case, good_model
from ocpp_support.kill_matrix.one_run import run_script
run_script({case}, Path(sys.argv[1]))
"""

STEPS = """
import tempfile
from behave import then

@then("the run is told about")
def told(context):
    asked = context.config.userdata
    raise AssertionError(f"{asked['station']}/{asked.get('defects')} {tempfile.mkdtemp()}")
"""


def ran(project: SmallProject, case: str, scratch: Path) -> tuple[str, str, str]:
    """Run a case in a process of its own; return what it was told, its temporary folder, what it printed."""
    scratch.mkdir()
    (project.folder / "steps/telling_steps.py").write_text(STEPS, encoding="utf-8")
    project.feature("01", "Feature: 1\n  @AC-1.1 @must\n  Scenario: On\n    Then the run is told about\n")
    command = [sys.executable, "-c", RUN.format(case=case), str(scratch)]
    process = subprocess.run(
        command, cwd=project.folder, capture_output=True, text=True, timeout=60, check=False
    )
    record = json.loads((scratch / RECORD).read_text(encoding="utf-8"))
    told, _, folder = record["functions"][0]["criteria"][0]["scenarios"][0]["message"].partition(" ")
    return told, folder, process.stdout + process.stderr


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ('case("1.1", station="dc_150")', "dc_150/mute"),
        ('good_model(name="hk_180")', "hk_180/None"),
    ],
)
def test_a_run_is_about_its_station_and_its_defect(
    project: SmallProject, tmp_path: Path, case: str, told: str
) -> None:
    assert ran(project, case, tmp_path / "scratch")[0] == told


def test_a_run_leaves_its_record_and_says_nothing(project: SmallProject, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"

    assert ran(project, 'case("1.1")', scratch)[2] == ""
    assert (scratch / OUTPUT).exists()
    assert not (project.folder / "reports").exists()


def test_what_a_run_leaves_lying_about_lies_in_its_own_folder(project: SmallProject, tmp_path: Path) -> None:
    folder = Path(ran(project, 'case("1.1")', tmp_path / "scratch")[1])

    assert folder.parent == tmp_path / "scratch"
    assert folder.exists()
