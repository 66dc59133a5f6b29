"""What a station file tells of who and where it is. Pure: the file is read already."""

from __future__ import annotations

from ocpp_support.anonymity.identities import Identity, Kind, identities_in_text
from ocpp_support.anonymity.plain_words import is_plain
from ocpp_support.station.profile import Profile


def identities_in_profile(profile: Profile) -> list[Identity]:
    """Return what a station file tells: the station, its cards, people, the place, the machines around it."""
    form, address = profile.form, profile.listen.address
    told = [
        (Kind.STATION, profile.station.identity or ""),
        (Kind.SERIAL, form.serial),
        *((Kind.CARD, card.tag) for card in profile.cards.values()),
        *((Kind.PERSON, person) for person in (form.tester, *form.present)),
        (Kind.PLACE, form.place),
    ]
    known = [Identity(kind, text) for kind, text in told if text and not is_plain(text)]
    return [*known, *identities_in_text(f"{profile.hands.url} ws://{address or ''}")]
