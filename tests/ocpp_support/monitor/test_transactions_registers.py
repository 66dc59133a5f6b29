"""A register does not run backwards in a transaction, nor begin anew with each."""

from __future__ import annotations

from typing import Any

from ocpp_support.monitor.story import Story
from ocpp_support.monitor.transactions import begins_at_zero

from .tales import Tale, breaks, keeps


@breaks("transactions.meter-backwards", "transaction 7 ends at 99 Wh and began at 100 Wh")
def test_it_ends_at_less_than_it_began_with(tale: Tale) -> None:
    tale.comes()
    tale.starts(meter=100)
    tale.reads(number=None)
    tale.reads()
    tale.ends(meter=99)


@keeps
def test_it_ends_where_it_began(tale: Tale) -> None:
    tale.comes()
    tale.starts(meter=100)
    tale.ends(meter=100)


@keeps
def test_a_register_that_is_not_told(tale: Tale) -> None:
    tale.comes()
    tale.starts(1, number=7, meter=None)
    tale.starts(2, "BOB", number=8)
    tale.ends(7, meter=50)
    tale.ends(8, meter=None)


def _zeroed(*sessions: tuple[Any, Any, Any, Any]) -> list[str]:
    """Return what is said of sessions, each with its connector, number, begin and end."""
    tale = Tale()
    tale.comes()
    for place, number, begin, end in sessions:
        tale.starts(place, "ALICE", number, meter=begin)
        tale.ends(number, meter=end)
    return [text for _, text in begins_at_zero.look(Story(tale.conversation()))]


def test_a_register_that_begins_at_zero_each_time() -> None:
    said = "the register of connector 1 begins at 0 again with a new transaction"
    assert _zeroed((1, 7, 0, 1), (1, 8, 0, 500)) == [said]
    assert _zeroed((None, 6, 0, 9), (1, 7, 0, 200), (1, 8, 0, 500)) == [said]


def test_an_end_of_nothing_leaves_no_register_behind() -> None:
    tale = Tale()
    tale.comes()
    tale.ends(None, meter=500)
    tale.starts(2, meter=0)
    assert [*begins_at_zero.look(Story(tale.conversation()))] == []


def test_registers_that_begin_at_zero_once() -> None:
    assert _zeroed((1, 7, 0, 200), (2, 8, 0, 500)) == []
    assert _zeroed((1, 7, 0, 0), (1, 8, 0, 500)) == []
    assert _zeroed((1, 7, 0, None), (1, 8, 0, 500)) == []
    assert _zeroed((1, 7, 5, 200), (1, 8, 1, 500)) == []
