"""What the results folder of a real run holds besides the single results."""

import json

from tests.ocpp_support.small_project import Ran


def test_no_scenario_is_missing(ran: Ran) -> None:
    assert sum(len(results) for results in ran.results.values()) == 2 + 2 + 2 + 12 + 1 + 1


def test_what_is_attached_outside_of_scenarios_belongs_to_the_whole_report(ran: Ran) -> None:
    wholes = [
        json.loads(file.read_text()) for file in (ran.reports / "allure-results").glob("*-globals.json")
    ]

    assert "the set-up" in [one["name"] for whole in wholes for one in whole.get("attachments", [])]
    errors = [one["message"] for whole in wholes for one in whole.get("errors", [])]
    assert any("the feature cannot begin" in error for error in errors)


def test_says_which_station_and_which_suite(ran: Ran) -> None:
    lines = (ran.reports / "allure-results" / "environment.properties").read_text().splitlines()

    assert {
        "Station=CP1",
        "Model=One",
        "Firmware=1.0",
        "Clock=virtual",
        "Suite=ocpp-acceptance 0.1.0",
    } <= set(lines)
    executor = json.loads((ran.reports / "allure-results" / "executor.json").read_text())
    assert executor["name"] == "ocpp-acceptance 0.1.0"


def test_the_configuration_sorts_the_reds(ran: Ran) -> None:
    config = json.loads((ran.reports / "allurerc.json").read_text())

    assert config["plugins"]["awesome"]["options"]["singleFile"] is True
    assert [one["name"] for one in config["categories"]] == [
        "Known deviation: declared in the station file",
        "The station does not conform",
        "A remark: not what the script demands",
        "Bench trouble: could not be judged",
        "Not applicable",
        "The run was stopped",
        "Needs a person or equipment",
    ]


def test_the_record_says_the_same_as_the_results(ran: Ran) -> None:
    words = {
        "passed": "passed",
        "failed": "failed",
        "inconclusive": "broken",
        "not tested": "skipped",
        "not applicable": "skipped",
    }
    in_record = sorted(
        words[scenario["status"]]
        for row in ran.record["functions"]
        for criterion in row["criteria"]
        for scenario in criterion["scenarios"]
    )
    in_allure = [one["status"] for name, named in ran.results.items() if name != "Further" for one in named]

    assert in_record == sorted(in_allure)
