"""Each identity has one name, and keeps the form that matters."""

from __future__ import annotations

import pytest

from ocpp_support.anonymity.identities import Identity, Kind
from ocpp_support.anonymity.pseudonyms import Pseudonyms

CARD = Identity(Kind.CARD, "04A2B3C4")


def names(*identities: Identity) -> Pseudonyms:
    return Pseudonyms(identities)


@pytest.mark.parametrize("spelling", ["04A2B3C4", "04:a2:b3:c4", "MDRBMkIzQzQ", "3034413242334334"])
def test_all_spellings_have_one_name(spelling: str) -> None:
    known = names(CARD, Identity(Kind.CARD, "04 A2 B3 C4"), Identity(Kind.CARD, "FAMILY-7"))
    assert known.text(f"<{spelling}> with FAMILY-7") == "<CARD-1> with CARD-2"


def test_what_is_told_twice_has_the_name_of_what_came_first() -> None:
    known = names(
        Identity(Kind.STATION, "RW22-42"), Identity(Kind.SERIAL, "rw2242"), Identity(Kind.SERIAL, "S-900")
    )
    assert known.text("RW22-42 rw2242 S-900") == "STATION-1 STATION-1 SERIAL-1"


def test_the_longest_is_replaced_as_a_whole() -> None:
    known = names(Identity(Kind.SERIAL, "RW22"), Identity(Kind.STATION, "RW22-000042"))
    assert known.text("RW22-000042 RW22") == "STATION-1 SERIAL-1"


def test_digits_stay_digits_where_they_are_a_number_or_a_sim() -> None:
    known = names(Identity(Kind.SIM, "8931087117000000042"), Identity(Kind.CARD, "1234567890"))
    assert known.text("8931087117000000042") == "1000000000000000001"
    assert (known.number(1234567890), known.number(1234567891)) == (1000000001, 1234567891)
    assert known.text("1234567890") == "CARD-1"


def test_what_is_too_long_stays_too_long() -> None:
    known = names(Identity(Kind.CARD, "04A2B3C4D5E6F708090A0"), Identity(Kind.CARD, "04A2B3C4D5E6F708090A"))
    assert known.text("04A2B3C4D5E6F708090A0") == "CARD-1".ljust(21, "X")
    assert known.text("04A2B3C4D5E6F708090A") == "CARD-2"


def test_people_and_places_are_known_by_their_parts() -> None:
    known = names(Identity(Kind.PERSON, "Lena Vries"), Identity(Kind.PLACE, "Main Street 5, Utrecht"))
    assert known.text("Lena was at UTRECHT, says vries") == "PERSON-1 was at PLACE-1, says PERSON-1"


def test_a_short_tag_is_replaced_where_a_card_is_named_and_nowhere_else() -> None:
    known = names(Identity(Kind.CARD, "A1"), Identity(Kind.CARD, "42"))
    assert known.text('{"idTag": "a1"}, card "42" at connector 42, A1') == (
        '{"idTag": "CARD-1"}, card "CARD-2" at connector 42, A1'
    )
    assert known.card("A1") == "CARD-1"
    assert known.card("B7") == "B7"


def test_how_a_card_looks_is_not_told() -> None:
    prompt = "Hold the card ALICE (Lena's fob, the blue one, 04A2B3C4) to the reader"
    assert names(CARD).text(prompt) == "Hold the card ALICE (CARD-1) to the reader"


def test_a_host_has_a_name_that_nobody_has() -> None:
    assert (
        names(Identity(Kind.HOST, "files.acme.com")).text("ftp://files.acme.com/x")
        == "ftp://host-1.example/x"
    )


def test_addresses_are_replaced_too_and_what_is_kept_is_not() -> None:
    known = Pseudonyms([CARD], kept=["1.10.3.7"])
    assert known.text("1.10.3.7 at 10.0.0.7") == "1.10.3.7 at 192.0.2.1"


def test_without_identities_all_stays() -> None:
    assert names().text("Energy.Active.Import.Register at 06:07:02 %41") == (
        "Energy.Active.Import.Register at 06:07:02 %41"
    )
