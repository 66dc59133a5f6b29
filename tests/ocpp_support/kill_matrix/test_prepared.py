from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ocpp_support.kill_matrix.one_run import OUTPUT, QUIETLY, RECORD
from ocpp_support.kill_matrix.prepared import PreparedRunner, prepare
from tests.ocpp_support.small_project import SmallProject

RUN = """
import os, sys
from pathlib import Path
from tests.ocpp_support.kill_matrix.made_up import case
from ocpp_support.kill_matrix.one_run import QUIETLY, run_script
from ocpp_support.kill_matrix.prepared import prepare

prepare(QUIETLY, 2)
os.chdir(sys.argv[2])
for file in Path("features").rglob("*.feature"):
    file.write_text("Feature: 1\\n  @AC-1.1 @must\\n  Scenario: Changed\\n    Given nobody knows this\\n")
run_script(case("1.1"), Path(sys.argv[1]))
"""

FEATURE = """Feature: 1
  @AC-1.1 @must @each_connector
  Scenario: On
    Then it is about the connector
"""

STEPS = """
from behave import then

@then("it is about {place}")
def told(context, place):
    assert False, f"this is {place}"
"""


def messages(project: SmallProject, scratch: Path, folder: Path) -> list[str]:
    """Prepare for the project and run what is in a folder; return what the failed scenarios say."""
    (project.folder / "steps/telling_steps.py").write_text(STEPS, encoding="utf-8")
    project.feature("01", FEATURE)
    scratch.mkdir()
    command = [sys.executable, "-c", RUN, str(scratch), str(folder)]
    subprocess.run(command, cwd=project.folder, timeout=60, check=False)
    assert (scratch / RECORD).exists(), (scratch / OUTPUT).read_text(encoding="utf-8")
    record = json.loads((scratch / RECORD).read_text(encoding="utf-8"))
    return [one["message"] for one in record["functions"][0]["criteria"][0]["scenarios"]]


def test_a_run_takes_what_was_prepared(project: SmallProject, tmp_path: Path) -> None:
    said = messages(project, tmp_path / "scratch", project.folder)
    assert said == ["this is connector 1", "this is connector 2"]


def test_what_was_prepared_for_another_folder_is_not_taken(project: SmallProject, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(project.folder, other)
    (other / "features/acceptance/01.feature").touch()
    (said,) = messages(project, tmp_path / "scratch", other)
    assert "nobody knows this" in said


def test_where_a_feature_cannot_be_read_each_run_reads_for_itself(
    project: SmallProject, tmp_path: Path
) -> None:
    project.feature("02", "Feature: 2\n  Scenario: 1\n    Given all is well\n    nonsense\n")
    said = messages(project, tmp_path / "scratch", project.folder)
    assert all("nobody knows this" in one for one in said)


def test_where_there_is_no_project_nothing_is_prepared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    prepare(QUIETLY, 2)
    assert PreparedRunner.prepared is None
