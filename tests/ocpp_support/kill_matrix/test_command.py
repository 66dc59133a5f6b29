"""The command over a small project: what it does with the real script is what `make defects` shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from ocpp_support.cli import app
from ocpp_support.kill_matrix.cases import DEFECTS
from tests.ocpp_support.small_project import Ran, SmallProject

COMMAND = ("-c", "from ocpp_support.cli import app; app()", "defects", "run")

CAUGHT, SURVIVOR = (
    next(
        case.name for case in DEFECTS if case.criteria == (criterion,) and not (case.findings or case.beyond)
    )
    for criterion in ("1.1", "2.1")
)
OTHER = next(case.name for case in DEFECTS if case.name not in (CAUGHT, SURVIVOR))

STEPS = """
import multiprocessing, os, signal
from behave import then, when

@then("the station does not do {defect}")
def does_not_do(context, defect):
    if defect == context.config.userdata.get("defects"):
        raise AssertionError("Expected: the station to be well\\n     but: it was not")

@when("{defect} has its run ended")
def has_its_run_ended(context, defect):
    if defect == context.config.userdata.get("defects"):
        print("I am going")
        os._exit(1)

@when("{defect} brings {how} about")
def brings_about(context, defect, how):
    if defect == context.config.userdata.get("defects"):
        os.kill(multiprocessing.parent_process().pid, getattr(signal, how))
        signal.pause()
"""


@pytest.fixture
def lights(project: SmallProject) -> SmallProject:
    """A script that notices one defect."""
    project.passes()
    (project.folder / "steps/defect_steps.py").write_text(STEPS, encoding="utf-8")
    project.feature("03_more", scenario(f"Then the station does not do {CAUGHT}"))
    return project


def scenario(*steps: str) -> str:
    return "\n  ".join(["Feature: 3 More", "@AC-1.1 @must", "Scenario: More", *steps])


def run(project: SmallProject, *arguments: str) -> Ran:
    return project.run(*arguments, command=COMMAND)


def told(ran: Ran) -> dict[str, Any]:
    return json.loads((ran.reports / "defects.json").read_text(encoding="utf-8"))


def here(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["defects", *arguments])


def test_where_all_is_noticed_it_ends_0_and_leaves_page_and_figures(lights: SmallProject) -> None:
    ran = run(lights, CAUGHT, "reference")

    assert ran.status == 0, ran.output + ran.errors
    assert "defects caught 1/1 · undeclared reds 0 · false alarms on good models 0" in ran.output
    assert f"{CAUGHT}: caught (1.1)" in ran.output
    assert [case["fate"] for case in told(ran)["cases"]] == ["caught", "caught"]
    assert "the station to be well" in (ran.reports / "defects.html").read_text(encoding="utf-8")


def test_a_survivor_ends_it_with_1_and_is_named(lights: SmallProject) -> None:
    ran = run(lights, SURVIVOR, CAUGHT, "--reports", "none", "--texts")

    assert ran.status == 1
    assert f"{SURVIVOR}: survived" in ran.output
    assert "missed: 2.1 did not fail: passed" in ran.output
    assert "Expected: the station to be well" in ran.output
    assert not ran.reports.exists()


def test_a_run_that_breaks_ends_it_with_3_and_says_what_was_printed_last(lights: SmallProject) -> None:
    lights.feature("03_more", scenario(f"When {OTHER} has its run ended", "Then it holds"))
    ran = run(lights, OTHER)

    assert ran.status == 3
    assert "it left no record" in ran.output
    assert told(ran)["figures"]["broken"] == 1


@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM"])
def test_stopped_it_ends_with_3_and_keeps_what_was_done(lights: SmallProject, how: str) -> None:
    stops = scenario(f"When {OTHER} brings {how} about", "Then it holds")
    lights.feature("04_stopped", stops.replace("More", "Stop"))
    ran = run(lights, "reference", OTHER, "--jobs", "1")

    assert ran.status == 3, ran.output
    assert "Stopped." in ran.errors
    assert "Traceback" not in ran.errors
    assert [case["name"] for case in told(ran)["cases"]] == ["reference"]
    assert told(ran)["complete"] is False


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("no-such-defect",), "There is no defect 'no-such-defect'"),
        (("--part", "4/3"), "this is K/N"),
        (("--criterion", "9.9"), "No defect attacks a criterion '9.9'"),
        (("--jobs", "0"), "--jobs"),
    ],
)
def test_wrong_use_ends_2_with_a_sentence(arguments: tuple[str, ...], said: str) -> None:
    ran = here("run", *arguments)

    assert ran.exit_code == 2
    assert said in ran.stderr


def test_where_there_is_no_script_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = here("run", CAUGHT)

    assert ran.exit_code == 2
    assert "There is no features/acceptance/criteria.toml here" in ran.stderr


def test_a_folder_that_cannot_be_is_told_before_anything_runs(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ran = here("run", CAUGHT, "--reports", str(tmp_path / "file"))

    assert ran.exit_code == 2
    assert "nothing can be written there" in ran.stderr


def test_the_list_says_what_each_defect_is_and_who_must_notice() -> None:
    ran = here("list")

    assert ran.exit_code == 0
    assert all(case.name in ran.output for case in DEFECTS)
    assert f"{len(DEFECTS)} of {len(DEFECTS)} defects" in ran.output


def test_the_list_can_be_narrowed() -> None:
    ran = here("list", "--criterion", "1.1", "--kind", "wrong value")

    assert ran.exit_code == 0
    assert CAUGHT not in ran.output or "wrong value" in ran.output
    assert f" of {len(DEFECTS)} defects" in ran.output
    assert SURVIVOR not in ran.output
