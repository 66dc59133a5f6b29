"""Matchers over reports that take a connector out of a status."""

from __future__ import annotations

from ocpp_support.matchers.departures import leaves, turns_from
from ocpp_support.trace.trace import Conversation
from ocpp_support.vocabulary.nouns import Outlet, Status

from .conversations import Talk, description, mismatch

FIRST, EVERY = Outlet(1), Outlet(None)


def _said(*reports: tuple[int, str]) -> Conversation:
    talk = Talk(2)
    for connector, status in reports:
        talk.station("StatusNotification", connectorId=connector, status=status, errorCode="NoError")
    return talk.conversation()


def test_leaves_sees_a_departure_even_if_it_ended() -> None:
    both = _said((2, "Unavailable"), (2, "Available"), (1, "Faulted"))
    assert leaves(Status.AVAILABLE).matches(both)
    assert leaves(Status.AVAILABLE).seen(both) == (
        "connector 1 was reported Faulted; connector 2 was reported Unavailable"
    )


def test_leaves_does_not_look_at_the_connector_that_may() -> None:
    others = leaves(Status.AVAILABLE, besides=FIRST)
    assert others.matches(_said((1, "Unavailable"), (2, "Unavailable")))
    assert not others.matches(_said((1, "Unavailable"), (2, "Available")))
    assert others.when_unwanted() == "a connector other than connector 1 did not stay Available"
    assert leaves(Status.AVAILABLE).when_unwanted() == "a connector did not stay Available"
    assert description(others) == "a connector other than connector 1 to be reported other than Available"


def test_leaves_does_not_see_what_stays() -> None:
    assert mismatch(leaves(Status.AVAILABLE), _said((1, "Available"), (0, "Unavailable"))) == (
        "no connector was reported other than Available"
    )
    assert description(leaves(Status.AVAILABLE)) == "a connector to be reported other than Available"


def test_turns_from_sees_the_old_status_told_last() -> None:
    back = _said((1, "Unavailable"), (2, "Available"), (1, "Available"))
    out = turns_from(FIRST, Status.UNAVAILABLE)
    assert out.matches(back)
    assert out.seen(back) == "connector 1 was reported Unavailable, and Available after that"
    assert out.when_unwanted() == "connector 1 did not stay Unavailable"


def test_turns_from_sees_a_turn_that_was_taken_back() -> None:
    there_and_back = _said((2, "Available"), (2, "Unavailable"), (2, "Available"))
    assert turns_from(EVERY, Status.AVAILABLE).matches(there_and_back)


def test_turns_from_does_not_look_at_what_came_before() -> None:
    late = _said((1, "Available"), (1, "Unavailable"), (1, "Unavailable"), (2, "Available"))
    out = turns_from(FIRST, Status.UNAVAILABLE)
    assert description(out) == "connector 1 to be reported otherwise after it was reported Unavailable"
    assert mismatch(out, late) == "connector 1 was not reported otherwise"


def test_turns_from_sees_nothing_where_the_status_never_came() -> None:
    assert not turns_from(FIRST, Status.UNAVAILABLE).matches(_said((1, "Available"), (1, "Faulted")))
