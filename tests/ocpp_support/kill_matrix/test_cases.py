from __future__ import annotations

import pytest

from ocpp_support.kill_matrix.cases import CASES, DEFECTS, GOOD_MODELS, NoSuchCase, named, only, part_of


def test_without_names_everything_is_meant() -> None:
    assert named([]) == [*CASES]
    assert {case.good for case in GOOD_MODELS} == {True}
    assert {case.good for case in DEFECTS} == {False}


def test_names_are_taken_in_the_order_of_the_matrix() -> None:
    assert [case.name for case in named(["silent-recovery", "reference"])] == ["reference", "silent-recovery"]


def test_an_unknown_name_is_answered_with_near_ones() -> None:
    with pytest.raises(NoSuchCase, match="'silent-recvery'; near it: silent-recovery"):
        named(["silent-recvery"])


def test_cases_are_chosen_by_what_they_turn_red_and_how_they_err() -> None:
    chosen = only(CASES, criterion="4.2", kind="twice")

    assert chosen
    assert all("4.2" in case.criteria and "twice" in case.kind for case in chosen)
    assert len(chosen) < len(only(CASES, criterion="4.2")) < len(only(CASES))


@pytest.mark.parametrize(
    ("asked", "said"),
    [({"criterion": "4.9"}, "No defect attacks a criterion '4.9'"), ({"kind": "thrice"}, "says it twice")],
)
def test_a_criterion_or_kind_that_is_not_there_is_told(asked: dict[str, str], said: str) -> None:
    with pytest.raises(NoSuchCase, match=said):
        only(CASES, **asked)


def test_the_parts_are_the_whole_and_none_holds_a_subject_alone() -> None:
    parts = [part_of(CASES, f"{which}/3") for which in (1, 2, 3)]

    assert sorted(case.name for part in parts for case in part) == sorted(case.name for case in CASES)
    assert max(map(len, parts)) - min(map(len, parts)) <= 1
    assert len({case.subject for case in parts[0]}) > 10


@pytest.mark.parametrize("part", ["0/3", "4/3", "1", "a/b", "1/0", "-1/3", ""])
def test_a_part_that_cannot_be_is_told(part: str) -> None:
    with pytest.raises(NoSuchCase, match="this is K/N"):
        part_of(CASES, part)
