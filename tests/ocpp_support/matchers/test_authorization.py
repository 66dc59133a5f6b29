"""Matchers over questions about cards."""

from __future__ import annotations

import pytest

from ocpp_support.matchers.authorization import as_before_the_card, asks_about, asks_first, starts_unasked
from ocpp_support.matchers.expectation import Expectation
from ocpp_support.trace.events import Acted
from ocpp_support.vocabulary.nouns import Outlet

from .conversations import description, mismatch
from .session_talk import SessionTalk, survives_garbage

FIRST = Outlet(1)


def test_a_question_before_the_session_is_accepted_among_others() -> None:
    talk = SessionTalk()
    talk.asks("BOB")
    talk.asks("ALICE")
    talk.starts()
    assert asks_first("ALICE").matches(talk.conversation())
    assert description(asks_first("ALICE")) == (
        "the station to ask about card ALICE, and to be answered, before any session starts"
    )


def test_a_question_about_another_card_is_none() -> None:
    talk = SessionTalk()
    talk.asks("BOB")
    talk.starts()
    assert mismatch(asks_first("ALICE"), talk.conversation()) == (
        "it did not ask about card ALICE; it asked about BOB"
    )
    assert asks_first("ALICE").in_short(talk.conversation()) == "it did not ask about the card"


def test_a_question_that_was_not_answered_is_not_enough() -> None:
    talk = SessionTalk()
    talk.asks(status=None)
    assert mismatch(asks_first("ALICE"), talk.conversation()) == (
        "it asked about card ALICE, and was not answered yet"
    )


def test_every_session_before_the_answer_is_named() -> None:
    talk = SessionTalk()
    talk.starts(1)
    question = talk.asks(status=None)
    talk.starts(2, number=8)
    talk.answer(question, {"idTagInfo": {"status": "Accepted"}})
    talk.starts(3, number=9)
    assert mismatch(asks_first("ALICE"), talk.conversation()).splitlines() == [
        "a session started on connector 1 before card ALICE was answered for",
        "          a session started on connector 2 before card ALICE was answered for",
    ]
    assert asks_first("ALICE").in_short(talk.conversation()) == "it started a session before it was answered"


def test_a_question_from_before_the_mark_does_not_count() -> None:
    talk = SessionTalk()
    talk.asks()
    talk.mark()
    talk.starts()
    assert mismatch(asks_first("ALICE"), talk.conversation()) == (
        "it did not ask about card ALICE; it sent StartTransaction"
    )


def test_a_question_is_seen() -> None:
    talk = SessionTalk()
    talk.asks("BOB")
    talk.asks("CAROL")
    assert asks_about("BOB").matches(talk.conversation())
    assert mismatch(asks_about("ALICE"), talk.conversation()) == (
        "it did not ask about card ALICE; it asked about BOB, CAROL"
    )
    assert description(asks_about("BOB")) == "the station to ask about card BOB"
    assert asks_about("BOB").when_unwanted() == "it asked about a card that it knew"


def _twice(*, asked_again: bool, second: int = 1) -> SessionTalk:
    talk = SessionTalk()
    talk.asks()
    talk.starts(number=1)
    talk.ends(1)
    if asked_again:
        talk.asks()
    talk.starts(second, number=2)
    return talk


def test_a_second_session_without_a_question_is_accepted() -> None:
    talk = _twice(asked_again=False)
    assert starts_unasked(FIRST, "ALICE").matches(talk.conversation())
    talk.asks("BOB")
    talk.starts(number=3)
    assert starts_unasked(FIRST, "ALICE").matches(talk.conversation())


def test_the_last_session_is_the_one_that_counts() -> None:
    talk = _twice(asked_again=False)
    talk.asks()
    talk.starts(number=3)
    assert not starts_unasked(FIRST, "ALICE").matches(talk.conversation())


def test_a_second_session_with_a_question_is_not() -> None:
    assert mismatch(starts_unasked(FIRST, "ALICE"), _twice(asked_again=True).conversation()) == (
        "it asked about card ALICE before the second session"
    )


def test_a_second_session_elsewhere_is_not() -> None:
    talk = _twice(asked_again=False, second=2)
    assert mismatch(starts_unasked(FIRST, "ALICE"), talk.conversation()) == (
        "it started 1 with that card there; it asked about ALICE"
    )
    assert "without a question" in description(starts_unasked(FIRST, "ALICE"))


def _refused(after: str, connector: int = 1) -> SessionTalk:
    """A cable is in at connector 1, MALLORY's card was refused, and this was reported then."""
    talk = SessionTalk()
    talk.mark()
    talk.reports("Preparing")
    talk.asks("MALLORY", "Blocked")
    talk.reports(after, connector)
    return talk


@pytest.mark.parametrize("after", ["Preparing", "Available", "Finishing"])
def test_a_place_stays_as_it_was_or_is_given_up(after: str) -> None:
    assert as_before_the_card(FIRST, "MALLORY", "release").matches(_refused(after).conversation())


def test_a_place_that_was_never_reported_anew_stays_as_it_was() -> None:
    talk = _refused("Charging", connector=2)
    assert as_before_the_card(FIRST, "MALLORY", "release").matches(talk.conversation())


def test_what_another_place_was_before_the_card_does_not_count() -> None:
    talk = SessionTalk()
    talk.reports("Unavailable", 1)
    talk.reports("Charging", 2)
    talk.asks("MALLORY", "Blocked")
    assert as_before_the_card(FIRST, "MALLORY", "release").matches(talk.conversation())


def test_a_place_that_charges_is_not_as_it_was() -> None:
    matcher = as_before_the_card(FIRST, "MALLORY", "fault")
    talk = _refused("Charging")
    assert mismatch(matcher, talk.conversation()) == (
        "connector 1 was Preparing before the card and was last reported Charging"
    )
    assert matcher.in_short(talk.conversation()) == "connector 1 did not stay as it was before the card"


def test_a_cable_may_be_reported_only_after_the_card() -> None:
    matcher = as_before_the_card(FIRST, "MALLORY", "release")
    talk = SessionTalk()
    talk.reports("Available")
    talk.mark()
    talk.asks("mallory", "Blocked")
    talk.reports("Preparing")
    assert not matcher.matches(talk.conversation())
    talk.mark()
    talk.event(Acted("plug_in", "at connector 2", "the simulator"))
    talk.reports("Available")
    talk.asks("mallory", "Blocked")
    talk.reports("Preparing")
    assert not matcher.matches(talk.conversation())
    talk.mark()
    talk.event(Acted("plug_in", "at connector 1", "the simulator"))
    talk.reports("Available")
    talk.asks("mallory", "Blocked")
    talk.reports("Preparing")
    assert matcher.matches(talk.conversation())


def test_a_fault_is_only_for_stations_that_promise_it() -> None:
    talk = _refused("Faulted")
    assert as_before_the_card(FIRST, "MALLORY", "fault").matches(talk.conversation())
    assert not as_before_the_card(FIRST, "MALLORY", "release").matches(talk.conversation())
    assert "Finishing, Available or Faulted" in description(as_before_the_card(FIRST, "MALLORY", "fault"))


def test_nothing_is_as_before_a_card_that_nobody_asked_about() -> None:
    talk = SessionTalk()
    talk.reports("Preparing")
    assert mismatch(as_before_the_card(FIRST, "MALLORY", "release"), talk.conversation()) == (
        "card MALLORY was not asked about; it sent StatusNotification (connector 1: Preparing)"
    )


@pytest.mark.parametrize(
    "matcher",
    [
        asks_first("BOB"),
        asks_about("BOB"),
        starts_unasked(Outlet(2), "BOB"),
        as_before_the_card(FIRST, "BOB", "fault"),
    ],
    ids=lambda matcher: type(matcher).__name__,
)
def test_nonsense_is_survived(matcher: Expectation) -> None:
    assert survives_garbage(matcher)
