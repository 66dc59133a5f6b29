"""A name of its own for every scenario of a run, and the order of the script.

Owns what a scenario is called where it must be told from all others: in Allure, in the diary, in the plan.
The name stays the same from one run to the next, in whatever order the scenarios run.
"""

import os
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from behave.model import Feature

_ROW = re.compile(r" -- @\d+\.\d+.*$")


def title_of(scenario: Any) -> str:
    """Return the scenario's name; without the number of its row, where the name tells the row already."""
    if "<" in getattr(scenario.parent, "name", ""):
        return _ROW.sub("", scenario.name).strip()
    return str(scenario.name).strip()


def label_of(scenario: Any) -> str:
    """Return what a scenario is called for people, among those of other features."""
    return f"{scenario.feature.name}: {title_of(scenario)}"


class Names:
    """The scenarios of a run in the script's order, and their full names.

    Args:
        features: The features, as they stand in their files.
        base: The folder from which files are named.
    """

    def __init__(self, features: Iterable[Feature], base: Path) -> None:
        self.scenarios = [scenario for feature in features for scenario in feature.walk_scenarios()]
        self._names: dict[int, str] = {}
        self._places = {id(scenario): place for place, scenario in enumerate(self.scenarios, start=1)}
        times: Counter[str] = Counter()
        for scenario in self.scenarios:
            name = f"{_file(scenario, base)}: {scenario.feature.name}: {scenario.name}"
            times[name] += 1
            # A second scenario of one name would count as a retry of the first, and hide it.
            self._names[id(scenario)] = name if times[name] == 1 else f"{name} ({times[name]})"

    def place_of(self, scenario: Any) -> int:
        """Return a scenario's place in the script, counted from 1."""
        return self._places[id(scenario)]

    def of(self, scenario: Any) -> str:
        """Return a scenario's full name."""
        return self._names[id(scenario)]


def _file(scenario: Any, base: Path) -> str:
    path = Path(os.path.abspath(scenario.filename))  # behave names a file by its way from here.
    return (path.relative_to(base) if path.is_relative_to(base) else path).as_posix()
