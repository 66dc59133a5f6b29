"""A session needs a card that was let in, unless a setting, an order or the lack of a line does without."""

from __future__ import annotations

from .tales import Tale, breaks, keeps


@breaks("authorization.refused", "it began a session with 'ALICE', though that card was Blocked")
def test_a_refused_card_begins_a_session(tale: Tale) -> None:
    tale.comes()
    tale.asks(status="Blocked")
    tale.starts()


@keeps
def test_a_refused_card_is_ordered_to_begin(tale: Tale) -> None:
    tale.comes()
    tale.asks(status="Invalid")
    tale.ordered(connectorId=1)
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
    tale.ordered(connectorId=1)
    tale.ordered(connectorId=1)
    tale.starts()
    tale.starts(2, number=8)


@keeps
def test_a_remote_start_that_was_refused_takes_no_other_back(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false", AuthorizeRemoteTxRequests="false")
    tale.ordered(connectorId=1)
    tale.ordered("Rejected", connectorId=1)
    tale.starts()


@keeps
def test_a_remote_start_is_not_asked_about(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false", AuthorizeRemoteTxRequests="false")
    tale.ordered(connectorId=1)
    tale.starts()


@breaks("authorization.remote-not-asked")
def test_a_remote_start_is_not_asked_about_though_it_should_be(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false", AuthorizeRemoteTxRequests="true")
    tale.ordered(connectorId=1)
    tale.starts()


@keeps
def test_a_remote_start_of_a_card_that_may_be_known(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="true", AuthorizeRemoteTxRequests="true")
    tale.ordered(connectorId=1)
    tale.starts()


@breaks("authorization.not-asked")
def test_a_remote_start_that_was_refused_lets_nobody_in(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false")
    tale.ordered("Rejected", connectorId=1)
    tale.starts()


def _asks_always(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false", AuthorizeRemoteTxRequests="true")


@keeps
def test_a_remote_start_is_asked_about_and_answered_or_not(tale: Tale) -> None:
    for place, status in enumerate(("Accepted", "Blocked", None), start=1):
        _asks_always(tale)
        tale.wait(10)
        tale.ordered(connectorId=1)
        tale.asks(status=status)
        tale.starts(number=place)
        tale.ends(place, meter=100)
        tale.wait(10)
        tale.told("Reset", {"status": "Accepted"}, type="Hard")
        tale.leaves()
        tale.wait(1)


@breaks("authorization.not-asked")
def test_a_start_by_card_is_none_by_order(tale: Tale) -> None:
    _asks_always(tale)
    tale.starts()


@breaks(
    "authorization.remote-not-asked",
    "told to start with 'ALICE', it did not ask; AuthorizeRemoteTxRequests is true",
)
def test_the_second_of_two_is_not_asked_about(tale: Tale) -> None:
    _asks_always(tale)
    tale.asks("BOB")
    tale.starts(2, "BOB", 8)
    tale.ordered(connectorId=1)
    tale.starts()
