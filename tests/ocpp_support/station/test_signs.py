"""Every act of the closed list has its sign, and nothing a station says breaks one."""

from __future__ import annotations

from typing import get_args

import pytest

from ocpp_support.station.hands import Act
from ocpp_support.station.sign import Sign
from ocpp_support.station.tables import ActName

from .sign_talk import Asked, SignTalk, breaks, reports, starts, talks_nonsense

ACTS = get_args(ActName)


def _act(name: str) -> Act:
    return Act(name, 1, card="04A2", fault="power_pin")


@pytest.mark.parametrize("name", [name for name in ACTS if name != "look"])
def test_every_act_but_looking_has_a_sign(name: str) -> None:
    asked = Asked(_act(name), starts(), reports("Charging"), *[breaks(1)] * name.startswith(("clear", "rel")))
    assert type(asked.sign) is not Sign
    assert asked.sign.done_when


def test_looking_shows_nothing() -> None:
    asked = Asked(Act("look", question="Is the lamp green?"))
    assert asked.sign.done_when == ""
    assert asked.mistake_after(starts(), breaks(1)) is None


@pytest.mark.parametrize("name", ACTS)
def test_nonsense_breaks_no_sign(name: str) -> None:
    asked = Asked(_act(name), talks_nonsense)
    asked.seen_after(talks_nonsense)
    assert isinstance(asked.sign.mistaken(asked.talk.conversation()), str | None)


@pytest.mark.parametrize("name", ["plug_in", "present_card", "press_emergency_stop", "raise_fault"])
def test_nothing_can_be_expected_to_show_while_the_line_is_down(name: str) -> None:
    assert Asked(_act(name)).sign.done_when
    assert Asked(_act(name), SignTalk.disconnects).sign.done_when == ""


def test_a_connection_that_was_replaced_is_not_down() -> None:
    asked = Asked(_act("plug_in"), SignTalk.connects, SignTalk.disconnects)
    assert asked.sign.done_when
