"""behave's registry of phrases, as a run asks it: each step is looked up once, however often it is said.

Owns also that phrases can be read alone, without what the steps behind them call.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from behave.step_registry import StepRegistry


class Phrases(StepRegistry):  # type: ignore[misc]
    """Remembers which phrase a step is: behave tries them all, each time anew."""

    def __init__(self, steps: dict[str, list[Any]]) -> None:
        super().__init__()
        self.steps = steps
        self._known: dict[tuple[str, str], Any] = {}

    def find_match(self, step: Any) -> Any:
        """Return the phrase that a step is, with what fills its blanks; None where there is none."""
        words = (step.step_type, step.name)
        if words not in self._known:
            self._known[words] = super().find_match(step)
        return self._known[words]


class _Unplayed(ModuleType):
    """Stands for a module, and for all that is imported from it."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self


@contextmanager
def unplayed(package: str) -> Iterator[None]:
    """Load no module of a package: for reading step files of which no step will be played.

    What is loaded already stays, and what was kept out can be loaded afterwards.
    """
    spec = find_spec(package)
    there = spec.submodule_search_locations if spec else None
    names = [one.name for one in iter_modules(there, f"{package}.") if one.name not in sys.modules]
    sys.modules.update({name: _Unplayed(name) for name in names})
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]
