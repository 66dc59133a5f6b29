"""What is the same in every run of the matrix, read once for all of them: the phrases and the features.

Owns behave's part in it. It decides nothing of a run; where nothing was prepared, a run reads all by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from behave.configuration import Configuration
from behave.model import Feature
from behave.runner_util import parse_features
from behave.step_registry import registry

from ocpp_support.runner import AcceptanceRunner
from ocpp_support.vocabulary.connectors import expand
from ocpp_support.vocabulary.registry import Phrases
from ocpp_support.vocabulary.types import register


@dataclass(frozen=True)
class Prepared:
    """What has been read, and in which folder."""

    folder: Path
    phrases: Phrases
    features: Sequence[Feature]


class PreparedRunner(AcceptanceRunner):
    """Takes what has been prepared instead of reading it again; once, as a run writes into its features."""

    prepared: Prepared | None = None

    def load_step_definitions(self, extra_step_paths: Any = None) -> None:
        """Take the phrases."""
        if self._here is None:
            super().load_step_definitions(extra_step_paths)
        else:
            self.step_registry = self._here.phrases

    def feature_locations(self) -> list[Any]:
        """Take the features, and return where there are others to be read."""
        if self._here is None:
            return list(super().feature_locations())
        self.features.extend(self._here.features)
        return []

    @property
    def _here(self) -> Prepared | None:
        """What was prepared, if that was for the current folder."""
        return self.prepared if self.prepared and self.prepared.folder == Path.cwd() else None


def prepare(arguments: Sequence[str], connectors: int) -> None:
    """Read the project in the current folder; where that cannot be, nothing: each run will say why.

    Args:
        arguments: What behave will be called with.
        connectors: How many connectors most stations have: their steps will be known.
    """
    try:
        PreparedRunner.prepared = _prepared(arguments, connectors)
    except Exception:  # In steps and features there may be any mistake.
        PreparedRunner.prepared = None


def _prepared(arguments: Sequence[str], connectors: int) -> Prepared:
    runner = AcceptanceRunner(Configuration(list(arguments)))
    runner.setup_paths()
    register()
    with runner.path_manager:
        runner.load_step_definitions()
    phrases, features = Phrases(registry.steps), _read(runner)
    expand(features, connectors)
    for scenario in (one for feature in features for one in feature.walk_scenarios()):
        for step in scenario.all_steps:
            phrases.find_match(step)
    return Prepared(Path.cwd(), phrases, _read(runner))


def _read(runner: AcceptanceRunner) -> list[Feature]:
    features: list[Feature] = parse_features(runner.feature_locations(), language=runner.config.lang)
    for feature in features:
        list(feature.walk_scenarios())  # An outline makes its scenarios once they are asked for.
    return features
