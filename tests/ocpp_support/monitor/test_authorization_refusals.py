"""A card that was refused once begins no session without a question, unless somebody let it in since."""

from __future__ import annotations

from .tales import Tale, breaks, keeps


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


def _is_refused_at_the_end(tale: Tale) -> None:
    """Hold a session whose card is let in, and blocked as it ends."""
    tale.asks()
    tale.starts()
    end = tale.station("StopTransaction", transactionId=7, idTag="ALICE", meterStop=200, timestamp=tale.time)
    tale.answer(end, {"idTagInfo": {"status": "Blocked"}})
    tale.answer(tale.reports("Finishing"))
    tale.wait(60)


@keeps
def test_a_card_that_was_refused_is_ordered_to_begin(tale: Tale) -> None:
    tale.comes()
    _is_refused_at_the_end(tale)
    tale.ordered(connectorId=1)
    tale.starts(2, number=8)


@keeps
def test_whether_it_still_is_refused_was_asked_in_vain(tale: Tale) -> None:
    tale.comes()
    _is_refused_at_the_end(tale)
    tale.asks(status=None)
    tale.starts(2, number=8)


@keeps
def test_it_was_let_in_before_it_was_refused(tale: Tale) -> None:
    tale.comes()
    tale.asks()
    _is_refused_at_the_end(tale)
    tale.starts(2, number=8)


@breaks("authorization.not-asked")
def test_a_refusal_need_not_be_kept_where_every_card_is_asked_about(tale: Tale) -> None:
    tale.comes()
    tale.sets(LocalPreAuthorize="false")
    _is_refused_at_the_end(tale)
    tale.starts(2, number=8)
