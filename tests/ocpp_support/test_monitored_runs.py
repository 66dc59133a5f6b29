"""What the monitor finds, in the reports of a run: as a user sees it, with a stand-in for the bench."""

import json

import pytest

from tests.ocpp_support.small_project import DOORS, SmallProject

NOISY = """Feature: 1 Lights
  @AC-1.1 @must
  Scenario: On
    When it is tried
    Then the monitor finds noise
  @AC-1.2 @should
  Scenario: Off
    When it is tried
"""


@pytest.mark.parametrize(("how", "verdict"), [("note", "accepted"), ("strict", "refused")])
def test_what_the_monitor_finds_refuses_the_station_only_where_that_was_asked_for(
    project: SmallProject, how: str, verdict: str
) -> None:
    project.feature("01_lights", NOISY)
    project.feature("02_doors", DOORS)
    ran = project.run("-D", f"monitor={how}")

    assert (ran.record["verdict"], ran.status == 0) == (verdict, how == "note")
    assert ran.record["run"]["monitor"] == how
    words = (
        "one kind of finding breaks a SHALL of the specification, and -D monitor=strict was asked for: noise."
    )
    strict = how == "strict"
    for told in (
        *ran.record["reasons"],
        (ran.reports / "acceptance.html").read_text(),
        ran.errors + ran.output,
    ):
        assert (words in " ".join(told.split())) is strict


def test_allure_has_them_on_the_scenario_and_on_a_page_of_all(project: SmallProject) -> None:
    project.feature("01_lights", NOISY)
    project.feature("02_doors", DOORS)
    ran = project.run("-D", "monitor=strict")

    assert "Findings" in [one["name"] for one in ran.result("On")["attachments"]]
    assert "Findings" not in [one["name"] for one in ran.result("Off").get("attachments", [])]
    wholes = [
        json.loads(file.read_text()) for file in (ran.reports / "allure-results").glob("*-globals.json")
    ]
    assert "Findings" in [one["name"] for whole in wholes for one in whole.get("attachments", [])]
    (error,) = [one["message"] for whole in wholes for one in whole.get("errors", [])]
    assert error.startswith("Refused for what the monitor found")
    (scenario,) = ran.row(1)["criteria"][0]["scenarios"]
    assert scenario["findings"] == ["noise"]
