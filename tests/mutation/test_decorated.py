"""Decorated functions have mutants too, and are decorated once."""

from __future__ import annotations

import pytest

pytest.importorskip("mutmut", reason="mutmut comes with the extra “mutation”")

SOURCE = """\
import functools

@functools.cache
def twice(number):
    return number * 2

class Pen:
    @property
    def ink(self):
        return "blue"

    @staticmethod
    def cap():
        return 1
"""


def test_a_decorator_stands_at_the_switch_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    from mutmut.mutation import file_mutation

    from tests.mutation.decorated import mutate_decorated

    monkeypatch.setattr(file_mutation, "function_trampoline_arrangement", None)
    monkeypatch.setattr(file_mutation.MutationVisitor, "_skip_node_and_children", None)
    mutate_decorated()
    made = file_mutation.mutate_file_contents("pens.py", SOURCE)
    for decorator, switch in (("@functools.cache", "twice"), ("@property", "ink")):
        assert made.code.count(decorator) == 1
        after = made.code.partition(decorator)[2].splitlines()
        assert after[1].strip().startswith("@_mutmut_mutated")
        assert after[2].strip().startswith(f"def {switch}(")
    assert any("twice" in name for name in made.mutant_names)
    assert any("ink" in name for name in made.mutant_names)
    assert any("cap" in name for name in made.mutant_names)
