"""What a station file tells of who and where it is. Pure: the file is read already."""

from __future__ import annotations

from collections.abc import Iterator

from ocpp_support.anonymity.identities import Identity, Kind, identities_in_text
from ocpp_support.station.profile import Profile


def identities_in_profile(profile: Profile) -> Iterator[Identity]:
    """Yield what a station file tells: the station, its cards, and the machines around it."""
    if profile.station.identity:
        yield Identity(Kind.STATION, profile.station.identity)
    for card in profile.cards.values():
        yield Identity(Kind.CARD, card.tag)
    yield from identities_in_text(f"{profile.hands.url} ws://{profile.listen.address or ''}")
