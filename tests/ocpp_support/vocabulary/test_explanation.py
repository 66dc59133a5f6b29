from __future__ import annotations

from behave.matchers import ParseMatcher

from ocpp_support.vocabulary import types
from ocpp_support.vocabulary.explanation import TAKES, explain_unknown
from ocpp_support.vocabulary.phrases import Vocabulary


def explained(vocabulary: Vocabulary, keyword: str, words: str) -> list[str]:
    text = explain_unknown(vocabulary, "x.feature, line 7", keyword, f"And {words}", words)
    first, *rest = text.splitlines()
    assert first == f"x.feature, line 7: the suite does not know “And {words}”."
    return rest


def test_a_slip_names_the_nearest_phrase(vocabulary: Vocabulary) -> None:
    assert explained(vocabulary, "when", "the operator takes connector 1 out of servis") == [
        "Near to it:",
        "    When the operator takes {connector} out of service",
    ]


def test_a_wrong_noun_is_named_with_what_can_stand_there(vocabulary: Vocabulary) -> None:
    assert explained(vocabulary, "then", "connector 1 becomes Availabel") == [
        "“Availabel” cannot stand for {statuses}: that is one of Available, Preparing, Charging, "
        "SuspendedEV, SuspendedEVSE, Finishing, Reserved, Unavailable, Faulted; "
        "several with “or” before the last.",
        "Near to it:",
        "    Then {connector} becomes {statuses}",
    ]


def test_a_phrase_after_the_wrong_keyword_is_known(vocabulary: Vocabulary) -> None:
    assert explained(vocabulary, "then", "the station restarts") == [
        "It is known after When, not after Then."
    ]


def test_the_connector_needs_its_tag(vocabulary: Vocabulary) -> None:
    (line,) = explained(vocabulary, "given", "the connector is out of service")

    assert line.startswith("Which connector? Tag the scenario @each_connector")


def test_words_like_nothing_are_answered_with_the_list(vocabulary: Vocabulary) -> None:
    assert explained(vocabulary, "when", "pigs fly") == [
        "Nothing like it is known; docs/vocabulary.md lists what is."
    ]


def test_every_kind_of_noun_is_explained() -> None:
    types.register()

    assert set(ParseMatcher.TYPE_REGISTRY) == set(TAKES)
