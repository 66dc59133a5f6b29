"""What the features say: every step as it is written, and as the suite is to understand it.

Owns reading feature files for that. The two differ where a scenario is run once for each connector, and
in the rows of an outline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from behave.model import Feature, ScenarioOutline, Step
from behave.parser import parse_file

from ocpp_support.vocabulary.connectors import expand
from ocpp_support.vocabulary.explanation import explain_unknown
from ocpp_support.vocabulary.phrases import Phrase, Vocabulary

NO_KEYWORD = "“{}” begins with no keyword (Given, When, Then, And, But)"


@dataclass(frozen=True)
class Said:
    """One step of a feature."""

    file: str
    line: int
    keyword: str
    """given, when or then."""
    text: str
    """As it is written, keyword and all."""
    words: str
    """What is to be understood, without the keyword."""


def feature_files(paths: Iterable[Path]) -> list[Path]:
    """Return the feature files among these files and folders, sorted."""
    found = {file for path in paths for file in (path.rglob("*.feature") if path.is_dir() else [path])}
    return sorted(found)


def said_in(file: Path) -> list[Said]:
    """Return every step of a feature file; raises behave's ParserError where it cannot be read.

    A step of an outline stands there once for each of its rows.
    """
    # Parsed twice: `expand` changes the feature that it is given.
    written, meant = parse_file(str(file)), parse_file(str(file))
    if written is None:  # A file without a feature.
        return []
    expand([meant], 1)
    return [_said(file, step, again) for step, again in zip(_steps(written), _steps(meant), strict=True)]


def stray_lines(file: Path) -> list[str]:
    """Return a complaint for every line of a scenario that begins with no keyword.

    behave takes such a line before the first step for a description, and drops it in silence.
    """
    feature = parse_file(str(file))
    scenarios = feature.walk_scenarios(with_outlines=True) if feature else []
    return [
        f"{file.as_posix()}, line {scenario.line}, “{scenario.name}”: {NO_KEYWORD.format(line)}"
        for scenario in scenarios
        if not isinstance(scenario.parent, ScenarioOutline)
        for line in scenario.description
    ]


def unknown_phrases(vocabulary: Vocabulary, said: Iterable[Said]) -> list[str]:
    """Return the explanation of every step that no phrase understands, one for each line of a file."""
    unknown: dict[tuple[str, int], str] = {}
    for one in said:
        if not vocabulary.meant_by(one.keyword, one.words):
            place = f"{one.file}, line {one.line}"
            text = explain_unknown(vocabulary, place, one.keyword, one.text, one.words)
            unknown.setdefault((one.file, one.line), text)
    return list(unknown.values())


def uses_of(vocabulary: Vocabulary, said: Iterable[Said]) -> dict[Phrase, dict[str, list[int]]]:
    """Return where each phrase is used: the lines of every file, each once, in their order."""
    uses: dict[Phrase, dict[str, list[int]]] = {phrase: {} for phrase in vocabulary.phrases}
    for one in said:
        for phrase in vocabulary.meant_by(one.keyword, one.words):
            lines = uses[phrase].setdefault(one.file, [])
            if one.line not in lines:
                lines.append(one.line)
    return uses


def _steps(feature: Feature) -> Iterator[Step]:
    background: Any = feature.background
    if background:
        yield from background.steps
    for scenario in feature.walk_scenarios():
        yield from scenario.steps


def _said(file: Path, step: Step, again: Step) -> Said:
    return Said(file.as_posix(), step.line, step.step_type, f"{step.keyword} {step.name}", again.name)
