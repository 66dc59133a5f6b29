"""An account becomes a conversation that rules can be run over."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ocpp_support.monitor.story import Story
from ocpp_support.protocol.frames import Call, CallResult, Frame
from ocpp_support.trace.account import MOST_CONNECTORS, Account, When
from ocpp_support.trace.trace import Sender

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def said(account: Account, frame: Frame, at: float = 0.0, sender: Sender = Sender.STATION) -> None:
    account.add(7, sender, frame, "", When(at, NOON, NOON))


def test_a_whole_account_begins_with_the_run_and_another_does_not() -> None:
    for middle in (False, True):
        account = Account("CP1", connectors=2)
        if middle:
            account.begin_in_the_middle()
        said(account, Call("1", "Heartbeat", {}), at=3.0)
        said(account, Call("2", "Heartbeat", {}), at=5.0)
        conversation = account.conversation()
        assert [entry.call.message_id for entry in conversation if entry.call] == ["1", "2"]
        assert Story(conversation).complete is not middle
        assert (conversation.now, conversation.mark.at) == (5.0, 3.0)
        assert [entry.number for entry in account.entries] == list(range(len(account.entries)))
        assert [account.lines[entry.number] for entry in conversation] == [7, 7]


def test_it_lasts_until_its_end_where_that_is_known() -> None:
    account = Account(ended_at=60.0)
    said(account, Call("1", "Heartbeat", {}), at=5.0)
    assert account.conversation().now == 60.0
    assert Account().conversation().now == 0.0


@pytest.mark.parametrize(
    ("places", "connectors"),
    [([], 1), ([0], 1), ([1, 2], 2), ([True, "4", None, 2.0], 1), ([3, MOST_CONNECTORS + 1, -5], 3)],
)
def test_connectors_are_guessed_from_what_the_station_speaks_of(
    places: list[object], connectors: int
) -> None:
    account = Account()
    for place in places:
        said(account, Call("1", "StatusNotification", {"connectorId": place}))
    said(account, Call("1", "ChangeAvailability", {"connectorId": 9}), sender=Sender.CENTRAL)
    assert account.conversation().connectors == connectors


@pytest.mark.parametrize(
    ("value", "connectors"), [("4", 4), ("many", 1), (None, 1), ("1e999", 1), ("1e9", 1)]
)
def test_the_station_may_say_how_many_it_has(value: object, connectors: int) -> None:
    account = Account()
    for items in ([{"key": "NumberOfConnectors", "value": value}, "odd"], "odd"):
        said(account, CallResult("1", {"configurationKey": items}))
    assert account.conversation().connectors == connectors


def test_whoever_asks_knows_best() -> None:
    account = Account(connectors=2)
    assert account.conversation().connectors == 2
    assert account.conversation(3).connectors == 3
