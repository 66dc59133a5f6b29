"""How a person is asked for an act: verb, object, place."""

from __future__ import annotations

from ocpp_support.station.hands import Act
from ocpp_support.station.profile import Profile

LOOKED = ("yes", "no", "cannot tell")
"""What can be said to a question."""

_PHRASES = {
    "plug_in": "Plug the cable into {place}",
    "unplug": "Unplug the cable from {place}",
    "unplug_vehicle": "Pull the cable out of the car at {place}, and leave its other end in",
    "present_card": "Hold the card {card} to the reader of {place}",
    "press_stop": "Press the stop button of {place}",
    "press_emergency_stop": "Press the emergency stop",
    "release_emergency_stop": "Release the emergency stop",
    "raise_fault": "Provoke the error “{fault}” on {place}",
    "clear_fault": "Put right what was broken on {place}",
    "power_cycle": "Switch the power of the station off and on again",
    "power_off": "Switch the power of the station off",
    "power_on": "Switch the power of the station on",
    "look": "{question}",
}


def words_for(act: Act, profile: Profile) -> str:
    """Return the prompt for an act, the cards called as the station file has them."""
    place = f"connector {act.connector}" if act.connector else "the station"
    return _PHRASES[act.name].format(
        place=place,
        card=_card(act.card or "", profile),
        fault=(act.fault or "").replace("_", " "),
        question=act.question or "",
    )


def _card(tag: str, profile: Profile) -> str:
    for name, card in profile.cards.items():
        if card.tag.casefold() == tag.casefold():
            return f"{name} ({card.looks}, {tag})" if card.looks else f"{name} ({tag})"
    return tag
