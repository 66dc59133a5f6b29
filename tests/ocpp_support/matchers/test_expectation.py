"""What every matcher of the suite has in common."""

from __future__ import annotations

from dataclasses import dataclass

from hamcrest import assert_that, not_

from ocpp_support.matchers.expectation import MOST, Expectation
from ocpp_support.trace.trace import Conversation

from .conversations import Talk, description, mismatch


@dataclass(eq=False)
class _Lacks(Expectation):
    missing: tuple[str, ...]

    @property
    def wanted(self) -> str:
        return "nothing to be missing"

    def problems(self, conversation: Conversation) -> list[str]:
        return [f"{name} is missing" for name in self.missing]


def test_it_matches_where_there_are_no_problems() -> None:
    assert_that(Talk().conversation(), _Lacks(()))
    assert_that(Talk().conversation(), not_(_Lacks(("salt",))))


def test_it_tells_every_problem_in_a_line_of_its_own() -> None:
    assert mismatch(_Lacks(("salt", "bread")), Talk().conversation()).split() == (
        ["salt", "is", "missing", "bread", "is", "missing"]
    )
    assert len(mismatch(_Lacks(("salt", "bread")), Talk().conversation()).splitlines()) == 2


def test_it_tells_each_problem_once_and_of_many_the_first() -> None:
    assert mismatch(_Lacks(("salt", "bread", "salt")), Talk().conversation()).splitlines() == [
        "salt is missing (2 times)",
        "          bread is missing",
    ]
    names = tuple(str(number) for number in range(MOST))
    assert "more" not in mismatch(_Lacks(names), Talk().conversation())
    assert mismatch(_Lacks((*names, "salt", "bread")), Talk().conversation()).splitlines()[MOST:] == [
        "          and 2 more"
    ]


def test_it_says_what_it_wants() -> None:
    assert description(_Lacks(())) == "nothing to be missing"


def test_for_the_form_it_says_what_is_wrong_even_if_it_has_no_words_of_its_own() -> None:
    assert _Lacks(("salt", "bread")).in_short(Talk().conversation()) == "salt is missing"
    assert _Lacks(()).fact(Talk().conversation()) is None
    assert _Lacks(()).takes == 0
