"""JUnit's XML says of each scenario what the record says, in a form that its readers take."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date
from typing import Any

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped

from ocpp_support.exports.junit import LONGEST_OUTPUT, as_junit
from ocpp_support.reporting.deviations import Declaration
from ocpp_support.reporting.journal import ScenarioNotes
from ocpp_support.reporting.outcomes import Verdict
from tests.ocpp_support.reporting.records import build, hk_180, outcome_for, refused

KNOWN_TO_READERS: dict[str, tuple[set[str], set[str]]] = {
    "testsuites": ({"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors", "skipped", "time", "timestamp", "id", "package", "file"},
        {"properties", "testcase"},
    ),
    "properties": (set(), {"property"}),
    "property": ({"name", "value"}, set()),
    "testcase": ({"name", "classname", "time"}, {"failure", "error", "skipped", "system-out"}),
    "failure": ({"message", "type"}, set()),
    "error": ({"message", "type"}, set()),
    "skipped": ({"message", "type"}, set()),
    "system-out": (set(), set()),
}
"""What the strictest of the schemas in use lets an element have: attributes, and elements in it."""


def read(record: dict[str, Any]) -> JUnitXml:
    return JUnitXml.fromstring(as_junit(record))


def case(record: dict[str, Any], name: str) -> Any:
    return next(one for suite in read(record) for one in suite if one.name == name)


@pytest.mark.parametrize("record", [hk_180(), refused()], ids=["accepted", "refused"])
def test_has_nothing_that_a_strict_reader_does_not_know(record: dict[str, Any]) -> None:
    for element in ET.fromstring(as_junit(record)).iter():
        attributes, children = KNOWN_TO_READERS[element.tag]
        assert element.attrib.keys() <= attributes
        assert {child.tag for child in element} <= children


def test_a_suite_for_each_function_in_the_order_of_the_script() -> None:
    suites = [*read(hk_180())]

    assert [suite.name for suite in suites][::15] == ["1 Boot notification", "16 Trigger message"]
    assert [suite._elem.get("id") for suite in suites] == [str(number) for number in range(16)]


def test_counts_what_became_of_the_scenarios() -> None:
    whole = read(refused())

    assert (whole.tests, whole.failures, whole.errors) == (43, 1, 1)
    assert sum(suite.skipped for suite in whole) == 3


@pytest.mark.parametrize(
    ("verdict", "kind", "type_"),
    [
        (Verdict.FAILED, Failure, "must"),
        (Verdict.INCONCLUSIVE, Error, "inconclusive"),
        (Verdict.NOT_TESTED, Skipped, "not tested"),
        (Verdict.NOT_APPLICABLE, Skipped, "not applicable"),
    ],
)
def test_each_verdict_is_one_of_the_four_results(verdict: Verdict, kind: type, type_: str) -> None:
    (result,) = case(build(outcome_for("9.2", verdict, name="Resets", message="so\nit is")), "Resets").result

    assert isinstance(result, kind)
    assert result.type == type_
    assert "so" in result.message


def test_what_passed_has_no_result() -> None:
    assert case(build(outcome_for("9.2", name="Resets")), "Resets").result == []


def test_a_failure_says_it_in_short_and_in_full() -> None:
    notes = ScenarioNotes([], "no light")
    wrong = outcome_for("9.2", Verdict.FAILED, name="Resets", notes=notes, message="Expected: a\n  but: b")

    (result,) = case(build(wrong), "Resets").result

    assert result.message == "no light"
    assert result.text == "Expected: a\n  but: b"


def test_what_goes_beyond_the_script_fails_as_should() -> None:
    (result,) = case(
        build(outcome_for("9.2", Verdict.FAILED, name="Resets", level="should")), "Resets"
    ).result

    assert result.type == "should"


def test_a_declared_deviation_does_not_fail_and_says_so() -> None:
    declared = {"9.2": Declaration("never did", "https://example.org/9", date(2026, 12, 1))}
    wrong = outcome_for("9.2", Verdict.FAILED, name="Resets", message="Expected: a")

    record = build(wrong, deviations=declared)

    (result,) = case(record, "Resets").result
    assert isinstance(result, Skipped)
    assert result.type == "known deviation"
    assert result.message == "known deviation: never did (https://example.org/9, until 2026-12-01)"
    assert result.text == "Expected: a"
    suite = next(one for one in read(record) if one.name == "9 Reset")
    assert "known deviation 9.2" in [one.name for one in suite.properties()]


def test_a_declared_deviation_excuses_no_other_criterion() -> None:
    record = build(outcome_for("9.2", Verdict.FAILED, name="Resets"), deviations={"9.2": Declaration("so")})
    scenario = next(one for one in record["scenarios"] if one["name"] == "Resets")
    scenario["criteria"] = ["9.1", "9.2"]
    record["functions"][8]["criteria"][0]["verdict"] = "failed"

    (result,) = case(record, "Resets").result

    assert isinstance(result, Failure)


def test_what_refuses_the_station_without_a_red_scenario_is_red_too() -> None:
    still_declared = build(outcome_for("9.2"), deviations={"9.2": Declaration("never did")})
    for_the_monitor = hk_180() | {"reasons": ["Refused for what the monitor found: x."]}

    assert case(still_declared, "Criterion 9.2").is_failure
    assert case(for_the_monitor, "What the monitor found").is_failure
    assert read(hk_180()).failures == 1  # Of level should.


def test_the_cases_of_two_stations_have_two_names() -> None:
    record = hk_180()
    record["station"]["identity"] = "GARAGE.01"

    assert case(record, "What 9.1 says holds").classname == "GARAGE_01.9 Reset"


def test_the_suite_knows_its_feature_file() -> None:
    record = build(outcome_for("9.2", file="features/acceptance/09_reset.feature"))

    assert {suite._elem.get("file") for suite in read(record)} == {
        None,
        "features/acceptance/09_reset.feature",
    }


def test_a_feature_beyond_the_script_is_a_suite_of_its_own_at_the_end() -> None:
    record = hk_180()
    record["scenarios"].insert(0, record["scenarios"][0] | {"name": "Lost", "label": "Offline: Lost"})

    assert [suite.name for suite in read(record)][-1] == "Offline"


def test_what_xml_cannot_hold_breaks_nothing() -> None:
    odd = outcome_for("9.2", Verdict.FAILED, name="A\x00B", message="\x1b[2J ]]> & <b> \ud800\ufffe")

    (result,) = case(build(odd), "A�B").result

    assert result.text == "�[2J ]]> & <b> ��"


def test_what_is_said_beside_stays_short() -> None:
    chatty = outcome_for("9.2", notes=ScenarioNotes(["x" * 5000], None, 60.0), name="Resets")

    assert len(case(build(chatty), "Resets").system_out) == LONGEST_OUTPUT
