from pathlib import Path
from types import SimpleNamespace
from typing import Any

from behave.configuration import Configuration
from behave.parser import parse_feature, parse_file

from ocpp_support.reporting.journal import Journal
from ocpp_support.reporting.outcomes import Outcome, Verdict
from ocpp_support.reporting.reading import RunReading, left_out_outcomes

FEATURE = "Feature: 1\n  @AC-1.1 @should\n  Scenario: On\n    When it is tried\n"


def a_reading() -> RunReading:
    return RunReading(Configuration([], load_config=False))


def a_feature() -> Any:
    return parse_feature(FEATURE)


def at(layer: str, scenario: Any) -> Any:
    return SimpleNamespace(_stack=[{"@layer": layer}], scenario=scenario)


def test_a_cleanup_that_failed_is_its_scenarios_trouble() -> None:
    reading, (scenario,) = a_reading(), a_feature().scenarios

    reading.cleanup_failed(at("scenario", scenario), len, RuntimeError("gone"))

    outcome = reading.outcome(scenario, Journal())
    assert (outcome.verdict, outcome.message) == (
        Verdict.INCONCLUSIVE,
        "Cleaning up (len) failed: RuntimeError: gone",
    )
    assert reading.trouble([]) == []


def test_a_cleanup_outside_of_scenarios_is_the_runs_trouble() -> None:
    reading, feature = a_reading(), a_feature()

    reading.cleanup_failed(at("feature", None), len, RuntimeError("gone"))

    assert reading.trouble([feature]) == ["Cleaning up (len) failed: RuntimeError: gone"]
    assert reading.outcome(feature.scenarios[0], Journal()).verdict is Verdict.NOT_TESTED


def test_a_hook_that_failed_after_a_feature_is_the_runs_trouble() -> None:
    feature = a_feature()
    feature.hook_failed, feature.error_message = True, "HOOK-ERROR in after_feature: gone"

    assert a_reading().trouble([feature]) == ["HOOK-ERROR in after_feature: gone"]


def test_a_run_that_could_not_begin_says_so_at_each_scenario() -> None:
    reading, (scenario,) = a_reading(), a_feature().scenarios
    reading.at_start = "no port was free"

    assert reading.outcome(scenario, Journal()).message == "no port was free"


def test_the_files_that_were_not_chosen_are_left_out(tmp_path: Path) -> None:
    for name in ("01.feature", "02.feature"):
        (tmp_path / name).write_text(FEATURE)
    chosen = parse_file(str(tmp_path / "01.feature"))

    (outcome,) = left_out_outcomes(tmp_path, [chosen])

    assert (outcome.criteria, outcome.level, outcome.verdict) == (("1.1",), "should", Verdict.NOT_TESTED)
    assert outcome.message == "left out of this run"


def test_what_was_done_earlier_is_what_it_was_and_is_not_run() -> None:
    reading, (scenario,) = a_reading(), a_feature().scenarios
    earlier = Outcome("On", ("1.1",), "should", Verdict.FAILED, "it was dark")
    reading.carry(scenario, earlier, shown=True)

    assert reading.outcome(scenario, Journal()) is earlier
    assert reading.carried(scenario)
    assert reading.shown(scenario)
    assert not reading.left_out(scenario)
    assert not scenario.should_run()


def test_a_result_that_allure_has_lost_is_not_shown() -> None:
    reading, (scenario,) = a_reading(), a_feature().scenarios
    reading.carry(scenario, Outcome("On", (), "must", Verdict.PASSED), shown=False)

    assert not reading.shown(scenario)


def test_no_secret_is_in_the_runs_trouble() -> None:
    reading = a_reading()
    reading.at_start = "no ftp://me:s3cret@host/"
    assert reading.trouble([]) == ["no ftp://***@host/"]
