"""A run that is interrupted, and goes on: as a user sees it, with a stand-in for the bench."""

import json
import shlex
from collections import Counter
from pathlib import Path

import pytest

from ocpp_support.trace.reading import read_trace
from tests.ocpp_support.small_project import Ran, SmallProject

LIGHTS = """Feature: 1 Lights
  @AC-1.1 @must @each_connector
  Scenario: On
    When it is tried
    Then the connector was tried
    And the monitor finds noise
  @AC-1.1 @must
  Scenario: Dark
    When it is tried
    Then it does not hold
  @AC-1.2 @should
  Scenario: Off
    When the run ends here by {how}
    Then it holds
  @AC-1.2 @should
  Scenario Outline: Rows of <n>
    Then <n> items are there
    Examples:
      | n |
      | 1 |
      | 2 |
"""
DOORS = """Feature: 2 Doors
  @AC-2.1 @must @needs.roof
  Scenario: Inapplicable
    When it is tried
  @AC-2.1 @must
  Scenario: Open
    When it is tried
"""
ALL = {
    "On (connector 1)",
    "On (connector 2)",
    "Dark",
    "Off",
    "Rows of 1",
    "Rows of 2",
    "Inapplicable",
    "Open",
}

# Once: the second time the same step passes.
STEPS = """
import os, pathlib, signal
from behave import when

@when("the run ends here by {how}")
def ends(context, how):
    once = pathlib.Path("ended")
    if not once.exists() and "OCPP_ACCEPTANCE_REHEARSAL" not in os.environ:
        once.touch()
        os.kill(os.getpid(), getattr(signal, how))
        signal.pause()
"""


@pytest.fixture
def interruptible(project: SmallProject) -> SmallProject:
    (project.folder / "steps" / "ending_steps.py").write_text(STEPS)
    project.feature("02_doors", DOORS)
    return project


def interrupted(project: SmallProject, how: str = "SIGKILL", *arguments: str) -> Ran:
    project.feature("01_lights", LIGHTS.format(how=how))
    return project.run(*arguments)


def statuses(ran: Ran) -> dict[str, str]:
    return {
        one["name"]: one["status"]
        for row in ran.record["functions"]
        for criterion in row["criteria"]
        for one in criterion["scenarios"]
    }


def diary(ran: Ran) -> list[dict[str, str]]:
    return [json.loads(line) for line in (ran.reports / "diary.jsonl").read_text().splitlines()]


def begun(ran: Ran) -> list[str]:
    return [line["scenario"].rpartition(": ")[2] for line in diary(ran) if line["kind"] == "begins"]


@pytest.mark.parametrize("how", ["SIGKILL", "SIGINT"])
def test_what_was_done_stands_and_only_what_was_interrupted_is_done_again(
    interruptible: SmallProject, how: str
) -> None:
    first = interrupted(interruptible, how)
    resumed = interruptible.run("-D", "resume=true")

    assert first.status == (1 if how == "SIGINT" else -9)
    assert statuses(resumed) == {
        **dict.fromkeys(ALL, "passed"),
        "Dark": "failed",
        "Inapplicable": "not applicable",
    }
    times = Counter(begun(resumed))
    assert {name: count for name, count in times.items() if count > 1} == {"Off": 2}
    assert "Scenario: Dark" not in resumed.output
    assert "3 of 8 are done, “Off” is done again." in resumed.output


@pytest.mark.parametrize("how", ["SIGKILL", "SIGINT"])
def test_allure_shows_one_run_with_nothing_twice_and_no_ghosts(interruptible: SmallProject, how: str) -> None:
    interrupted(interruptible, how)
    results = interruptible.run("-D", "resume=true").results

    assert set(results) == ALL
    assert {len(named) for named in results.values()} == {1}
    assert results["Off"][0]["status"] == "passed"
    assert results["Dark"][0]["status"] == "failed"


def test_the_record_and_the_form_show_one_run_in_two_parts(interruptible: SmallProject) -> None:
    first = interrupted(interruptible)
    resumed = interruptible.run("-D", "resume=true")

    parts = resumed.record["run"]["parts"]
    assert len(parts) == 2
    assert resumed.record["run"]["started"] == parts[0]["started"]
    assert resumed.record["run"]["station_time_s"] == 8 * 3600.0
    assert resumed.row(1)["result"].startswith("failed: no light")
    assert "connector 1 tried, connector 2 tried" in resumed.row(1)["remark"]
    assert "in 2 parts" in (resumed.reports / "acceptance.html").read_text()
    assert not (first.reports / "earlier").exists()


def test_what_was_found_before_the_interruption_is_counted_in(interruptible: SmallProject) -> None:
    with (interrupted(interruptible).reports / "trace.jsonl").open("ab") as file:
        file.write(b'{"torn')
    resumed = interruptible.run("-D", "resume=true")
    (found,) = resumed.record["findings"]
    texts = [one for one in resumed.result("On (connector 2)")["attachments"] if one["name"] == "Findings"]

    assert found["scenarios"] == {"1 Lights: On (connector 1)": 1, "1 Lights: On (connector 2)": 1}
    assert (found["rule"], found["count"], len(texts)) == ("noise", 2, 1)
    assert read_trace((resumed.reports / "trace.jsonl").read_text()).unread == []


def test_an_interrupted_run_can_go_on_more_than_once(interruptible: SmallProject) -> None:
    interrupted(interruptible)
    (interruptible.folder / "ended").unlink()
    interruptible.run("-D", "resume=true")
    resumed = interruptible.run("-D", "resume=true")

    assert Counter(begun(resumed))["Off"] == 3
    assert len(resumed.record["run"]["parts"]) == 3
    assert statuses(resumed)["Open"] == "passed"


def test_a_result_of_allure_that_was_lost_is_written_anew(interruptible: SmallProject) -> None:
    first = interrupted(interruptible)
    for file in (first.reports / "allure-results").glob("*-result.json"):
        file.write_text("")
    resumed = interruptible.run("-D", "resume=true")

    assert set(resumed.results) == ALL
    assert resumed.result("Dark")["status"] == "failed"
    assert "it was dark" in resumed.result("Dark")["statusDetails"]["message"]


def test_what_was_never_tried_may_be_possible_when_the_run_goes_on(project: SmallProject) -> None:
    project.passes()
    station = project.station('[station]\nconnectors = 2\n[hands]\nby = "person"\n')
    first = project.run("-D", station).record
    resumed = project.run("-D", station, "-D", "resume=true", "-D", "slow=true")

    assert (first["verdict"], resumed.record["verdict"]) == ("incomplete", "accepted")
    assert begun(resumed).count("Open slowly") == 1
    assert begun(resumed).count("Open") == 1


def test_there_must_be_a_run_to_go_on_with(project: SmallProject) -> None:
    project.passes()
    ran = project.run("-D", "resume=true")

    assert ran.status == 1
    assert ran.errors.strip() == (
        "There is no run to go on with in reports: start one without -D resume=true."
    )
    assert not ran.reports.exists()


def test_a_run_that_came_to_its_end_does_not_go_on(project: SmallProject) -> None:
    project.passes()
    record = project.run().record
    ran = project.run("-D", "resume=true")

    assert ran.status == 1
    assert "came to its end" in ran.errors
    assert ran.record == record


def test_no_reports_no_going_on(project: SmallProject) -> None:
    project.passes()

    assert "there is none" in project.run("-D", "resume=true", "-D", "reports=none").errors


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-D", "station=dc_150"), "it is about the station file “reference”, not “dc_150”"),
        (("features/acceptance/01_lights.feature",), "other scenarios were chosen then"),
        (("-D", "strict=true"), "it was begun without -D strict=true"),
    ],
)
def test_another_run_is_not_taken_for_the_one_that_was_interrupted(
    interruptible: SmallProject, arguments: tuple[str, ...], said: str
) -> None:
    interrupted(interruptible)
    ran = interruptible.run("-D", "resume=true", *arguments)

    assert ran.status == 1
    assert said in ran.errors
    assert "Traceback" not in ran.errors


def test_a_new_run_says_where_the_interrupted_one_is_and_that_it_can_go_on(
    interruptible: SmallProject,
) -> None:
    interrupted(interruptible)
    again = interruptible.run()
    (kept,) = (again.reports / "earlier").iterdir()
    moved = kept.relative_to(interruptible.folder)
    resumed = interruptible.run("-D", f"reports={moved}", "-D", "resume=true")

    assert f"-D reports={moved} -D resume=true" in again.output
    assert statuses(Ran(0, "", "", kept))["Open"] == "passed"
    assert "This goes on with the run of" in resumed.output


def test_another_station_does_not_go_on_with_the_run(interruptible: SmallProject, tmp_path: Path) -> None:
    interrupted(interruptible)
    environment = interruptible.folder / "environment.py"
    environment.write_text(environment.read_text().replace('identity = "CP1"', 'identity = "CP2"'))
    resumed = interruptible.run("-D", "resume=true")

    assert "the run is about the station CP1, and CP2 has dialled in" in resumed.row(2)["result"]
    assert statuses(resumed)["Dark"] == "failed"
    assert begun(resumed).count("Off") == 1


STATION = '[station]\nconnectors = 2\n[hands]\nby = "person"\n'
COMMAND = ("-c", "from ocpp_support.cli import app; app()", "run")


def test_a_run_by_hand_that_was_stopped_ends_with_the_command_that_goes_on(
    interruptible: SmallProject,
) -> None:
    interruptible.station(STATION)
    interruptible.feature("01_lights", LIGHTS.format(how="SIGINT"))
    asked = ("--station", "mine.toml", "--reports", "my reports", "-n", "O")
    first = interruptible.run(*asked, command=COMMAND)
    (line,) = (line for line in first.output.splitlines() if line.startswith("Go on with: "))
    program, _, *told = shlex.split(line.removeprefix("Go on with: "))
    resumed = interruptible.run(*told, command=COMMAND)

    assert (program, told[0]) == ("ocpp-acceptance", "--resume")
    assert "“Off” is done again." in resumed.output
    assert "Go on with" not in resumed.output


@pytest.mark.parametrize(("trouble", "goes_on"), [("none", False), ("cannot_begin", True)])
def test_what_was_not_chosen_of_a_run_by_hand_is_left_out_and_not_stopped(
    project: SmallProject, trouble: str, goes_on: bool
) -> None:
    project.passes()
    ran = project.run("-D", project.station(STATION), "-n", "^On", "-D", f"test.trouble={trouble}")

    assert [one["message"] for one in ran.row(2)["criteria"][0]["scenarios"]] == ["left out of this run"] * 2
    assert ("Go on with" in ran.output) is goes_on


def test_a_run_in_virtual_time_is_simply_begun_again(interruptible: SmallProject) -> None:
    assert "Go on with" not in interrupted(interruptible, "SIGINT").output


def test_a_deviation_from_what_is_no_criterion_is_wrong_use(project: SmallProject) -> None:
    project.passes()
    mine = project.station('[[deviations]]\ncriterion = "19.9"\nreason = "none"\n')
    ran = project.run("-D", mine)

    assert ran.status == 1
    assert "a deviation from 19.9, which is no criterion" in ran.errors
    assert not ran.reports.exists()
