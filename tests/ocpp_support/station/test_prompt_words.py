"""A person is told what to do, with what, and where."""

from __future__ import annotations

from typing import get_args

import pytest

from ocpp_support.station.hands import Act
from ocpp_support.station.profile import Profile
from ocpp_support.station.prompt_words import words_for
from ocpp_support.station.tables import ActName

PROFILE = Profile.model_validate(
    {"cards": {"ALICE": {"tag": "04A2", "looks": "the blue one"}, "BOB": "04B1"}}
)


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (Act("plug_in", 1), "Plug the cable into connector 1"),
        (Act("unplug", 2), "Unplug the cable from connector 2"),
        (
            Act("unplug_vehicle", 1),
            "Pull the cable out of the car at connector 1, and leave its other end in",
        ),
        (
            Act("present_card", 1, card="04a2"),
            "Hold the card ALICE (the blue one, 04a2) to the reader of connector 1",
        ),
        (Act("present_card", card="04B1"), "Hold the card BOB (04B1) to the reader of the station"),
        (Act("present_card", 1, card="99FF"), "Hold the card 99FF to the reader of connector 1"),
        (Act("raise_fault", 0, fault="power_pin"), "Provoke the error “power pin” on the station"),
        (Act("clear_fault", 1), "Put right what was broken on connector 1"),
        (Act("look", question="Is the lamp {green}?"), "Is the lamp {green}?"),
    ],
)
def test_an_act_is_asked_for_in_words(act: Act, words: str) -> None:
    assert words_for(act, PROFILE) == words


@pytest.mark.parametrize("name", get_args(ActName))
def test_every_act_has_its_words(name: str) -> None:
    assert words_for(Act(name, 1, card="04A2", fault="power_pin", question="Is it green?"), PROFILE)
