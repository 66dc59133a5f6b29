import json
from pathlib import Path

import pytest

from tests.ocpp_support.small_project import Ran, SmallProject


@pytest.fixture(scope="module")
def good_run(shared_project: SmallProject) -> Ran:
    shared_project.passes()
    return shared_project.run()


def test_ends_0_when_accepted_and_writes_everything(good_run: Ran) -> None:
    assert good_run.status == 0, good_run.output + good_run.errors
    assert good_run.record["verdict"] == "accepted"
    written = {path.name for path in good_run.reports.iterdir()}
    assert sorted(written) == [
        "acceptance.docx",
        "acceptance.html",
        "acceptance.json",
        "allure-results",
        "allurerc.json",
        "diary.jsonl",
        "junit.xml",
        "summary.md",
        "timeline.html",
        "trace.jsonl",
    ]


def test_shows_the_rows_the_verdict_and_the_paths(good_run: Ran) -> None:
    assert "Verdict: accepted" in good_run.output
    assert "reports/acceptance.html" in good_run.output


def test_the_record_tells_what_the_bench_saw(good_run: Ran) -> None:
    assert good_run.record["station"]["identity"] == "CP1"
    assert good_run.record["run"]["clock"] == "virtual"
    assert good_run.record["run"]["station_time_s"] == 5 * 3600.0


def test_an_earlier_run_is_kept(project: SmallProject) -> None:
    project.passes()
    project.run()
    again = project.run()

    (kept,) = (again.reports / "earlier").iterdir()
    assert (kept / "acceptance.json").exists()
    assert len(again.results) == len(list((kept / "allure-results").glob("*-result.json")))


def test_a_part_of_the_script_is_incomplete(project: SmallProject) -> None:
    project.passes()
    ran = project.run("features/acceptance/01_lights.feature")

    assert ran.status == 1
    assert ran.record["verdict"] == "incomplete"
    assert ran.row(1)["verdict"] == "passed"
    assert ran.row(2)["result"] == "not tested: left out of this run"
    assert [one["name"] for one in ran.row(2)["criteria"][0]["scenarios"]] == ["Open", "Open slowly"]


@pytest.mark.parametrize("choice", [("--tags", "not @slow"), ("-n", "^O.+n$"), ("-n", "^(On|Off|Open$)")])
def test_a_demanded_scenario_that_was_not_chosen_is_not_tested(
    project: SmallProject, choice: tuple[str, str]
) -> None:
    project.passes()
    ran = project.run(*choice)

    assert ran.record["verdict"] == "incomplete"
    assert ran.row(2)["verdict"] == "not tested"
    assert "Open slowly" not in ran.results


def test_a_failed_station_is_refused(project: SmallProject) -> None:
    project.feature("01_lights", "Feature: 1\n  @AC-1.1 @must\n  Scenario: On\n    Then it does not hold\n")
    ran = project.run()

    assert ran.status == 1
    assert ran.record["verdict"] == "refused"
    assert ran.row(1)["result"] == "failed: no light"


def test_ctrl_c_keeps_what_ran_and_leaves_the_rest_untested(project: SmallProject) -> None:
    project.feature(
        "01_lights",
        "Feature: 1\n"
        "  @AC-1.1 @must\n  Scenario: Before\n    When it is tried\n"
        "  @AC-1.2 @should\n  Scenario: During\n    When somebody presses Ctrl-C\n"
        "  @AC-1.2 @should\n  Scenario: After\n    When it is tried\n",
    )
    project.feature("02_doors", "Feature: 2\n  @AC-2.1 @must\n  Scenario: Open\n    When it is tried\n")
    ran = project.run()

    assert ran.status == 1
    assert ran.record["verdict"] == "incomplete"
    assert ran.row(1)["criteria"][0]["verdict"] == "passed"
    assert {one["message"] for one in ran.row(1)["criteria"][1]["scenarios"]} == {"the run was stopped"}
    assert ran.row(2)["result"] == "not tested: the run was stopped"
    for name in ("During", "After", "Open"):
        assert ran.result(name)["status"] == "skipped"
        assert ran.result(name)["statusDetails"]["message"] == "not tested: the run was stopped"


def test_stop_at_the_first_failure_leaves_the_rest_untested(project: SmallProject) -> None:
    project.passes()
    project.feature("00_first", "Feature: 0\n  @AC-1.1 @must\n  Scenario: Bad\n    Then it does not hold\n")
    ran = project.run("--stop")

    assert ran.row(2)["result"] == "not tested: the run was stopped"
    assert ran.record["verdict"] == "refused"


def test_a_run_that_cannot_begin_says_why_for_every_scenario(project: SmallProject) -> None:
    project.passes()
    ran = project.run("-D", "test.trouble=cannot_begin")

    assert ran.status == 1
    assert ran.record["verdict"] == "incomplete"
    assert ran.row(2)["verdict"] == "inconclusive"
    assert "RuntimeError: no port was free" in ran.row(2)["result"]
    assert ran.result("Open")["status"] == "broken"
    assert "By user" not in ran.output


def test_without_reports_only_the_record_is_written(project: SmallProject, tmp_path: Path) -> None:
    project.passes()
    ran = project.run("-D", "reports=none", "-D", f"record={tmp_path / 'record.json'}")

    assert ran.status == 0
    assert not ran.reports.exists()
    assert "Verdict" not in ran.output
    assert json.loads((tmp_path / "record.json").read_text())["verdict"] == "accepted"


def test_a_bench_that_says_in_a_sentence_why_it_cannot_begin_is_quoted(project: SmallProject) -> None:
    project.passes()
    environment = project.folder / "environment.py"
    said = "from ocpp_support.course import NotReady\n"
    environment.write_text(
        said + environment.read_text().replace("RuntimeError(", "NotReady(", 1).replace("no port", "no cable")
    )
    ran = project.run("-D", "test.trouble=cannot_begin")

    assert "The run could not begin: no cable was free" in ran.row(2)["result"]


def test_a_run_by_hand_of_which_nothing_is_run_took_no_time(project: SmallProject) -> None:
    project.feature("01_lights", "Feature: 1\n  @AC-1.1 @must @slow\n  Scenario: On\n    When it is tried\n")
    ran = project.run("-D", project.station('[hands]\nby = "person"\n'))

    assert "The plan: no scenario is run" in ran.output
    assert "Took 0min 0." in ran.output
