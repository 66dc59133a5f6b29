"""Whoever plugged in is not asked to plug in again, unless the station says otherwise."""

from __future__ import annotations

import pytest

from ocpp_support.station.hands import Act
from ocpp_support.station.plugs import Plugs

from .sign_talk import SignTalk, reports

PLUG_IN, UNPLUG, AT_THE_CAR = Act("plug_in", 1), Act("unplug", 1), Act("unplug_vehicle", 1)


@pytest.fixture
def talk() -> SignTalk:
    return SignTalk()


def _already(plugs: Plugs, talk: SignTalk, act: Act) -> str | None:
    since = plugs.since(act)
    return plugs.already(act, talk.trace.since(since)) if since else None


@pytest.mark.parametrize(
    ("act", "other", "words"), [(PLUG_IN, UNPLUG, "plugged in"), (UNPLUG, PLUG_IN, "unplugged")]
)
def test_what_was_done_last_need_not_be_done_again(talk: SignTalk, act: Act, other: Act, words: str) -> None:
    plugs = Plugs()
    assert _already(plugs, talk, act) is None
    plugs.done(act, talk.mark())
    assert _already(plugs, talk, act) == f"connector 1 is {words} already, so nobody was asked"
    assert _already(plugs, talk, other) is None
    assert _already(plugs, talk, Act(act.name, 2)) is None


@pytest.mark.parametrize(
    ("act", "against"), [(PLUG_IN, "Available"), (UNPLUG, "Charging"), (UNPLUG, "Preparing")]
)
def test_what_the_station_says_makes_it_uncertain(talk: SignTalk, act: Act, against: str) -> None:
    plugs = Plugs()
    plugs.done(act, talk.mark())
    reports(against, 2)(talk)
    assert _already(plugs, talk, act)
    reports(against)(talk)
    assert _already(plugs, talk, act) is None


def test_a_cable_that_left_the_car_is_neither_in_nor_out(talk: SignTalk) -> None:
    plugs = Plugs()
    plugs.done(PLUG_IN, talk.mark())
    plugs.done(AT_THE_CAR, talk.mark())
    assert [_already(plugs, talk, act) for act in (PLUG_IN, UNPLUG, AT_THE_CAR)] == [None, None, None]


def test_what_nobody_knows_to_be_done_is_asked_for(talk: SignTalk) -> None:
    plugs = Plugs()
    plugs.done(PLUG_IN, talk.mark())
    plugs.doubt(PLUG_IN)
    plugs.doubt(Act("power_cycle"))
    assert _already(plugs, talk, PLUG_IN) is None


def test_other_acts_leave_the_cable_as_it_is(talk: SignTalk) -> None:
    plugs = Plugs()
    plugs.done(PLUG_IN, talk.mark())
    plugs.done(Act("present_card", 1, card="04A2"), talk.mark())
    plugs.done(Act("power_cycle"), talk.mark())
    assert _already(plugs, talk, PLUG_IN)
    assert _already(plugs, talk, Act("present_card", 1, card="04A2")) is None
