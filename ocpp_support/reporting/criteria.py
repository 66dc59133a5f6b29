"""The criteria of the acceptance script, read from ``criteria.toml``.

Owns their ids, functions, texts and levels, and the tag by which a scenario names a criterion. Knows
nothing of any run.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

TAG_PREFIX = "AC-"


@dataclass(frozen=True)
class Criterion:
    """One thing that can be shown to hold or not."""

    id: str
    text: str
    implied: bool
    """Not demanded by the script itself: where it fails, the row carries a remark."""


@dataclass(frozen=True)
class Function:
    """One row of the form."""

    number: int
    title: str
    section: str
    criteria: tuple[Criterion, ...]


def load_criteria(path: Path) -> tuple[Function, ...]:
    """Read the functions and their criteria, in the order of the file."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Function(
            number=function["number"],
            title=function["title"],
            section=function["section"],
            criteria=tuple(
                Criterion(id=one["id"], text=one["text"], implied=one["level"] == "implied")
                for one in content["criterion"]
                if one["function"] == function["number"]
            ),
        )
        for function in content["function"]
    )
