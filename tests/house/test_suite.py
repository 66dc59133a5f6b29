"""All features together keep the rules, and every rule can be broken."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from behave.model import Feature
from behave.parser import parse_feature

from ocpp_support.reporting.criteria import Criterion, Function, load_criteria
from ocpp_support.vocabulary.phrases import Phrase, Vocabulary, read_phrases
from ocpp_support.vocabulary.usage import Said, feature_files, said_in, unknown_phrases
from tests.house.rules import suite as rules
from tests.house.tree import ROOT, features

FUNCTIONS = (
    Function(
        3,
        "Places",
        "",
        (Criterion("3.1", "", False), Criterion("3.2", "", False), Criterion("3.3", "", True)),
    ),
)
SCRIPT = """\
Feature: 3 Places

  @AC-3.1 @AC-3.2 @must
  Scenario: One
    When a

  @AC-3.1 @AC-3.3 @should
  Scenario: Two
    When a
"""


@cache
def vocabulary() -> Vocabulary:
    return read_phrases(ROOT / "steps")


@cache
def said() -> tuple[Said, ...]:
    return tuple(one for file in feature_files([ROOT / "features"]) for one in said_in(file))


def test_feature_names_are_their_own() -> None:
    assert list(rules.own_feature_names(features())) == []
    assert list(rules.own_ids(features())) == []


def test_every_criterion_is_proved() -> None:
    functions = load_criteria(ROOT / "features" / "acceptance" / "criteria.toml")

    assert list(rules.every_criterion_is_proved(features(), functions)) == []
    assert (len(functions), sum(len(function.criteria) for function in functions)) == (16, 43)


def test_every_step_means_one_phrase() -> None:
    assert unknown_phrases(vocabulary(), said()) == []
    assert list(rules.one_meaning(vocabulary(), said())) == []


def test_every_phrase_is_used_and_is_the_only_one() -> None:
    assert list(rules.every_phrase_is_used(vocabulary(), said())) == []
    assert list(rules.one_way_to_say_it(vocabulary())) == []


def parsed(text: str) -> list[Feature]:
    return [parse_feature(text)]


def test_two_features_of_one_name_are_noticed() -> None:
    assert list(rules.own_feature_names(parsed(SCRIPT) * 2)) == ["2 features are called “3 Places”"]


def test_an_id_given_twice_is_noticed() -> None:
    twice = SCRIPT.replace("@AC-3.1", "@AVL-01")

    assert list(rules.own_ids(parsed(twice))) == ["@AVL-01 stands at 2 scenarios"]
    assert list(rules.own_ids(parsed(SCRIPT))) == []


@pytest.mark.parametrize(
    ("good", "bad", "complaint"),
    [
        ("@AC-3.3 ", "", "criterion 3.3 has no scenario"),
        ("@AC-3.1 @AC-3.2", "@AC-3.1 @AC-3.2 @AC-3.9", "@AC-3.9 is no criterion"),
        ("@AC-3.2 @must", "@AC-3.2 @should", "criterion 3.2 is demanded, and has no @must scenario"),
        ("@AC-3.2 @must", "@AC-3.2 @AC-3.3 @must", "criterion 3.3 is implied, and has a @must scenario"),
    ],
)
def test_a_criterion_without_its_proof_is_noticed(good: str, bad: str, complaint: str) -> None:
    assert list(rules.every_criterion_is_proved(parsed(SCRIPT), FUNCTIONS)) == []

    assert complaint in list(rules.every_criterion_is_proved(parsed(SCRIPT.replace(good, bad)), FUNCTIONS))


@pytest.fixture
def phrases(tmp_path: Path) -> Vocabulary:
    """Return phrases that differ in their blanks' names and in their case only."""
    step = "from behave import *\n\n@{}('{}')\ndef {}(context, **words):\n    pass\n"
    (tmp_path / "a_steps.py").write_text(
        step.format("given", "{place:Outlet} is free", "place_is_free")
        + step.format("when", "{outlet:Outlet} is Free", "outlet_is_free")
        + step.format("then", "{words:Text} is said", "is_said")
        + step.format("then", "{card:Card} is said", "card_is_said"),
        encoding="utf-8",
    )
    return read_phrases(tmp_path)


def step_said(keyword: str, words: str) -> Said:
    return Said("x.feature", 7, keyword, f"{keyword.capitalize()} {words}", words)


def test_a_second_spelling_is_noticed(phrases: Vocabulary) -> None:
    complaints = list(rules.one_way_to_say_it(phrases))

    assert len(complaints) == 2
    assert "“When {connector} is Free” is defined at" in complaints[0]


def test_a_step_of_two_meanings_is_noticed(phrases: Vocabulary) -> None:
    assert list(rules.one_meaning(phrases, [step_said("then", '"ALICE" is said')])) == [
        'x.feature:7: “Then "ALICE" is said” means Then "{words}" is said and Then "{card}" is said'
    ]


def test_a_phrase_that_nobody_says_is_noticed(phrases: Vocabulary) -> None:
    complaints = list(rules.every_phrase_is_used(phrases, [step_said("given", "connector 1 is free")]))

    assert [complaint.split(": ", 1)[1] for complaint in complaints] == [
        "no feature says “When {connector} is Free”",
        'no feature says “Then "{words}" is said”',
        'no feature says “Then "{card}" is said”',
    ]


def test_phrases_are_told_apart_by_their_words() -> None:
    free = Phrase("then", "{a:Outlet} is free", "a.py", 1, None)
    busy = Phrase("then", "{a:Outlet} is busy", "a.py", 2, None)

    assert list(rules.one_way_to_say_it(Vocabulary([free, busy]))) == []
