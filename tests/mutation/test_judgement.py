"""A run over all mutants is good if it is complete, kills enough, and leaves no survivor unexplained."""

from __future__ import annotations

import pytest

from tests.mutation.explanations import Explanation
from tests.mutation.judgement import judged
from tests.mutation.mutants import Mutant, Outcome


def _mutants(killed: int, survived: int, package: str = "suite.judge") -> list[Mutant]:
    outcomes = [Outcome.KILLED] * killed + [Outcome.SURVIVED] * survived
    return [Mutant(f"{package}.m.f", f"⟦{n} → x⟧", outcome) for n, outcome in enumerate(outcomes)]


ALL = (Explanation("suite.judge.m.f", ("*",), "equivalent"),)


def test_nine_of_ten_are_enough() -> None:
    judgement = judged(_mutants(9, 1), ALL)
    assert judgement.good
    assert [(one.killed, one.survived, one.percentage) for one in judgement.scores] == [(9, 1, 90.0)]


def test_fewer_are_not() -> None:
    judgement = judged(_mutants(8, 1), ALL)
    assert not judgement.good
    assert str(judgement.scores[0]).split(maxsplit=1) == [
        "suite.judge",
        "8 of     9 killed,    1 survived:  88.9 %, and 90 % is the least",
    ]


def test_each_package_has_to_reach_it() -> None:
    judgement = judged([*_mutants(100, 0), *_mutants(1, 1, "suite.watch")], ALL)
    assert [one.enough for one in judgement.scores] == [True, False]
    assert not judgement.good


def test_a_survivor_without_an_explanation_is_told() -> None:
    mutants = _mutants(18, 2)
    judgement = judged(mutants, [Explanation("suite.judge.m.f", (mutants[-1].change,), "equivalent")])
    assert (judgement.explained, judgement.unexplained) == (1, (mutants[-2],))
    assert not judgement.good


@pytest.mark.parametrize("change", ["⟦0 → x⟧", "⟦gone → x⟧"])
def test_what_is_explained_and_lives_no_more_is_told(change: str) -> None:
    judgement = judged(_mutants(9, 0), [Explanation("suite.judge.m.f", (change,), "equivalent")])
    assert judgement.stale == (f"suite.judge.m.f: {change}",)
    assert judgement.good


def test_an_explanation_of_a_whole_function_is_stale_when_none_of_it_lives() -> None:
    assert judged(_mutants(9, 0), ALL).stale == ("suite.judge.m.f: *",)
    assert judged(_mutants(9, 1), ALL).stale == ()


def test_of_what_was_not_tried_nothing_is_said() -> None:
    untried = Mutant("suite.judge.m.g", "⟦a → b⟧", Outcome.UNTRIED)
    judgement = judged([*_mutants(9, 1), untried], [*ALL, Explanation(untried.function, ("*",), "so")])
    assert (judgement.untried, judgement.stale) == (1, ())
    assert not judgement.good


def test_nothing_tried_is_not_good() -> None:
    assert not judged([], ()).good
