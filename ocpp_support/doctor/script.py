"""What the script's features ask of a station file: what they need, and which cards they name. Reads only."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from behave.model import Scenario
from behave.parser import parse_file

FEATURES = Path("features") / "acceptance"

_NEEDS, _CRITERION = "needs.", "AC-"
_CARD = re.compile(r'\bcard "([^"<>]+)"')


@dataclass(frozen=True)
class Script:
    """What is asked for, and the functions of the script that ask for it."""

    needs: Mapping[str, tuple[int, ...]]
    cards: Mapping[str, tuple[int, ...]]


def read_script(folder: Path = FEATURES) -> Script:
    """Read what the features ask for; nothing where there are none."""
    needs: dict[str, set[int]] = defaultdict(set)
    cards: dict[str, set[int]] = defaultdict(set)
    for scenario in _scenarios(folder):
        tags = [str(tag) for tag in scenario.effective_tags]
        functions = [
            int(tag.removeprefix(_CRITERION).partition(".")[0]) for tag in tags if tag.startswith(_CRITERION)
        ]
        for tag in tags:
            if tag.startswith(_NEEDS):
                needs[tag.removeprefix(_NEEDS)].update(functions)
        for card in _cards_in(scenario):
            cards[card].update(functions)
    return Script(_sorted(needs), _sorted(cards))


def functions(numbers: Sequence[int]) -> str:
    """Return functions of the script for people: "function 6", "functions 6, 7 and 14"."""
    *first, last = map(str, numbers)
    return f"functions {', '.join(first)} and {last}" if first else f"function {last}"


def _scenarios(folder: Path) -> Iterator[Scenario]:
    for file in sorted(folder.glob("*.feature")):
        yield from parse_file(str(file)).walk_scenarios()


def _cards_in(scenario: Scenario) -> Iterable[str]:
    return (card for step in scenario.all_steps for card in _CARD.findall(step.name))


def _sorted(found: Mapping[str, set[int]]) -> dict[str, tuple[int, ...]]:
    return {name: tuple(sorted(numbers)) for name, numbers in sorted(found.items()) if numbers}
