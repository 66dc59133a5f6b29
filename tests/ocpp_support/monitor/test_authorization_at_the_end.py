"""A session is ended by its card without a question, and ends where its card was turned away."""

from __future__ import annotations

from ocpp_support.trace.events import Acted

from ..matchers.session_talk import NOTHING
from .tales import Tale, breaks, keeps


def _shows(tale: Tale, place: int = 1) -> None:
    tale.event(
        Acted("present_card", f"with card ALICE at connector {place}", "the simulator", place, "ALICE")
    )


@breaks("authorization.asks-to-stop", "it asked about 'ALICE' to end a session that the same card had begun")
def test_the_card_of_the_session_is_asked_about(tale: Tale) -> None:
    tale.comes()
    tale.starts()
    tale.wait(60)
    _shows(tale)
    tale.asks()
    tale.asks()


@keeps
def test_something_else_was_done_right_before(tale: Tale) -> None:
    tale.comes()
    tale.starts()
    tale.wait(60)
    _shows(tale)
    tale.acts("press_stop")
    tale.asks()


@keeps
def test_another_session_has_begun_there_since(tale: Tale) -> None:
    tale.comes()
    tale.starts(number=7)
    tale.told("Reset", {"status": "Accepted"}, type="Hard")
    tale.leaves()
    tale.comes()
    tale.wait(1)
    tale.starts(card="BOB", number=8)
    _shows(tale)
    tale.asks()


@keeps
def test_it_is_asked_about_where_it_may_begin_another(tale: Tale) -> None:
    tale.comes()
    tale.starts()
    tale.wait(60)
    _shows(tale, 2)
    tale.asks()


@keeps
def test_another_card_is_asked_about(tale: Tale) -> None:
    tale.comes()
    tale.starts()
    tale.wait(60)
    _shows(tale)
    tale.asks("BOB")


@keeps
def test_the_session_had_ended_before_its_card_was_shown_again(tale: Tale) -> None:
    tale.comes()
    tale.starts()
    tale.wait(60)
    ended = tale.time
    tale.wait(10)
    _shows(tale)
    tale.asks()
    tale.ends(time=ended)


@breaks("authorization.asks-to-stop")
def test_it_is_shown_as_the_session_ends_as_far_as_anybody_knows(tale: Tale) -> None:
    tale.comes()
    tale.starts()
    tale.wait(60)
    ended = tale.time
    tale.wait(2)
    _shows(tale)
    tale.asks()
    tale.ends(time=ended)


@breaks("authorization.asks-to-stop")
def test_nobody_knows_when_the_session_ended(tale: Tale) -> None:
    tale.comes()
    tale.starts()
    tale.wait(60)
    _shows(tale)
    tale.asks()
    tale.ends(time=NOTHING)


def _refused_start(tale: Tale, status: str) -> None:
    start = tale.starts(number=None)
    tale.answer(start, {"transactionId": 7, "idTagInfo": {"status": status}})


@breaks("authorization.kept-on", "transaction 7 went on 61 s after its card was ConcurrentTx")
def test_a_session_goes_on_after_its_card_was_refused(tale: Tale) -> None:
    tale.comes()
    tale.wait(100)
    tale.sets(StopTransactionOnInvalidId="true")
    tale.starts(2, number=8)
    _refused_start(tale, "ConcurrentTx")
    tale.wait(61)
    tale.beats()


@keeps
def test_it_may_take_a_minute(tale: Tale) -> None:
    tale.comes()
    tale.wait(100)
    tale.sets(StopTransactionOnInvalidId="true")
    _refused_start(tale, "Invalid")
    tale.wait(60)


@keeps
def test_nothing_was_said_of_the_card(tale: Tale) -> None:
    tale.comes()
    tale.sets(StopTransactionOnInvalidId="true")
    for place, answer in enumerate(({}, {"idTagInfo": "Blocked"}), start=1):
        start = tale.starts(place, number=None)
        tale.answer(start, {"transactionId": place, **answer})
    tale.wait(100)


@keeps
def test_its_line_went_before_the_minute_was_over(tale: Tale) -> None:
    tale.comes()
    tale.sets(StopTransactionOnInvalidId="true")
    _refused_start(tale, "Blocked")
    tale.wait(30)
    tale.away(100)


@keeps
def test_the_setting_was_changed_meanwhile(tale: Tale) -> None:
    tale.comes()
    tale.sets(StopTransactionOnInvalidId="true")
    _refused_start(tale, "Blocked")
    tale.wait(30)
    tale.sets(StopTransactionOnInvalidId="false")
    tale.wait(100)
    tale.ends()


@keeps
def test_it_ends_then(tale: Tale) -> None:
    tale.comes()
    tale.sets(StopTransactionOnInvalidId="true")
    _refused_start(tale, "ConcurrentTx")
    tale.wait(10)
    tale.ends(reason="DeAuthorized")
    tale.wait(100)


@keeps
def test_it_may_go_on(tale: Tale) -> None:
    tale.comes()
    tale.sets(StopTransactionOnInvalidId="false")
    _refused_start(tale, "Blocked")
    tale.wait(100)


@keeps
def test_the_refusal_never_came(tale: Tale) -> None:
    tale.comes()
    tale.sets(StopTransactionOnInvalidId="true")
    _refused_start(tale, "Blocked")
    tale.away(100)
    tale.wait(100)
    tale.ends()
