"""Why mutants may live: the file of explanations, and whether what it explains still stands there."""

from __future__ import annotations

import importlib
import inspect
import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.mutation.mutants import Mutant

FILE = Path(__file__).with_name("survivors.toml")
ANY = "*"
"""In the place of a change: every mutant of the function."""


@dataclass(frozen=True)
class Explanation:
    """Why some mutants of one function cannot be noticed, or need not be.

    Attributes:
        function: Its full name.
        changes: The mutants, by what was changed; or ANY.
        why: The reason.
    """

    function: str
    changes: tuple[str, ...]
    why: str

    def covers(self, mutant: Mutant) -> bool:
        """Whether this mutant is among them."""
        return mutant.function == self.function and (ANY in self.changes or mutant.change in self.changes)


def explanations(file: Path = FILE) -> tuple[Explanation, ...]:
    """Read the explanations; an entry without one of its three parts is a KeyError."""
    entries = tomllib.loads(file.read_text(encoding="utf-8")).get("survivors", [])
    return tuple(Explanation(entry["function"], tuple(entry["changes"]), entry["why"]) for entry in entries)


def written(mutants: Iterable[Mutant]) -> str:
    """Return entries for mutants, to be pasted into the file and explained there."""
    functions: dict[str, list[str]] = {}
    for mutant in mutants:
        functions.setdefault(mutant.function, []).append(mutant.change)
    return "\n".join(_entry(function, changes) for function, changes in functions.items())


def _entry(function: str, changes: list[str]) -> str:
    lines = [f"    {_quoted(change)}," for change in dict.fromkeys(changes)]
    return "\n".join(
        ["[[survivors]]", f'function = "{function}"', 'why = ""', "changes = [", *lines, "]", ""]
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False) if "'" in text else f"'{text}'"


def complaints(explanation: Explanation) -> Iterator[str]:
    """Yield what is wrong with an explanation: no reason, no such function, no such line in it."""
    if not explanation.why.strip():
        yield f"{explanation.function}: no reason is given"
    if not explanation.changes:
        yield f"{explanation.function}: no mutant is named"
    function = _found(explanation.function)
    if function is None:
        yield f"{explanation.function}: there is no such function"
        return
    source = _in_one_line(inspect.getsource(function))
    for change in explanation.changes:
        before = re.sub(r"⟦(.*) → .*⟧", r"\1", change)
        if change != ANY and (before == change or _in_one_line(before) not in source):
            yield f"{explanation.function}: does not hold “{before}”"


def _found(name: str) -> Callable[..., Any] | None:
    parts = name.split(".")
    try:
        found: Any = importlib.import_module(".".join(parts[:3]))
    except ModuleNotFoundError:
        return None
    for part in parts[3:]:
        found = vars(found).get(part) if found else None
    return _undecorated(found)


def _undecorated(found: Any) -> Callable[..., Any] | None:
    """Return the function behind a property, kept or not, a class method, a cache or a rule."""
    behind = ("fget", "func", "__func__", "__wrapped__", "look")
    return next((getattr(found, name) for name in behind if hasattr(found, name)), found)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
