import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from behave.configuration import Configuration
from behave.model_type import Status
from behave.parser import parse_feature

from ocpp_support.matchers.registration import StationSeen
from ocpp_support.reporting.keeper import DiaryKeeper, Settling
from ocpp_support.reporting.names import Names
from ocpp_support.reporting.outcomes import Outcome, Verdict

PASSED = Outcome("On", ("1.1",), "must", Verdict.PASSED)
RUNNER = SimpleNamespace(aborted=False)


class Log(list[str]):
    """A diary that only remembers in which order it was written."""

    def begins(self, scenario: str, at: object) -> None:
        self.append(f"begins {scenario.rpartition(': ')[2]}")

    def ends(self, scenario: str, outcome: Outcome, station: StationSeen, at: object) -> None:
        self.append(f"ends {outcome.verdict} at {station.identity}")

    def close(self, at: object) -> None:
        self.append("close")


@pytest.fixture
def log() -> Log:
    return Log()


def kept(log: Log, run: Callable[[Any], bool], outcome: Outcome = PASSED, *, tried: bool = True) -> Any:
    feature = parse_feature("Feature: 1\n  Scenario: On\n    When it is tried\n")
    (scenario,) = feature.scenarios
    scenario.run = run
    scenario.steps[0].status = Status.passed if tried else Status.untested
    keeper = DiaryKeeper(
        Configuration([], load_config=False),
        log,  # type: ignore[arg-type]
        names=Names([feature], Path.cwd()),
        outcome=lambda _: outcome,
        station=lambda: StationSeen("CP1"),
        settle=lambda: log.append("settled"),
    )
    keeper.feature(feature)
    return scenario


def test_what_became_of_a_scenario_is_written_once_allure_has_settled(log: Log) -> None:
    scenario = kept(log, lambda _: bool(log.append("runs")) or True)

    assert scenario.run(RUNNER) is True
    assert log == ["begins On", "runs", "settled", "ends passed at CP1"]


def test_what_was_never_tried_is_not_written(log: Log) -> None:
    left_out = Outcome("On", ("1.1",), "must", Verdict.NOT_TESTED, "nobody is there")
    kept(log, lambda _: False, left_out, tried=False).run(RUNNER)

    assert log == ["begins On"]


def test_what_is_interrupted_has_begun_and_not_ended(log: Log) -> None:
    def interrupted(_: Any) -> bool:
        raise KeyboardInterrupt

    scenario = kept(log, interrupted)
    with pytest.raises(KeyboardInterrupt):
        scenario.run(RUNNER)

    assert log == ["begins On"]


def test_what_does_not_run_leaves_no_line(log: Log) -> None:
    scenario = kept(log, lambda _: False)
    scenario.run(SimpleNamespace(aborted=True))
    scenario.should_skip = True
    scenario.run(RUNNER)

    assert log == []


def test_the_end_is_written_once(log: Log, tmp_path: Path) -> None:
    keeper = DiaryKeeper(
        Configuration([], load_config=False),
        log,  # type: ignore[arg-type]
        names=Names([], tmp_path),
        outcome=lambda _: PASSED,
        station=StationSeen,
        settle=lambda: None,
    )
    keeper.close()
    keeper.close()

    assert log == ["close"]


def test_each_new_file_is_settled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_ino))
    settle = Settling(tmp_path)
    (tmp_path / "one").write_text("1")
    settle()
    (tmp_path / "two").write_text("2")
    settle()
    settle()

    one, two, folder = (path.stat().st_ino for path in (tmp_path / "one", tmp_path / "two", tmp_path))
    assert synced == [one, folder, two, folder]
