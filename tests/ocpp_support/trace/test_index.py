"""Whatever is looked up is what a look at every entry would find, in the same order."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from ocpp_support.protocol.frames import Call
from ocpp_support.trace.events import Connected, Disconnected, Noted
from ocpp_support.trace.index import Index
from ocpp_support.trace.trace import Conversation, Entry, Sender

from ..matchers.conversations import Talk

ACTIONS = ("StartTransaction", "StatusNotification", "Heartbeat")
PLACES = (None, 0, 1, 2, True, 1.0, "1", [1], {})


def _talk(seed: int) -> Talk:
    """Have a lot said, about all sorts of places, some of them none."""
    random, talk = Random(seed), Talk()
    for number in range(300):
        if number == 120:
            talk.mark()
        kind = random.randrange(6)
        place = random.choice(PLACES)
        about = {} if place is None else {"connectorId": place}
        if kind < 3:
            asked = talk.station(random.choice(ACTIONS), **about)
        elif kind == 3:
            asked = talk.central(random.choice(ACTIONS), **about)
        else:
            talk.event(random.choice([Noted("x"), Connected("/", ()), Disconnected(1000, "", "the station")]))
            continue
        if random.random() < 0.7:
            talk.answer(asked, {"status": "Accepted"})
    return talk


def _conversations(talk: Talk) -> list[Conversation]:
    said = talk.conversation()
    middle = said[len(said) // 2]
    return [said, said.before, said.whole, said.after(middle), said.until(middle), said.after(said[-1])]


def _calls(said: Conversation, sender: Sender, actions: tuple[str, ...], place: int | None) -> list[Entry]:
    return [
        entry
        for entry in said
        if entry.sender is sender
        and isinstance(entry.content, Call)
        and (not actions or entry.content.action in actions)
        and (place is None or entry.content.payload.get("connectorId") == place)
    ]


@pytest.mark.parametrize("seed", range(3))
def test_the_requests_are_those_that_a_look_at_every_entry_finds(seed: int) -> None:
    wanted: list[tuple[str, ...]] = [(), ACTIONS[:1], ACTIONS[:2], ACTIONS[2:0:-1], ("Reset",)]
    for said in _conversations(_talk(seed)):
        for sender, actions, place in product(Sender, wanted, (None, 0, 1, 7)):
            found = _calls(said, sender, actions, place)
            assert said.calls(sender, *actions, connector=place) == found
            assert list(said.newest_calls(sender, *actions, connector=place)) == found[::-1]


def test_the_events_are_those_that_a_look_at_every_entry_finds() -> None:
    for said in _conversations(_talk(4)):
        for kind in (Noted, Connected, Disconnected):
            found = [entry for entry in said if isinstance(entry.content, kind)]
            assert said.events(kind) == found
            assert said.last_event(kind) is (found[-1] if found else None)


def test_an_action_named_twice_is_found_once() -> None:
    talk = Talk()
    beat = talk.station("Heartbeat")
    assert talk.conversation().calls(Sender.STATION, "Heartbeat", "Heartbeat") == [beat]


def test_an_answer_is_found_from_any_mark_and_not_beyond_the_end() -> None:
    talk = Talk()
    asked = talk.central("Reset")
    unanswered = talk.conversation()
    answer = talk.answer(asked)
    talk.mark()
    assert unanswered.answer_to(asked) is None
    assert talk.conversation().answer_to(asked) is answer
    assert talk.conversation().before.until(answer).answer_to(asked) is None


def test_a_look_goes_back_from_where_it_began_whatever_is_said_meanwhile() -> None:
    index = Index()
    for number in range(1000):
        index.note(number, Sender.STATION, Call("1", "Heartbeat", {}), None)
    numbers = index.calls(range(900), Sender.STATION, ("Heartbeat", "Reset"), newest_first=True)
    assert next(numbers) == 899
    index.note(1000, Sender.STATION, Call("1", "Heartbeat", {}), None)
    assert next(numbers) == 898
