"""A session that is ordered from afar begins with the card that was named."""

from __future__ import annotations

from ocpp_support.monitor.transactions import takes_another_card

from .tales import Tale, breaks, keeps, said_of


@breaks("transactions.other-card", "told to start with the id tag 'ALICE', it started with 'BOB'")
def test_it_starts_with_another_card(tale: Tale) -> None:
    tale.comes()
    tale.ordered(connectorId=1)
    tale.starts(card="BOB")
    tale.starts(card="EVE", connector=2, number=8)


@breaks("transactions.other-card")
def test_it_starts_with_another_card_anywhere(tale: Tale) -> None:
    tale.comes()
    tale.ordered("Rejected", connectorId=1)
    tale.ordered()
    tale.starts(2, card="BOB")


@keeps
def test_it_starts_with_the_card_in_another_case(tale: Tale) -> None:
    tale.comes()
    tale.ordered(connectorId=1)
    tale.starts(card="alice")


@keeps
def test_another_card_starts_where_nobody_ordered_it(tale: Tale) -> None:
    tale.comes()
    tale.ordered(connectorId=1)
    tale.starts(2, card="BOB")


@keeps
def test_the_order_was_not_accepted(tale: Tale) -> None:
    tale.comes()
    tale.ordered("Rejected", connectorId=1)
    tale.starts(card="BOB")


def test_each_order_is_looked_at_until_it_is_done_or_another_comes() -> None:
    def play(tale: Tale) -> None:
        tale.comes()
        tale.ordered(connectorId=1)
        tale.starts()
        tale.ordered(connectorId=2)
        tale.acts("plug_in", 2)
        tale.ordered(connectorId=2)
        tale.told("RemoteStartTransaction", {"status": "Accepted"}, idTag="BOB", connectorId=2)
        tale.starts(2, "BOB", 8)
        tale.ordered(connectorId=1)
        tale.starts(1, "EVE", 9)

    said = "told to start with the id tag 'ALICE', it started with 'EVE'"
    assert said_of(takes_another_card, play) == [said]


def test_a_place_that_was_reserved_was_not_to_be_started_at() -> None:
    def play(tale: Tale) -> None:
        tale.comes()
        tale.told("ReserveNow", {"status": "Accepted"}, idTag="ALICE", connectorId=1)
        tale.starts(card="BOB")

    assert said_of(takes_another_card, play) == []


@keeps
def test_somebody_else_came_first(tale: Tale) -> None:
    tale.comes()
    tale.ordered(connectorId=1)
    tale.acts("present_card")
    tale.starts(card="BOB")


@keeps
def test_a_reset_came_in_between(tale: Tale) -> None:
    tale.comes()
    tale.ordered(connectorId=1)
    tale.told("Reset", {"status": "Rejected"}, type="Soft")
    tale.starts(card="BOB")
