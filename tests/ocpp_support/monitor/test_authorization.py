"""A session needs a card that was let in, unless a setting, an order or the lack of a line does without."""

from __future__ import annotations

from ocpp_support.trace.events import Acted

from .tales import Tale, breaks, keeps


def _remote(tale: Tale, status: str = "Accepted") -> None:
    tale.told("RemoteStartTransaction", {"status": status}, idTag="ALICE", connectorId=1)


def _shows(tale: Tale, place: int = 1) -> None:
    tale.event(
        Acted("present_card", f"with card ALICE at connector {place}", "the simulator", place, "ALICE")
    )


@breaks("authorization.refused")
def test_a_refused_card_begins_a_session(tale: Tale) -> None:
    tale.comes()
    tale.asks(status="Blocked")
    tale.starts()


@keeps
def test_a_refused_card_is_ordered_to_begin(tale: Tale) -> None:
    tale.comes()
    tale.asks(status="Invalid")
    _remote(tale)
    tale.starts()


@keeps
def test_a_card_is_let_in_at_the_second_try(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false")
    tale.asks(status="Expired")
    tale.asks("alice")
    tale.starts()


@breaks("authorization.not-asked")
def test_nobody_is_asked(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false")
    tale.asks("BOB")
    tale.starts()


@breaks("authorization.not-asked")
def test_nobody_is_asked_the_second_time(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false")
    tale.asks()
    tale.starts()
    tale.ends()
    tale.wait(60)
    tale.starts(number=8, meter=200)


@keeps
def test_one_card_begins_two_sessions_that_were_both_asked_about(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false")
    tale.asks()
    tale.asks()
    tale.starts()
    tale.starts(2, number=8)


@keeps
def test_nobody_need_be_asked(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="true")
    tale.starts()


@keeps
def test_whether_anybody_must_be_asked_is_not_known(tale: Tale) -> None:
    tale.comes()
    tale.starts()


@keeps
def test_nobody_could_be_asked(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false")
    began = tale.time_in(30)
    tale.away(60)
    tale.starts(time=began)


@keeps
def test_nobody_answered(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false")
    tale.asks(status=None)
    tale.starts()


@keeps
def test_a_start_is_told_again_after_its_answer_was_lost(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false")
    tale.asks()
    began = tale.time
    tale.starts(time=began, number=None)
    tale.away(10)
    tale.starts(time=began)


@keeps
def test_a_remote_start_is_not_asked_about(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false", AuthorizeRemoteTxRequests="false")
    _remote(tale)
    tale.starts()


@breaks("authorization.remote-not-asked")
def test_a_remote_start_is_not_asked_about_though_it_should_be(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false", AuthorizeRemoteTxRequests="true")
    _remote(tale)
    tale.starts()


@keeps
def test_a_remote_start_of_a_card_that_may_be_known(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="true", AuthorizeRemoteTxRequests="true")
    _remote(tale)
    tale.starts()


@breaks("authorization.not-asked")
def test_a_remote_start_that_was_refused_lets_nobody_in(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false")
    _remote(tale, "Rejected")
    tale.starts()


@breaks("authorization.refusal-forgotten")
def test_a_refusal_is_forgotten(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="true")
    start = tale.starts(number=None)
    tale.answer(start, {"transactionId": 7, "idTagInfo": {"status": "Blocked"}})
    tale.ends(reason="DeAuthorized")
    tale.wait(600)
    tale.starts(number=8, meter=200)


@keeps
def test_a_refusal_was_taken_back(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="true")
    tale.asks(status="Blocked")
    tale.wait(600)
    tale.asks()
    tale.starts()
    tale.ends()
    tale.wait(600)
    tale.starts(number=8, meter=200)


@breaks("authorization.asks-to-stop")
def test_the_card_of_the_session_is_asked_about(tale: Tale) -> None:
    tale.comes()
    tale.starts()
    tale.wait(60)
    _shows(tale)
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


def _refused_start(tale: Tale, status: str) -> None:
    start = tale.starts(number=None)
    tale.answer(start, {"transactionId": 7, "idTagInfo": {"status": status}})


@breaks("authorization.kept-on")
def test_a_session_goes_on_after_its_card_was_refused(tale: Tale) -> None:
    tale.comes()
    tale.sets(StopTransactionOnInvalidId="true")
    _refused_start(tale, "Invalid")
    tale.wait(61)
    tale.beats()


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
