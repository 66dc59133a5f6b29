"""The mutants that mutmut has made and tried, read from the files that it leaves behind.

Owns what a mutant is called: the function, and what was changed there. mutmut numbers them, and the numbers
move with every edit; the words stay.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from fnmatch import fnmatch
from itertools import takewhile
from pathlib import Path


class Outcome(Enum):
    """What the tests made of a mutant."""

    KILLED = "killed"
    SURVIVED = "survived"
    UNTRIED = "untried"


KILLS = {1, 3, 24, 36, 152, 255, -9, -24}
"""How a run of tests ends that noticed the mutant: a test failed, or none came to an end in time."""


@dataclass(frozen=True)
class Mutant:
    """One change of one function.

    Attributes:
        function: Its full name, ``package.module.Class.method``.
        change: The line with what was changed, as ``return ⟦a → b⟧``.
        outcome: What became of it.
    """

    function: str
    change: str
    outcome: Outcome

    @property
    def package(self) -> str:
        """The folder of its module."""
        return ".".join(self.function.split(".")[:2])


def named(key: str, names: Sequence[str]) -> bool:
    """Return whether a mutant, in mutmut's spelling, is among those named; all are where none is."""
    return not names or any(fnmatch(key, name) for name in names)


def mutants_in(folder: Path, names: Sequence[str] = ()) -> Iterator[Mutant]:
    """Yield the mutants of a run of mutmut, from the folder ``mutants`` that it works in; those named."""
    for meta in sorted(folder.rglob("*.py.meta")):
        source = meta.with_suffix("")
        module = ".".join(source.relative_to(folder).with_suffix("").parts)
        lines = source.read_text(encoding="utf-8").splitlines()
        spans = json.loads(source.with_name(f"{source.name}.spans").read_text(encoding="utf-8"))["spans"]
        text = {name: "\n".join(lines[first - 1 : last]) for name, (first, last) in spans.items()}
        for key, code in json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"].items():
            if not named(key, names):
                continue
            name = key.rpartition(".")[2]
            mangled = name.rpartition("__mutmut_")[0]
            before, after = text[f"{mangled}__mutmut_orig"], text[name]
            change = change_between(before.replace(f"{mangled}__mutmut_orig", ""), after.replace(name, ""))
            yield Mutant(f"{module}.{_plain(mangled)}", change, _outcome(code))


def _outcome(code: int | None) -> Outcome:
    if code is None:
        return Outcome.UNTRIED
    return Outcome.KILLED if code in KILLS else Outcome.SURVIVED


def _plain(mangled: str) -> str:
    """Return the name of a function without mutmut's signs: ``x_name``, ``xǁClassǁname``."""
    return mangled.removeprefix("x_") if mangled.startswith("x_") else mangled[2:].replace("ǁ", ".")


def change_between(before: str, after: str) -> str:
    """Return the lines that differ, as one, with the words that differ in brackets.

    Example::

        change_between("return a + b", "return a - b") == "return a ⟦+ → -⟧ b"

    """
    old, new = _differing(before.splitlines(), after.splitlines())
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    end = len(old) - tail
    return f"{old[:head]}⟦{old[head:end]} → {new[head : len(new) - tail]}⟧{old[end:]}"


def _common(one: str, other: str) -> int:
    """Return how many signs two texts begin with alike, in whole words."""
    length = len([*takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))])
    while length and any(re.fullmatch(r"\w\w", text[length - 1 : length + 1]) for text in (one, other)):
        length -= 1
    return length


def _differing(old: list[str], new: list[str]) -> tuple[str, str]:
    """Return what is left of two texts, each in one line, without the lines that they begin and end with."""
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return " ".join(map(str.strip, old)), " ".join(map(str.strip, new))
