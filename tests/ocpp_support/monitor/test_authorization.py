"""A session needs a card that was let in, unless a setting, an order or the lack of a line does without."""

from __future__ import annotations

from .tales import Tale, breaks, keeps


def _remote(tale: Tale, status: str = "Accepted") -> None:
    tale.told("RemoteStartTransaction", {"status": status}, idTag="ALICE", connectorId=1)


@breaks("authorization.refused", "it began a session with 'ALICE', though that card was Blocked")
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


@breaks("authorization.not-asked")
def test_a_session_that_begins_elsewhere_at_the_same_time_is_none_told_again(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false")
    tale.asks()
    tale.starts()
    tale.starts(2, number=8)


@breaks("authorization.not-asked")
def test_nor_is_one_with_another_card_in_the_same_second(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false")
    tale.asks()
    tale.starts()
    tale.ends(meter=100)
    tale.starts(card="BOB", number=8)


@breaks("authorization.not-asked", "it began a session with 'BOB' without asking; LocalPreAuthorize is false")
def test_another_session_begins_after_one_that_was_told_twice(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false")
    tale.asks()
    began = tale.time
    tale.starts(time=began, number=None)
    tale.wait(60)
    tale.starts(time=began)
    tale.starts(2, "BOB", 8)


@breaks("authorization.not-asked")
def test_that_another_question_went_unanswered_lets_nobody_in(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false")
    tale.station("DataTransfer", vendorId="ACME")
    tale.starts(card="")


@keeps
def test_somebody_answered_the_second_time_only(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false")
    tale.asks(status=None)
    tale.asks(status="ConcurrentTx")
    tale.starts()


@keeps
def test_the_answer_was_an_error(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false")
    tale.error(tale.asks(status=None), "InternalError")
    tale.starts()


@keeps
def test_two_remote_starts_let_one_card_in_twice(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false", AuthorizeRemoteTxRequests="false")
    _remote(tale)
    _remote(tale)
    tale.starts()
    tale.starts(2, number=8)


@keeps
def test_a_remote_start_that_was_refused_takes_no_other_back(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false", AuthorizeRemoteTxRequests="false")
    _remote(tale)
    _remote(tale, "Rejected")
    tale.starts()


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


@breaks(
    "authorization.refusal-forgotten",
    "it began a session with 'ALICE' without asking, which was last Expired",
)
def test_a_refusal_at_the_end_of_a_session_is_forgotten(tale: Tale) -> None:
    tale.comes()
    tale.starts()
    end = tale.station("StopTransaction", transactionId=7, idTag="ALICE", meterStop=200, timestamp=tale.time)
    tale.answer(end, {"idTagInfo": {"status": "Expired"}})
    tale.answer(tale.reports("Finishing"))
    tale.wait(600)
    tale.starts(2, number=8)


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
