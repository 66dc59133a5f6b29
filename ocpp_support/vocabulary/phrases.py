"""The phrases of the suite: every sentence that a step file defines.

Owns reading them from the step files and saying which of them a step means. Knows no features, and
does not say what is wrong with a step that means none of them: that is `explanation`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from behave.matchers import MatchWithError, ParseMatcher
from behave.runner import the_step_registry as registry  # step_registry's own is renewed before a run.
from behave.runner_util import load_step_modules
from behave.step_registry import StepRegistry

from ocpp_support.vocabulary.types import register

KEYWORDS = ("given", "when", "then")

_BLANK = re.compile(r"\{(?P<name>\w+):(?P<kind>\w+)\}")
_QUOTED = ("Card", "Setting", "Text", "Words")
_SHOWN_BY_KIND = {"Outlet": "{connector}", "Setting": "{setting}", "CardAnswer": "{answer about a card}"}


@dataclass(frozen=True)
class Blank:
    """A place in a phrase where a noun of some kind stands."""

    name: str
    kind: str

    @property
    def shown(self) -> str:
        """How it is shown to people, e.g. ``{connector}`` or ``"{card}"``."""
        shown = _SHOWN_BY_KIND.get(self.kind, f"{{{self.name.replace('_', ' ')}}}")
        return f'"{shown}"' if self.kind in _QUOTED else shown

    def takes(self, words: str) -> bool:
        """Return whether these words can stand there."""
        return re.fullmatch(ParseMatcher.TYPE_REGISTRY[self.kind].pattern, words) is not None


@dataclass(frozen=True)
class Phrase:
    """A sentence that the suite understands, and where it is defined."""

    keyword: str
    pattern: str
    file: str
    line: int
    matcher: Any

    def means(self, words: str) -> bool:
        """Return whether these words say this phrase."""
        match = self.matcher.match(words)
        return match is not None and not isinstance(match, MatchWithError)

    def nearly_said_by(self, words: str) -> list[tuple[Blank, str]] | None:
        """Return what does not fit its blank, where the words between the blanks are right; else None."""
        match = self._loose.fullmatch(words)
        if match is None:
            return None
        return [
            (blank, said)
            for blank, said in zip(self.blanks, match.groups(), strict=True)
            if not blank.takes(said)
        ]

    @cached_property
    def blanks(self) -> tuple[Blank, ...]:
        """Its blanks, in order."""
        return tuple(Blank(found["name"], found["kind"]) for found in _BLANK.finditer(self.pattern))

    @cached_property
    def shown(self) -> str:
        """How it is shown to people, e.g. ``Then {connector} becomes {statuses}``."""
        words = _BLANK.sub(lambda found: Blank(found["name"], found["kind"]).shown, self.pattern)
        return f"{self.keyword.capitalize()} {words}"

    @cached_property
    def shape(self) -> str:
        """Its words with every blank alike, to compare by."""
        return _BLANK.sub("…", self.pattern)

    @cached_property
    def _loose(self) -> re.Pattern[str]:
        between = _BLANK.sub("\0", self.pattern).split("\0")
        return re.compile("(.+?)".join(re.escape(words) for words in between))


class Vocabulary:
    """Every phrase of the suite, in the order of the step files."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.phrases = tuple(phrases)

    def meant_by(self, keyword: str, words: str) -> list[Phrase]:
        """Return the phrases that these words say, after given, when or then: one, where all is well."""
        return [phrase for phrase in self.phrases if phrase.keyword == keyword and phrase.means(words)]


def known_phrases() -> Vocabulary:
    """Return the phrases that behave has read already; none where it has read no step file."""
    return _of(registry)


def read_phrases(folder: Path) -> Vocabulary:
    """Read the step files in a folder. What behave has read before stays as it is."""
    register()
    kept, registry.steps = registry.steps, StepRegistry().steps
    try:
        load_step_modules([str(folder)])
        return _of(registry)
    finally:
        registry.steps = kept


def _of(known: StepRegistry) -> Vocabulary:
    phrases = [
        Phrase(keyword, step.pattern, Path(step.location.filename).as_posix(), step.location.line, step)
        for keyword in KEYWORDS
        for step in known.steps[keyword]
    ]
    return Vocabulary(sorted(phrases, key=lambda phrase: (phrase.file, phrase.line)))
