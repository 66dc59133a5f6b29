"""A station is judged in a process of its own, which ends whatever becomes of it."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from ocpp_support.campaign import job as module
from ocpp_support.campaign.job import Job, run_job
from tests.ocpp_support.small_project import SmallProject

HANGS = """
from behave import then
import signal

@then("it hangs")
def hangs(context): signal.pause()

@then("it is killed")
def killed(context):
    import os
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def small(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    monkeypatch.setattr(module, "PROJECT", project.folder)
    project.passes()
    (project.folder / "steps/hang_steps.py").write_text(HANGS, encoding="utf-8")
    return project


def feature(project: SmallProject, step: str) -> None:
    project.feature("03_more", f"Feature: 3 More\n  @AC-1.1 @must\n  Scenario: More\n    Then {step}\n")


def files(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as held:
        return {name: held.read(name) for name in held.namelist()}


def test_what_the_run_leaves_is_brought_back(small: SmallProject) -> None:
    ran = run_job(Job("one", ("-Dstation=reference",), 60.0))
    assert (ran.trouble, ran.lost) == ("", False)
    left = files(ran.reports)
    assert json.loads(left["acceptance.json"])["station"]["identity"] == "CP1"
    assert any(name.startswith("allure-results/") for name in left)
    assert ran.machine
    assert ran.seconds > 0


def test_a_run_that_cannot_begin_says_why(small: SmallProject) -> None:
    ran = run_job(Job("one", ("-Dstation=nowhere",), 60.0))
    assert ran.trouble.startswith("it left no record\n")
    assert "There is no station “nowhere”" in ran.trouble
    assert not ran.lost


def test_a_process_that_is_killed_is_lost(small: SmallProject) -> None:
    feature(small, "it is killed")
    ran = run_job(Job("one", (), 60.0))
    assert ran.trouble.startswith("its process was ended by signal 9")
    assert ran.lost


def test_a_run_that_hangs_is_ended_and_what_it_has_is_kept(small: SmallProject) -> None:
    feature(small, "it hangs")
    ran = run_job(Job("one", (), 6.0))
    assert ran.trouble.startswith("it was not over after 0.1 minutes")
    assert not ran.lost
    assert "acceptance.json" in files(ran.reports)


def test_a_run_is_ended_when_all_is_to_end(small: SmallProject, tmp_path: Path) -> None:
    feature(small, "it hangs")
    asked = iter(range(100))
    ran = run_job(Job("one", (), 60.0), stopped=lambda: next(asked) > 6)
    assert ran.trouble.startswith("it was stopped")
