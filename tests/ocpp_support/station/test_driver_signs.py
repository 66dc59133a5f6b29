"""What a driver does shows in the station's messages, and not in those that came by themselves."""

from __future__ import annotations

import pytest

from ocpp_support.station.hands import Act

from .sign_talk import Asked, Said, SignTalk, asks, ends, reports, starts

PLUG_IN, UNPLUG = Act("plug_in", 1), Act("unplug", 1)
AT_THE_CAR = Act("unplug_vehicle", 1)
ALICE = Act("present_card", 1, card="04A2")
STOP = Act("press_stop", 1)


def _remote_start(answer: str = "Accepted", **fields: int) -> Said:
    def order(talk: SignTalk) -> None:
        talk.answer(talk.central("RemoteStartTransaction", idTag="04A2", **fields), {"status": answer})

    return order


@pytest.mark.parametrize("status", ["Preparing", "Charging", "SuspendedEV", "SuspendedEVSE", "Finishing"])
def test_a_cable_shows_in_the_status(status: str) -> None:
    asked = Asked(PLUG_IN, reports("Available"))
    assert asked.sign.done_when == "the station reports connector 1 Preparing or in use"
    assert not asked.seen_after(reports("Available"), reports(status, 2))
    assert asked.seen_after(reports(status))


def test_a_cable_shows_in_a_session() -> None:
    assert Asked(PLUG_IN, reports("Available")).seen_after(starts())


@pytest.mark.parametrize("said", [asks("04A2"), _remote_start(connectorId=1), _remote_start()])
def test_whoever_was_admitted_makes_it_preparing_without_a_cable(said: Said) -> None:
    asked = Asked(PLUG_IN, reports("Available"), said)
    assert asked.sign.done_when == "the station reports connector 1 in use"
    assert not asked.seen_after(reports("Preparing"))
    assert asked.seen_after(reports("Charging"))


@pytest.mark.parametrize(
    "before",
    [
        (asks("04A2", "Invalid"),),
        (asks("04A2", None),),
        (_remote_start("Rejected", connectorId=1),),
        (_remote_start(connectorId=2),),
        (asks("04A2"), starts(), ends(), reports("Available")),
        (asks("04A2"), starts(2)),
        (asks("04A2"), reports("Available")),
        (asks("04A2"), SignTalk.boots),
        (asks("04A2"), lambda talk: talk.wait(301)),
    ],
)
def test_who_is_waited_for_no_more_leaves_it_to_the_cable(before: tuple[Said, ...]) -> None:
    assert Asked(PLUG_IN, *before).seen_after(reports("Preparing"))


def test_what_was_reported_already_is_no_sign_of_a_cable() -> None:
    asked = Asked(PLUG_IN, reports("Preparing"))
    assert not asked.seen_after(reports("Preparing"))
    assert asked.seen_after(reports("Charging"))


@pytest.mark.parametrize("status", ["Unavailable", "Faulted"])
def test_a_cable_cannot_be_expected_to_show_where_nothing_works(status: str) -> None:
    asked = Asked(PLUG_IN, reports(status))
    assert asked.sign.done_when == ""
    assert asked.seen_after(reports("Preparing"))


def test_a_cable_in_the_wrong_connector_is_said() -> None:
    before = (reports("Available", 1), reports("Available", 2))
    assert Asked(PLUG_IN, *before).mistake_after() is None
    assert Asked(PLUG_IN, *before).mistake_after(reports("Preparing", 2)) == "that was connector 2"
    assert Asked(PLUG_IN, *before).mistake_after(starts(2)) == "that was connector 2"


def test_what_goes_on_at_another_connector_is_no_mistake() -> None:
    asked = Asked(PLUG_IN, reports("Available", 1), reports("Preparing", 2))
    assert asked.mistake_after(starts(2), reports("Charging", 2)) is None


@pytest.mark.parametrize("was", ["Finishing", "Preparing", "Charging", "Faulted"])
def test_a_pulled_cable_makes_it_available(was: str) -> None:
    asked = Asked(UNPLUG, reports(was))
    assert asked.sign.done_when == "the station reports connector 1 Available"
    assert not asked.seen_after(reports("Finishing"), reports("Available", 2))
    assert asked.seen_after(reports("Available"))


def test_a_pulled_cable_may_carry_out_what_was_put_off() -> None:
    assert Asked(UNPLUG, reports("Finishing")).seen_after(reports("Unavailable"))


def test_a_pulled_cable_may_end_the_session() -> None:
    before = (starts(), reports("Charging"))
    assert Asked(UNPLUG, *before).seen_after(ends(reason="EVDisconnected"))
    # The card that was presented before brings this one.
    assert not Asked(UNPLUG, *before).seen_after(ends(reason="Local"), reports("Finishing"))


@pytest.mark.parametrize("status", ["Available", "Unavailable"])
def test_a_pulled_cable_cannot_be_expected_to_show_where_nothing_was_reported_in(status: str) -> None:
    asked = Asked(UNPLUG, reports(status))
    assert asked.sign.done_when == ""
    assert not asked.seen_after(reports(status))
    assert asked.seen_after(reports("Preparing"), reports("Available"))


def test_the_wrong_cable_pulled_is_said() -> None:
    before = (starts(2), reports("Finishing", 1), reports("Charging", 2))
    assert Asked(UNPLUG, *before).mistake_after() is None
    assert Asked(UNPLUG, *before).mistake_after(reports("Available", 2)) == "that was connector 2"
    assert Asked(UNPLUG, *before).mistake_after(ends(reason="EVDisconnected")) == "that was connector 2"


@pytest.mark.parametrize("status", ["SuspendedEV", "Finishing", "Available"])
def test_a_cable_pulled_at_the_car_shows_in_the_status(status: str) -> None:
    asked = Asked(AT_THE_CAR, reports("Charging"))
    assert asked.sign.done_when == (
        "the station reports connector 1 SuspendedEV or Finishing, or the session's end"
    )
    assert not asked.seen_after(reports("Charging"))
    assert asked.seen_after(reports(status))


def test_a_cable_pulled_at_the_car_shows_in_the_end_of_the_session_there() -> None:
    asked = Asked(AT_THE_CAR, starts(), starts(2, number=8), reports("SuspendedEV"))
    assert not asked.seen_after(reports("SuspendedEV"), ends(8))
    assert asked.seen_after(ends(7))


def test_a_car_that_is_not_in_cannot_be_expected_to_show() -> None:
    assert Asked(AT_THE_CAR, reports("Available")).sign.done_when == ""


@pytest.mark.parametrize("said", [asks("04A2"), asks("04a2"), starts(), starts(card="04a2")])
def test_a_card_shows_in_a_question_or_a_start(said: Said) -> None:
    asked = Asked(ALICE, reports("Available"))
    assert asked.sign.done_when == "the station asks about this card, or reports a session with it"
    assert not asked.seen_after(reports("Preparing"))
    assert asked.seen_after(said)


def test_a_card_shows_in_the_end_that_it_brings_named_or_not() -> None:
    for said in (ends(reason="Local"), ends()):
        assert Asked(ALICE, starts()).seen_after(said)


def test_an_end_that_came_otherwise_shows_no_card() -> None:
    assert Asked(ALICE, starts()).mistake_after(ends(reason="PowerLoss")) is None


def test_a_start_that_is_told_again_is_no_sign_of_the_card_that_ends_it() -> None:
    asked = Asked(ALICE, starts())
    assert not asked.seen_after(starts())
    assert asked.seen_after(asks("04A2"))


def test_a_card_in_somebody_elses_session_may_go_unheeded() -> None:
    asked = Asked(ALICE, starts(card="04B1"))
    assert asked.sign.done_when == ""
    assert asked.seen_after(asks("04A2"))
    assert Asked(ALICE, starts(card="04a2")).sign.done_when


def test_another_card_is_said_by_its_name_where_it_has_one() -> None:
    assert Asked(ALICE).mistake_after(asks("04b1")) == "that was another card, BOB (04b1)"
    assert Asked(ALICE).mistake_after(asks("99FF")) == "that was another card, 99FF"
    assert Asked(ALICE).mistake_after(starts(card="04B1")) == "that was another card, BOB (04B1)"
    assert Asked(ALICE, starts(card="04B1")).mistake_after(ends()) == "that was another card, BOB (04B1)"


def test_the_card_at_the_wrong_reader_is_said() -> None:
    assert Asked(ALICE).mistake_after(starts(2)) == "that was connector 2"
    assert Asked(ALICE, starts(2)).mistake_after(ends()) == "that was connector 2"


def test_a_reader_of_the_whole_station_may_start_anywhere() -> None:
    assert Asked(Act("present_card", card="04A2")).seen_after(starts(2))


def test_the_stop_button_ends_the_session_there() -> None:
    asked = Asked(STOP, starts(), starts(2, number=8))
    assert asked.sign.done_when == "the station reports the end of the session on connector 1"
    assert asked.mistake_after(reports("Finishing")) is None
    assert asked.mistake_after(ends(8)) == "that was connector 2"
    assert asked.seen_after(ends(7))


def test_an_end_elsewhere_that_nobody_brought_about_is_no_mistake() -> None:
    asked = Asked(STOP, starts(), starts(2, number=8))
    assert asked.mistake_after(ends(8, reason="EVDisconnected"), ends(99), ends(None)) is None


def test_the_one_stop_button_ends_any_session() -> None:
    assert Asked(Act("press_stop"), starts(2)).seen_after(ends())
