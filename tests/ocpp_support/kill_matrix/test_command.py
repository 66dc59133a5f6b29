"""The command over a small project: what it does with the real script is what `make defects` shows."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from ocpp_support.cli import app
from ocpp_support.kill_matrix import command
from ocpp_support.kill_matrix.cases import DEFECTS, Case
from ocpp_support.kill_matrix.runs import Ran
from tests.ocpp_support.small_project import SmallProject

from .made_up import criterion, record, scenario

COMMAND = ("-c", "from ocpp_support.cli import app; app()", "defects", "run")

CAUGHT, OTHER = (
    next(
        case.name for case in DEFECTS if case.criteria == (criterion,) and not (case.findings or case.beyond)
    )
    for criterion in ("1.1", "2.1")
)
STEPS = """
from behave import then

@then("the station does not do {defect}")
def does_not_do(context, defect):
    if defect == context.config.userdata.get("defects"):
        raise AssertionError("Expected: the station to be well\\n     but: it was not")
"""

FEATURE = """
Feature: 3 More
  @AC-1.1 @must
  Scenario: More
    Then the station does not do {defect}
"""

FAILED, PASSED = criterion("1.1", scenario("failed")), criterion("1.1", scenario("passed"))

RunAll = Callable[[Sequence[Case], int], Generator[Ran, None, None]]


def test_where_all_is_noticed_it_ends_0_and_leaves_page_and_figures(project: SmallProject) -> None:
    project.passes()
    (project.folder / "steps/defect_steps.py").write_text(STEPS, encoding="utf-8")
    project.feature("03_more", FEATURE.format(defect=CAUGHT))
    ran = project.run(CAUGHT, "reference", command=COMMAND)
    told = json.loads((ran.reports / "defects.json").read_text(encoding="utf-8"))

    assert ran.status == 0, ran.output + ran.errors
    assert "defects caught 1/1 · undeclared reds 0 · false alarms on good models 0" in ran.output
    assert f"{CAUGHT}: caught (1.1)" in ran.output
    assert [case["fate"] for case in told["cases"]] == ["caught", "caught"]
    assert "the station to be well" in (ran.reports / "defects.html").read_text(encoding="utf-8")


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Result]]:
    """The command in this process; who calls it may say what becomes of the runs."""

    def run(*arguments: str, runs: RunAll | None = None) -> Result:
        if runs:
            monkeypatch.setattr(command, "run_all", runs)
        return CliRunner().invoke(app, ["defects", *arguments])

    handlers = [(one, signal.getsignal(one)) for one in (signal.SIGINT, signal.SIGTERM)]
    yield run
    for one, handler in handlers:
        signal.signal(one, handler)


def becoming(**records: dict[str, Any] | str) -> RunAll:
    """Have each case become what is said of its kind: a record, or the trouble why there is none."""

    def runs(cases: Sequence[Case], at_once: int) -> Generator[Ran, None, None]:
        for case in cases:
            became = records["good" if case.good else "defect"]
            if isinstance(became, str):
                yield Ran(case, None, 1.0, became)
            else:
                yield Ran(case, became, 1.0)

    return runs


def test_a_survivor_ends_it_with_1_and_is_named(here: Callable[..., Result], tmp_path: Path) -> None:
    ran = here("run", CAUGHT, "--reports", str(tmp_path), runs=becoming(defect=record(PASSED)))

    assert ran.exit_code == 1
    assert f"{CAUGHT}: survived" in ran.output
    assert "missed: 1.1 did not fail: passed" in ran.output
    assert (tmp_path / "defects.html").exists()


def test_a_false_alarm_ends_it_with_1(here: Callable[..., Result]) -> None:
    ran = here("run", "reference", "--reports", "none", runs=becoming(good=record(FAILED)))

    assert ran.exit_code == 1
    assert "false alarms on good models 1" in ran.output


def test_a_run_that_breaks_ends_it_with_3_and_says_why(here: Callable[..., Result]) -> None:
    runs = becoming(defect="it left no record\nSystemError: gone", good=record(PASSED))
    ran = here("run", CAUGHT, "reference", "--reports", "none", runs=runs)

    assert ran.exit_code == 3
    assert "SystemError: gone" in ran.output
    assert "broken runs 1" in ran.output


def test_the_texts_are_shown_where_they_are_wanted(here: Callable[..., Result]) -> None:
    asked = ("run", CAUGHT, "--reports", "none")
    runs = becoming(defect=record(FAILED))

    assert "Expected: connector 1 to become Preparing" in here(*asked, "--texts", runs=runs).output
    assert "Expected: connector 1 to become Preparing" not in here(*asked, runs=runs).output


def test_as_many_runs_go_on_at_once_as_were_asked_for(here: Callable[..., Result]) -> None:
    asked = []

    def runs(cases: Sequence[Case], at_once: int) -> Generator[Ran, None, None]:
        asked.append(at_once)
        yield Ran(cases[0], record(FAILED), 1.0)

    here("run", CAUGHT, "--reports", "none", "--jobs", "7", runs=runs)

    assert asked == [7]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_stopped_it_ends_with_3_and_keeps_what_was_done(
    here: Callable[..., Result], tmp_path: Path, how: signal.Signals
) -> None:
    def runs(cases: Sequence[Case], at_once: int) -> Generator[Ran, None, None]:
        yield Ran(cases[0], record(PASSED), 1.0)
        os.kill(os.getpid(), how)
        signal.pause()

    ran = here("run", CAUGHT, "reference", "--reports", str(tmp_path), runs=runs)
    told = json.loads((tmp_path / "defects.json").read_text(encoding="utf-8"))

    assert ran.exit_code == 3
    assert "Stopped." in ran.stderr
    assert [case["name"] for case in told["cases"]] == ["reference"]
    assert told["complete"] is False


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("no-such-defect",), "There is no defect 'no-such-defect'"),
        (("--part", "4/3"), "this is K/N"),
        (("--criterion", "9.9"), "No defect attacks a criterion '9.9'"),
        (("--jobs", "0"), "--jobs"),
    ],
)
def test_wrong_use_ends_2_with_a_sentence(
    here: Callable[..., Result], arguments: tuple[str, ...], said: str
) -> None:
    ran = here("run", *arguments)

    assert ran.exit_code == 2
    assert said in ran.stderr


def test_where_there_is_no_script_it_says_so(
    here: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = here("run", CAUGHT)

    assert ran.exit_code == 2
    assert "There is no features/acceptance/criteria.toml here" in ran.stderr


def test_a_folder_that_cannot_be_is_told_before_anything_runs(
    here: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    ran = here("run", CAUGHT, "--reports", str(tmp_path / "file"))

    assert ran.exit_code == 2
    assert "nothing can be written there" in ran.stderr


def test_the_list_says_what_each_defect_is_and_who_must_notice(here: Callable[..., Result]) -> None:
    ran = here("list")

    assert ran.exit_code == 0
    assert all(case.name in ran.output for case in DEFECTS)
    assert f"{len(DEFECTS)} of {len(DEFECTS)} defects" in ran.output


def test_the_list_can_be_narrowed(here: Callable[..., Result]) -> None:
    ran = here("list", "--criterion", "1.1", "--kind", "wrong value")

    assert ran.exit_code == 0
    assert CAUGHT not in ran.output or "wrong value" in ran.output
    assert f" of {len(DEFECTS)} defects" in ran.output
    assert OTHER not in ran.output
