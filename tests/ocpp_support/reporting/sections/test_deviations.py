from typing import Any

import pytest

from ocpp_support.reporting.deviations import Declaration
from ocpp_support.reporting.journal import ScenarioNotes
from ocpp_support.reporting.outcomes import Verdict
from ocpp_support.reporting.sections.deviations import (
    CLEARED,
    DECLARED,
    LIVES_WITH_IT,
    MENDS,
    REPEATED,
    deviations_of,
    left_open,
)
from tests.ocpp_support.reporting.records import build, hk_180, outcome_for, refused


def by_criterion(record: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["criteria"]: one for one in deviations_of(record, {})}


def test_a_station_that_did_everything_has_none() -> None:
    assert deviations_of(build(), {}) == []
    assert left_open(build()) == []


def test_says_what_was_expected_and_what_came() -> None:
    one = by_criterion(refused())["3.2"]

    assert one["expected"] == (
        "the station to send StatusNotification with connectorId <1> and status 'Unavailable'\n"
        "Not within 30 s after “When the operator takes connector 1 out of service”."
    )
    assert (
        one["came"]
        == "it sent 1, none of them that one:\n+0.0 s: connectorId was <2>; status was 'Available' & <b>"
    )
    assert one["scenario"] == "What 3.2 says holds"
    assert one["words"].startswith("Taken out of service")


def test_what_was_said_is_no_part_of_what_came() -> None:
    message = "Not within 60 s after “When” (station X)\nExpected: a\n     but: b\nWhat was said:\n  +0 s  c"
    one = by_criterion(build(outcome_for("3.2", Verdict.FAILED, message=message)))["3.2"]

    assert (one["expected"], one["came"]) == ("a\nNot within 60 s after “When”.", "b")


def test_a_failure_in_other_words_is_told_as_it_is() -> None:
    failed = outcome_for("3.2", Verdict.FAILED, message="the file is gone", broken_step="it fetches the file")
    one = by_criterion(build(failed))["3.2"]

    assert (one["expected"], one["came"]) == ("“it fetches the file”", "the file is gone")


@pytest.mark.parametrize(
    ("criterion", "verdict", "severity", "decides"),
    [
        ("3.2", "failed", "MUST", MENDS),
        ("9.2", "inconclusive", "MUST", REPEATED),
        ("12.1", "known deviation", "MUST", DECLARED),
    ],
)
def test_says_who_decides(criterion: str, verdict: str, severity: str, decides: str) -> None:
    one = by_criterion(refused())[criterion]

    assert (one["verdict"], one["severity"]) == (verdict, severity)
    assert one["decides"].startswith(decides)


def test_a_declared_deviation_tells_its_reason() -> None:
    said = "reports Installed only after the restart (https://example.org/12)"

    assert by_criterion(refused())["12.1"]["decides"] == f"{DECLARED}: {said}"


def test_what_goes_beyond_the_script_is_the_operators_to_decide() -> None:
    one = by_criterion(hk_180())["14.2"]

    assert (one["verdict"], one["severity"], one["decides"]) == (
        "passed with remark",
        "SHOULD",
        LIVES_WITH_IT,
    )


def test_a_declaration_that_is_not_true_any_more_is_to_be_taken_out() -> None:
    one = by_criterion(build(deviations={"3.2": Declaration("never")}))["3.2"]

    assert (one["verdict"], one["decides"], one["scenario"]) == ("failed", CLEARED, "")
    assert "take the declaration out" in one["came"]


def test_names_the_section_of_the_function_and_the_clause_of_what_the_monitor_found() -> None:
    record = refused()
    record["findings"] = [{"rule": "statuses.late", "clause": "OCPP 1.6 5.2"}]
    record["functions"][2]["criteria"][1]["scenarios"][0]["findings"] = ["statuses.late"]
    for one in record["scenarios"]:
        one["findings"] = ["statuses.late"] if one["criteria"] == ["3.2"] else []

    clause = by_criterion(record)["3.2"]["clause"]

    assert clause == "OCPP 1.6 edition 2, sections 4.9 and 5.2; OCPP 1.6 5.2 (statuses.late)"


def test_what_went_wrong_alike_at_each_connector_is_told_once() -> None:
    at = [
        outcome_for(
            "3.2",
            Verdict.FAILED,
            name=f"It goes out of service (connector {place})",
            notes=ScenarioNotes([], f"connector {place} not reported Unavailable"),
        )
        for place in (1, 2)
    ]
    other = outcome_for("3.2", Verdict.FAILED, name="All of it", notes=ScenarioNotes([], "never answered"))
    told = deviations_of(build(*at, other), {})

    assert [(one["number"], one["scenario"], one["also"]) for one in told] == [
        ("D1", "It goes out of service (connector 1)", "It goes out of service (connector 2)"),
        ("D2", "All of it", ""),
    ]


def test_the_heaviest_come_first() -> None:
    assert [one["verdict"] for one in deviations_of(refused(), {})] == [
        "failed",
        "known deviation",
        "inconclusive",
    ]


def test_what_was_not_tested_is_told_by_its_reason() -> None:
    assert left_open(refused()) == [{"criteria": "7.3", "reason": "the plug is locked during a session"}]


def test_a_record_of_before_scenarios_were_listed_has_deviations_too() -> None:
    record = refused()
    del record["scenarios"], record["findings"]

    assert by_criterion(record)["3.2"]["severity"] == "MUST"
