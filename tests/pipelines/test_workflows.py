"""The pipelines: what they may do, what they run, and that a stranger's code gets near nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from ocpp_support.station.station_file import load_profile

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
BUNDLED = ["reference", "hk_180", "dc_150"]
WRITES = {
    ("acceptance", "page"): {"contents": "read", "pages": "write", "id-token": "write"},
    ("acceptance-comment", "comment"): {"actions": "read", "contents": "read", "pull-requests": "write"},
}
"""The only jobs that may write, and what."""

each_workflow = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)


def read(file: Path) -> dict[Any, Any]:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def jobs(file: Path) -> dict[str, dict[str, Any]]:
    return read(file)["jobs"]


def steps(file: Path) -> Iterator[dict[str, Any]]:
    return (step for job in jobs(file).values() for step in job["steps"])


def on(file: Path) -> set[str]:
    # YAML 1.1, which this library speaks, takes the key "on" for a yes.
    return set(read(file)[True])


def test_there_are_three() -> None:
    assert {file.stem for file in WORKFLOWS} == {"acceptance", "acceptance-comment", "acceptance-lab"}


@each_workflow
def test_nobody_elses_action_is_used_but_githubs_own(file: Path) -> None:
    for step in steps(file):
        assert re.fullmatch(r"actions/[\w-]+(/\w+)?@v\d+", step.get("uses", "actions/none@v0"))


@each_workflow
def test_no_job_may_write_but_for_what_it_is_there_for(file: Path) -> None:
    assert read(file)["permissions"] in ({"contents": "read"}, {})
    for name, job in jobs(file).items():
        assert job.get("permissions", {}) == WRITES.get((file.stem, name), {})


@each_workflow
def test_no_job_runs_for_ever(file: Path) -> None:
    assert all(isinstance(job["timeout-minutes"], int) for job in jobs(file).values())


@each_workflow
def test_nothing_from_outside_is_put_into_a_script(file: Path) -> None:
    for step in steps(file):
        assert "${{" not in step.get("run", "") + step.get("with", {}).get("script", "")


@each_workflow
def test_no_checkout_leaves_a_token_behind(file: Path) -> None:
    for step in steps(file):
        if step.get("uses", "").startswith("actions/checkout"):
            assert step["with"]["persist-credentials"] is False


def test_code_of_a_pull_request_runs_only_where_nothing_can_be_written_and_no_secret_is() -> None:
    for file in WORKFLOWS:
        assert "pull_request_target" not in on(file)
        if "pull_request" in on(file):
            assert "secrets." not in file.read_text(encoding="utf-8")
            for name, job in jobs(file).items():
                if (file.stem, name) in WRITES:
                    assert "github.event_name != 'pull_request'" in job["if"]


def test_the_comment_takes_no_code_from_the_pull_request() -> None:
    checkouts = [
        step
        for step in steps(ROOT / ".github/workflows/acceptance-comment.yml")
        if step["uses"].startswith("actions/checkout")
    ]

    assert all("ref" not in step["with"] and "repository" not in step["with"] for step in checkouts)


def test_the_lab_is_started_by_hand_alone_and_drives_no_station_twice() -> None:
    file = ROOT / ".github" / "workflows" / "acceptance-lab.yml"

    assert on(file) == {"workflow_dispatch"}
    assert read(file)["concurrency"] == {"group": "lab-${{ inputs.station }}", "cancel-in-progress": False}
    assert "self-hosted" in jobs(file)["run"]["runs-on"]


def test_both_platforms_run_the_bundled_stations() -> None:
    github = jobs(ROOT / ".github" / "workflows" / "acceptance.yml")["run"]["strategy"]["matrix"]["station"]
    gitlab = read(ROOT / ".gitlab-ci.yml")["acceptance"]["parallel"]["matrix"][0]["STATION"]

    assert github == gitlab == BUNDLED
    assert not any(load_profile(name).real for name in BUNDLED)


def test_gitlab_shows_every_scenario_and_drives_no_station_twice() -> None:
    pipeline = read(ROOT / ".gitlab-ci.yml")

    assert pipeline["acceptance"]["artifacts"]["reports"]["junit"] == "reports/$STATION/junit.xml"
    assert pipeline["lab"]["resource_group"] == "lab-$STATION_FILE"
    assert pipeline["lab"]["rules"][0]["when"] == "manual"
