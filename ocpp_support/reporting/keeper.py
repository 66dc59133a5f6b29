"""Keeping the diary while behave runs.

Owns when something is written: the outcome of a scenario after Allure's result of it. So nothing is lost;
where the run ends between the two, the scenario is done again.
"""

import os
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from behave.formatter.base import Formatter, StreamOpener
from behave.model import Feature
from behave.model_type import Status

from ocpp_support.matchers.registration import StationSeen
from ocpp_support.reporting.diary import Diary
from ocpp_support.reporting.names import Names
from ocpp_support.reporting.outcomes import Outcome
from ocpp_support.reporting.resuming import is_worth_keeping

_UNTRIED = (Status.untested, Status.skipped)


class DiaryKeeper(Formatter):  # type: ignore[misc]
    """Writes into the diary what becomes of each scenario. Must come after Allure's formatter."""

    def __init__(
        self,
        config: Any,
        diary: Diary,
        *,
        names: Names,
        outcome: Callable[[Any], Outcome],
        station: Callable[[], StationSeen],
        settle: Callable[[], None],
    ) -> None:
        """Set up; ``settle`` sees to it that Allure's files have reached the disk."""
        super().__init__(StreamOpener(), config)
        self._diary = diary
        self._names = names
        self._outcome = outcome
        self._station = station
        self._settle = settle
        self._open = True

    def feature(self, feature: Feature) -> None:
        """Watch every scenario of a feature."""
        for scenario in feature.walk_scenarios():
            scenario.run = partial(self._kept, scenario, scenario.run)

    def close(self) -> None:
        """Write that this part of the run is over."""
        if self._open:
            self._open = False
            self._diary.close(_now())

    def _kept(self, scenario: Any, run: Callable[[Any], bool], runner: Any) -> bool:
        if not scenario.should_run(self.config) or runner.aborted:
            return run(runner)
        name = self._names.of(scenario)
        self._diary.begins(name, _now())
        failed = run(runner)
        ran = any(step.status not in _UNTRIED for step in scenario.all_steps)
        outcome = self._outcome(scenario)
        if is_worth_keeping(outcome, ran=ran):
            self._settle()
            self._diary.ends(name, outcome, self._station(), _now())
        return failed


class Settling:
    """Sees to it that every file of a folder has reached the disk, each once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._settled: set[str] = set()

    def __call__(self) -> None:
        """Have everything new on the disk before going on."""
        with os.scandir(self._folder) as entries:
            new = [entry.path for entry in entries if entry.name not in self._settled and entry.is_file()]
        for path in new:
            _fsync(path, os.O_RDWR)
            self._settled.add(os.path.basename(path))
        if new and os.name != "nt":  # Windows has no such thing.
            _fsync(str(self._folder), os.O_RDONLY)


def _fsync(path: str, mode: int) -> None:
    descriptor = os.open(path, mode)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _now() -> datetime:
    return datetime.now().astimezone()
