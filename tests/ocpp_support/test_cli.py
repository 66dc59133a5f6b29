import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ocpp_support.cli import app
from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.generator import NoPage
from tests.ocpp_support.small_project import Ran, SmallProject

COMMAND = ("-c", "from ocpp_support.cli import app; app()", "run")


@pytest.fixture(autouse=True)
def no_generator(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the page, and with it the network, out of these tests."""
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
    monkeypatch.setenv("LOCALAPPDATA", "/dev/null")


def run(project: SmallProject, *arguments: str) -> Ran:
    return project.run(*arguments, command=COMMAND)


def test_accepted_ends_0_and_says_that_there_is_no_page(project: SmallProject) -> None:
    project.passes()
    ran = run(project, "--station", "dc_150", "--patience", "2")

    assert ran.status == 0, ran.output + ran.errors
    assert "The Allure page was not made:" in ran.output
    assert "kept in reports/allure-results" in ran.output


def test_refused_ends_1(project: SmallProject) -> None:
    project.feature("01_lights", "Feature: 1\n  @AC-1.1 @must\n  Scenario: On\n    Then it does not hold\n")

    assert run(project, "-Dreports=none").status == 1


def test_incomplete_ends_3(project: SmallProject) -> None:
    project.passes()

    assert run(project, "--reports", "none", "features/acceptance/01_lights.feature").status == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ("--station", "nosuch"),
        ("-D", "sation=x"),
        ("--tags", "@a or"),
        ("--no-such-option",),
        ("features/nothing.feature",),
        ("--patience", "none"),
        ("--monitor", "on"),
        ("--template", "none.docx"),
    ],
)
def test_wrong_use_ends_2_with_a_sentence(project: SmallProject, arguments: tuple[str, ...]) -> None:
    project.passes()
    ran = run(project, *arguments)

    assert ran.status == 2, ran.output
    assert ran.errors
    assert "Traceback" not in ran.errors


def test_a_run_that_breaks_down_ends_3(project: SmallProject) -> None:
    project.passes()
    (project.folder / "environment.py").write_text("raise SystemError('gone')")

    assert run(project, "--reports", "none").status == 3


def test_what_is_no_run_ends_as_behave_does(project: SmallProject) -> None:
    project.passes()

    assert run(project, "--dry-run").status == 0


def test_ctrl_c_ends_3_with_the_results_so_far(project: SmallProject) -> None:
    project.feature(
        "01_lights",
        "Feature: 1\n  @AC-1.1 @must\n  Scenario: On\n    When it is tried\n"
        "  @AC-1.2 @should\n  Scenario: Off\n    When it takes for ever\n",
    )
    ready = project.folder / "ready"
    steps = project.folder / "steps" / "patient_steps.py"
    steps.write_text(
        "import pathlib, signal\nfrom behave import when\n"
        "@when('it takes for ever')\n"
        f"def waits(context):\n    pathlib.Path({str(ready)!r}).touch()\n    signal.pause()\n"
    )
    process = subprocess.Popen(
        [sys.executable, *COMMAND],
        cwd=project.folder,
        start_new_session=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    for _ in range(300):
        if ready.exists():
            break
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    output, _ = process.communicate(timeout=30)

    assert process.returncode == 3, output
    assert Ran(3, output, "", project.folder / "reports").row(1)["criteria"][0]["verdict"] == "passed"
    assert "Verdict: incomplete" in output


def test_page_makes_the_page_of_a_finished_run(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr("ocpp_support.cli.make_page", lambda folder: asked.append(folder) or folder.page)

    done = CliRunner().invoke(app, ["page", str(project.folder)])

    assert done.exit_code == 0
    assert asked == [ReportsFolder(project.folder)]


def test_page_says_why_there_is_none(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_page(folder: ReportsFolder) -> None:
        raise NoPage("there are no results")

    monkeypatch.setattr("ocpp_support.cli.make_page", no_page)

    done = CliRunner().invoke(app, ["page", str(project.folder)])

    assert done.exit_code == 1
    assert "there are no results" in done.stdout


def test_page_puts_several_runs_side_by_side(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def merged(folders: object, output: Path) -> Path:
        asked.append((folders, output))
        return output / "index.html"

    monkeypatch.setattr("ocpp_support.cli.make_merged_page", merged)
    folders = [str(tmp_path / name) for name in "ab"]

    without = CliRunner().invoke(app, ["page", *folders])
    done = CliRunner().invoke(app, ["page", *folders, "--output", str(tmp_path / "page")])

    assert (without.exit_code, done.exit_code) == (2, 0)
    assert "--output" in without.output
    assert asked == [([ReportsFolder(Path(one)) for one in folders], tmp_path / "page")]


def test_the_switches_are_those_that_behave_is_told(project: SmallProject) -> None:
    project.passes()

    assert run(project, "--reports", "none", "--slow", "--strict", "--monitor", "strict").status == 0


def test_plan_shows_what_a_run_takes_and_runs_nothing(project: SmallProject) -> None:
    project.passes()
    command = ("-c", "from ocpp_support.cli import app; app()", "plan")
    ran = project.run("dc_150", "features/acceptance/01_lights.feature", command=command)

    assert ran.status == 0
    assert "1 Lights" in ran.output
    assert "2 Doors" not in ran.output
    assert not ran.reports.exists()


def test_a_run_that_cannot_go_on_is_wrong_use(project: SmallProject) -> None:
    project.passes()
    resumed = run(project, "--resume")

    assert resumed.status == 2
    assert "There is no run to go on with in reports" in resumed.errors
