"""Every explanation of a survivor gives a reason, and speaks of what stands in the sources."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.mutation.explanations import Explanation, complaints, explanations, written
from tests.mutation.mutants import Mutant, Outcome

NUMBER = "ocpp_support.protocol.values.number_of"
DRAWN = "return number if math.isfinite(number) ⟦else → or⟧ None"


def test_every_survivor_is_explained_by_what_stands_in_the_sources() -> None:
    assert [one for explanation in explanations() for one in complaints(explanation)] == []


def test_no_mutant_is_explained_twice() -> None:
    said = [(one.function, change) for one in explanations() for change in one.changes]
    assert [one for one in said if said.count(one) > 1] == []


@pytest.mark.parametrize(
    ("explanation", "complaint"),
    [
        (Explanation(NUMBER, (DRAWN,), " "), "no reason is given"),
        (Explanation(NUMBER, (), "so"), "no mutant is named"),
        (Explanation("ocpp_support.protocol.values.gone", (DRAWN,), "so"), "there is no such function"),
        (Explanation("ocpp_support.protocol.gone.gone", (DRAWN,), "so"), "there is no such function"),
        (Explanation("ocpp_support.protocol.frames.Call.gone", (DRAWN,), "so"), "there is no such function"),
        (Explanation(NUMBER, ("return ⟦a → b⟧",), "so"), "does not hold “return a”"),
        (Explanation(NUMBER, ("return",), "so"), "does not hold “return”"),
    ],
)
def test_a_wrong_explanation_is_complained_of(explanation: Explanation, complaint: str) -> None:
    assert list(complaints(explanation)) == [f"{explanation.function}: {complaint}"]


@pytest.mark.parametrize("changes", [(DRAWN,), ("*",)])
def test_a_good_explanation_is_not_complained_of(changes: tuple[str, ...]) -> None:
    assert list(complaints(Explanation(NUMBER, changes, "so"))) == []


def test_an_explanation_covers_the_mutants_that_it_names() -> None:
    one, other = Mutant("f", "⟦a → b⟧", Outcome.SURVIVED), Mutant("f", "⟦a → c⟧", Outcome.SURVIVED)
    named, everyone = Explanation("f", (one.change,), "so"), Explanation("f", ("*",), "so")
    assert (named.covers(one), named.covers(other)) == (True, False)
    assert everyone.covers(other)
    assert not everyone.covers(Mutant("g", "⟦a → b⟧", Outcome.SURVIVED))


def test_entries_are_written_as_they_are_read(tmp_path: Path) -> None:
    changes = ['say("⟦a → XXaXX⟧")', "say('⟦a → b⟧', \"\\n\")"]
    text = written([Mutant("f", change, Outcome.SURVIVED) for change in [*changes, changes[0]]])
    file = tmp_path / "survivors.toml"
    file.write_text(text, encoding="utf-8")
    assert explanations(file) == (Explanation("f", tuple(changes), ""),)
    assert tomllib.loads(text)["survivors"][0]["why"] == ""
