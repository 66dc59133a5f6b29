"""The traps of the stock listener, each looked at in the results of a real run."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.ocpp_support.small_project import Ran, SmallProject


@pytest.fixture
def labels(ran: Ran) -> Callable[[str], dict[str, list[str]]]:
    def of(name: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for label in ran.results[name][0]["labels"]:
            found.setdefault(label["name"], []).append(label["value"])
        return found

    return of


def statuses(results: list[dict[str, Any]]) -> list[str]:
    return sorted(result["status"] for result in results)


def message(result: dict[str, Any]) -> str:
    return str(result["statusDetails"]["message"])


def test_no_two_scenarios_are_retries_of_one_another(ran: Ran) -> None:
    results = [result for named in ran.results.values() for result in named]

    for key in ("historyId", "testCaseId", "fullName"):
        assert len({result[key] for result in results}) == len(results), key
    assert statuses(ran.results["Twin"]) == ["failed", "passed"]


@pytest.mark.parametrize(
    ("name", "status", "said"),
    [
        ("Inapplicable", "skipped", "not applicable: the station has no roof"),
        ("Nobody there", "skipped", "not tested: nobody at the station"),
        ("Not ready", "broken", "RuntimeError: the socket is gone"),
        ("Too early", "broken", "not yet"),
        ("Not understood", "broken", "it is tried in vain"),
        ("Cleaning up", "broken", "Cleaning up (put_back) failed: RuntimeError: could not put it back"),
        ("Afterwards", "broken", "after went wrong"),
        ("Beforehand", "broken", "before went wrong"),
        ("Unbegun", "broken", "the feature cannot begin"),
        ("Empty", "broken", "the scenario has no steps"),
    ],
)
def test_the_status_and_the_reason_are_the_true_ones(ran: Ran, name: str, status: str, said: str) -> None:
    assert ran.result(name)["status"] == status
    assert said in message(ran.result(name))


def test_a_failure_stays_one_when_a_hook_fails_after_it(ran: Ran) -> None:
    result = ran.result("Failed and afterwards")

    assert result["status"] == "failed"
    assert "Expected: a light\n     but: it was dark" in message(result)
    assert "after went wrong" in message(result)


def test_the_sentences_are_the_message_and_the_conversation_is_below_it(ran: Ran) -> None:
    for details in (ran.result("Missed")["statusDetails"], ran.result("Missed")["steps"][0]["statusDetails"]):
        assert details == {
            "message": "Not within 60 s\nExpected: a light\n     but: it was dark",
            "trace": "What was said:\n  station → Heartbeat {}",
        }


def test_a_failure_shows_no_traceback_and_bench_trouble_does(ran: Ran) -> None:
    assert "trace" not in ran.results["Twin"][0].get("statusDetails", {})
    assert "unready" in ran.result("Not ready")["statusDetails"]["trace"]


def test_an_unknown_phrase_comes_without_a_code_snippet(ran: Ran) -> None:
    step = ran.result("Not understood")["steps"][0]

    assert step["status"] == "broken"
    assert "@when" not in json.dumps(ran.result("Not understood"))
    assert "def step" not in ran.output


def test_a_scenario_that_was_skipped_still_shows_its_steps(ran: Ran) -> None:
    assert [(step["name"], step["status"]) for step in ran.result("Inapplicable")["steps"]] == [
        ("When it is tried", "skipped")
    ]


def test_the_tree_the_severity_and_the_criteria_are_labels(
    labels: Callable[[str], dict[str, list[str]]],
) -> None:
    each = labels("Each (connector 2)")

    assert (each["parentSuite"], each["suite"]) == (["Acceptance script"], ["1 Lights"])
    assert (each["severity"], each["criterion"], each["station"]) == (["critical"], ["1.1"], ["CP1"])
    assert {"AC-1.1", "must"} <= set(each["tag"])
    assert labels("Rows of 1")["severity"] == ["minor"]
    assert labels("Further")["parentSuite"] == ["Beyond the script"]


def test_the_page_s_tree_goes_by_function_and_criterion(ran: Ran) -> None:
    (criterion,) = ran.result("Each (connector 1)")["titlePath"][1:]

    assert criterion.startswith("1.1 ")
    assert ran.result("Further")["titlePath"] == ["4 Beyond"]


def test_the_station_is_a_parameter_beside_the_row(ran: Ran) -> None:
    named = {one["name"]: one["value"] for one in ran.results["Rows of 1"][0]["parameters"]}

    assert named == {"n": "1", "station": "CP1"}


def test_the_feature_says_why_it_matters(ran: Ran) -> None:
    assert ran.result("Each (connector 1)")["description"].endswith("Why light matters.")


def test_the_criterion_leads_to_its_place_in_the_form(ran: Ran) -> None:
    each = ran.result("Each (connector 1)")

    assert each["links"] == [
        {"type": "link", "url": "../acceptance.html#AC-1.1", "name": "Criterion 1.1 in the form"}
    ]
    assert "links" not in ran.result("Further")


def test_tables_are_attached_to_their_step(ran: Ran) -> None:
    step = ran.result("Each (connector 2)")["steps"][-1]
    file = ran.reports / "allure-results" / step["attachments"][0]["source"]

    assert file.read_text().splitlines() == ["where", "connector 2"]


def test_titles_set_while_running_are_kept(ran: Ran) -> None:
    renamed = ran.result("renamed")

    assert renamed["fullName"].endswith("2 Doors: Attached")
    assert renamed["steps"][0]["attachments"][0]["name"] == "a picture"


def test_a_known_deviation_stays_red_and_leads_to_where_it_is_followed_up(project: SmallProject) -> None:
    project.feature("1", "Feature: 1\n  @AC-1.1 @must\n  Scenario: On\n    Then it does not hold\n")
    station = project.folder / "mine.toml"
    station.write_text(
        '[[deviations]]\ncriterion = "1.1"\nreason = "old relay"\nlink = "https://example.org/1"\n'
    )
    ran = project.run("-D", f"station={station}")

    result = ran.result("On")
    assert result["status"] == "failed"
    assert result["links"][1:] == [{"type": "issue", "url": "https://example.org/1", "name": "old relay"}]
    said = [one["value"] for one in result["labels"] if one["name"] == "known deviation"]
    assert said == ["known deviation 1.1: old relay (https://example.org/1)"]
    assert ran.row(1)["verdict"] == "known deviation"
