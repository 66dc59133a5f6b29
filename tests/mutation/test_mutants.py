"""Mutants are known by their function and by what was changed there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.mutation.mutants import Mutant, Outcome, change_between, mutants_in

MUTATED = """\
def x_add__mutmut_orig(a, b):
    return a + b

def x_add__mutmut_1(a, b):
    return a - b

class Pen:
    def xǁPenǁwrite__mutmut_orig(self):
        return "ink"

    def xǁPenǁwrite__mutmut_1(self):
        return "XXinkXX"

    def xǁPenǁwrite__mutmut_2(self):
        return "INK"
"""
SPANS = {
    "x_add__mutmut_orig": [1, 2],
    "x_add__mutmut_1": [4, 5],
    "xǁPenǁwrite__mutmut_orig": [8, 9],
    "xǁPenǁwrite__mutmut_1": [11, 12],
    "xǁPenǁwrite__mutmut_2": [14, 15],
}


def _run(folder: Path, codes: dict[str, int | None], *names: str) -> list[Mutant]:
    package = folder / "desk" / "drawer"
    package.mkdir(parents=True)
    (package / "pens.py").write_text(MUTATED, encoding="utf-8")
    (package / "pens.py.spans").write_text(json.dumps({"version": 1, "spans": SPANS}), encoding="utf-8")
    keys = {f"desk.drawer.pens.{name}": code for name, code in codes.items()}
    (package / "pens.py.meta").write_text(json.dumps({"exit_code_by_key": keys}), encoding="utf-8")
    return list(mutants_in(folder, names))


def test_what_mutmut_leaves_behind_is_read(tmp_path: Path) -> None:
    codes = {"x_add__mutmut_1": 1, "xǁPenǁwrite__mutmut_1": 0, "xǁPenǁwrite__mutmut_2": None}
    found = _run(tmp_path, codes)
    assert found == [
        Mutant("desk.drawer.pens.add", "return a ⟦+ → -⟧ b", Outcome.KILLED),
        Mutant("desk.drawer.pens.Pen.write", 'return "⟦ink → XXinkXX⟧"', Outcome.SURVIVED),
        Mutant("desk.drawer.pens.Pen.write", 'return "⟦ink → INK⟧"', Outcome.UNTRIED),
    ]
    assert {mutant.package for mutant in found} == {"desk.drawer"}


def test_only_those_named_are_read(tmp_path: Path) -> None:
    codes = {"x_add__mutmut_1": 1, "xǁPenǁwrite__mutmut_1": 0}
    assert [one.function for one in _run(tmp_path, codes, "*.x_add*")] == ["desk.drawer.pens.add"]


@pytest.mark.parametrize(
    ("code", "outcome"),
    [(1, Outcome.KILLED), (36, Outcome.KILLED), (-24, Outcome.KILLED), (33, Outcome.SURVIVED)],
)
def test_an_endless_mutant_was_noticed_and_one_without_tests_was_not(
    tmp_path: Path, code: int, outcome: Outcome
) -> None:
    assert _run(tmp_path, {"x_add__mutmut_1": code})[0].outcome is outcome


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("if not a:", "if a:", "if ⟦not  → ⟧a:"),
        ("f(alpha, alps)", "f(alpha, alpha)", "f(alpha, ⟦alps → alpha⟧)"),
        ("f(a, b)", "f(b)", "f(⟦a,  → ⟧b)"),
        ("x = 1\ny = 2\nz = 3", "x = 1\ny = 3\nz = 3", "y = ⟦2 → 3⟧"),
        ("f(\n    a,\n    b,\n)", "f(\n    a,\n)", "⟦b, → ⟧"),
        ("found += 1", "found = 1", "found ⟦+ → ⟧= 1"),
    ],
)
def test_a_change_is_told_in_its_line_and_in_whole_words(before: str, after: str, change: str) -> None:
    assert change_between(before, after) == change
