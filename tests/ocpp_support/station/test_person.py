"""An act becomes a prompt; the station's sign, or a person, answers it, and the trace keeps who did."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ocpp_support.prompting.board import Board, Kind
from ocpp_support.protocol.frames import Call
from ocpp_support.runtime.clock import Clock, VirtualTimeLoop
from ocpp_support.station.hands import Act, ActFailed, CannotDo, HandsTrouble, StopHere
from ocpp_support.station.person import PersonHands
from ocpp_support.station.profile import Profile
from ocpp_support.trace.events import Connected
from ocpp_support.trace.trace import Sender, Trace

PLUG_IN, UNPLUG = Act("plug_in", 1), Act("unplug", 1)
CARD = Act("present_card", 1, card="04A2")
LOOK = Act("look", question="Is the lamp green?")
FILE = {
    "cards": {"ALICE": "04A2", "BOB": "04B1"},
    "hands": {"by": "person", "cannot": {"press_stop": "no button"}},
}


class Place:
    """A station on the line, a person's hands, and a trace."""

    def __init__(self, loop: VirtualTimeLoop, **file: Any) -> None:
        self.loop = loop
        self.trace = Trace(
            Clock(loop, datetime(2026, 1, 1, tzinfo=UTC)), lambda: datetime.now(UTC), connectors=2
        )
        self.trace.record(Sender.BENCH, Connected("/CP1", ("ocpp1.6",)))
        self.board = Board(loop.time)
        self.hands = PersonHands(Profile.model_validate(FILE | file), self.trace, self.board, within=60)
        self.leave = self.board.attend("the keyboard")
        self.reports("Available", 1)
        self.reports("Available", 2)
        self.told = self.trace.mark()

    def reports(self, status: str, connector: int = 1) -> None:
        self.says("StatusNotification", connectorId=connector, status=status, errorCode="NoError")

    def says(self, action: str, **payload: Any) -> None:
        self.trace.record(Sender.STATION, Call("1", action, payload))

    def does(self, act: Act, *later: Callable[[], object]) -> str:
        """Have an act done while this happens, five seconds apart."""

        async def doing() -> str:
            for count, what in enumerate(later, start=1):
                asyncio.get_running_loop().call_later(5 * count, what)
            return await self.hands.do(act, "When it is done")

        return self.loop.run_until_complete(doing())

    def answers(self, kind: Kind, words: str = "", remark: str = "") -> Callable[[], object]:
        """An answer at the keyboard to whatever is asked."""

        def answer() -> None:
            assert self.board.prompt is not None
            assert self.board.reply(self.board.prompt.number, kind, "the keyboard", words, remark) == ""

        return answer

    @property
    def events(self) -> list[str]:
        """What the bench noted since."""
        since = self.trace.since(self.told)
        return [str(entry.content) for entry in since if not isinstance(entry.content, Call)]


@pytest.fixture
def place(virtual_loop: VirtualTimeLoop) -> Place:
    return Place(virtual_loop)


def test_the_station_answers_by_its_sign_and_the_trace_keeps_it(place: Place) -> None:
    seen: list[Any] = []
    place.board.watch(lambda board: seen.append(board.prompt))
    assert place.does(PLUG_IN, lambda: place.reports("Preparing")) == ""
    assert (seen[0].text, seen[0].why) == ("Plug the cable into connector 1", "When it is done")
    assert seen[0].done_when == "the station reports connector 1 Preparing or in use"
    assert place.events == [
        "a person is asked: Plug the cable into connector 1 (When it is done)",
        "Plug the cable into connector 1: done, by the station, after 5 s",
    ]


def test_what_was_said_before_the_prompt_is_no_sign(place: Place) -> None:
    place.says("Authorize", idTag="04A2")
    place.does(CARD, lambda: None, lambda: place.says("Authorize", idTag="04a2"))
    assert (
        place.events[-1]
        == "Hold the card ALICE (04A2) to the reader of connector 1: done, by the station, after 10 s"
    )


def test_the_person_confirms_what_the_station_does_not_show(place: Place) -> None:
    place.does(PLUG_IN, place.answers(Kind.DONE))
    assert place.events[-1] == "Plug the cable into connector 1: done, by the keyboard, after 5 s"


def test_a_mistake_is_said_at_once_and_once_and_the_prompt_stays_open(place: Place) -> None:
    notices: list[str] = []
    place.board.watch(lambda board: notices.extend(one.text for one in board.notices[len(notices) :]))
    place.does(
        PLUG_IN,
        lambda: place.reports("Preparing", 2),
        lambda: place.reports("Available", 2),
        lambda: place.reports("Preparing", 1),
    )
    assert notices == ["that was connector 2"]
    assert place.events[1:] == [
        "the person was told: that was connector 2",
        "Plug the cable into connector 1: done, by the station, after 15 s",
    ]


def test_another_card_is_said_by_its_name(place: Place) -> None:
    place.does(CARD, lambda: place.says("Authorize", idTag="04B1"), place.answers(Kind.DONE))
    assert "the person was told: that was another card, BOB (04B1)" in place.events


@pytest.mark.parametrize(
    ("kind", "error", "sentence"),
    [
        (
            Kind.FAILED,
            ActFailed,
            "Plug the cable into connector 1: the person at the station says: it is stuck",
        ),
        (
            Kind.SKIPPED,
            CannotDo,
            "the person at the station skipped “Plug the cable into connector 1”: it is stuck",
        ),
        (Kind.STOPPED, StopHere, "the run was stopped at the keyboard"),
    ],
)
def test_what_became_of_it_is_told_with_the_reason(
    place: Place, kind: Kind, error: type[Exception], sentence: str
) -> None:
    with pytest.raises(error) as told:
        place.does(PLUG_IN, place.answers(kind, "it is stuck"))
    assert str(told.value) == sentence
    assert (
        place.events[-1]
        == f"Plug the cable into connector 1: {kind}, by the keyboard, after 5 s: it is stuck"
    )


def test_an_unanswered_prompt_is_nobodys_failure(place: Place) -> None:
    with pytest.raises(HandsTrouble, match="Plug the cable into connector 1: nobody answered within 60 s"):
        place.does(PLUG_IN)
    assert place.events[-1].endswith("unanswered, by nobody, after 60 s: nobody answered within 60 s")


def test_after_an_unanswered_prompt_nobody_is_asked_to_put_things_back(place: Place) -> None:
    with pytest.raises(HandsTrouble):
        place.does(PLUG_IN)
    with pytest.raises(HandsTrouble, match="the last prompt was not answered, so nobody is asked to put"):
        place.does(Act("unplug", 1, puts_back=True))
    assert (len(place.board.answered), place.loop.time()) == (1, 60)


def test_what_is_put_back_is_asked_for_as_long_as_somebody_answers(place: Place) -> None:
    place.does(PLUG_IN, place.answers(Kind.DONE))
    place.does(Act("unplug", 1, puts_back=True), place.answers(Kind.DONE))
    assert len(place.board.answered) == 2


def test_after_two_unanswered_prompts_nobody_is_asked_until_somebody_shows(place: Place) -> None:
    for act in (PLUG_IN, CARD):
        assert place.hands.cannot("plug_in") is None
        with pytest.raises(HandsTrouble):
            place.does(act)
    assert place.hands.cannot("plug_in") == "nobody answered the last two prompts"
    with pytest.raises(CannotDo, match="nobody answered the last two prompts"):
        place.does(LOOK)
    assert place.loop.time() == 120

    place.board.shows_life()
    assert place.hands.cannot("plug_in") is None
    assert place.does(LOOK, place.answers(Kind.DONE, "yes")) == "yes"


def test_who_moves_the_wrong_plug_is_there(place: Place) -> None:
    for act, mistake in ((PLUG_IN, "Preparing"), (CARD, "Available")):
        with pytest.raises(HandsTrouble):
            place.does(act, lambda status=mistake: place.reports(status, 2))
    assert place.hands.cannot("plug_in") is None


def test_after_a_stop_nobody_is_asked_any_more(place: Place) -> None:
    with pytest.raises(StopHere):
        place.does(PLUG_IN, place.answers(Kind.STOPPED))
    with pytest.raises(CannotDo, match="the run was stopped at the keyboard"):
        place.does(UNPLUG)


def test_after_an_interrupted_prompt_nobody_is_asked_any_more(place: Place) -> None:
    async def interrupted() -> None:
        doing = asyncio.ensure_future(place.hands.do(PLUG_IN))
        asyncio.get_running_loop().call_later(1, doing.cancel)
        await asyncio.gather(doing, return_exceptions=True)

    place.loop.run_until_complete(interrupted())
    with pytest.raises(CannotDo, match="the run was interrupted"):
        place.does(UNPLUG)


def test_nobody_is_asked_where_nobody_is(place: Place) -> None:
    assert place.hands.cannot("plug_in") is None
    place.leave()
    assert place.hands.cannot("plug_in") == "nobody is at the station"
    with pytest.raises(CannotDo, match="nobody is at the station"):
        place.does(PLUG_IN)
    assert (place.events, place.loop.time()) == ([], 0)


def test_what_the_station_file_takes_away_is_not_asked_for(place: Place) -> None:
    assert place.hands.cannot("press_stop") == "no button"
    with pytest.raises(CannotDo, match="no button"):
        place.does(Act("press_stop", 1))


def test_who_has_plugged_in_is_not_asked_to_do_it_again(place: Place) -> None:
    place.does(PLUG_IN, lambda: place.reports("Preparing"))
    assert place.does(PLUG_IN) == "connector 1 is plugged in already, so nobody was asked"
    place.does(UNPLUG, lambda: place.reports("Available"))
    assert place.does(UNPLUG) == "connector 1 is unplugged already, so nobody was asked"
    assert len(place.board.answered) == 2


def test_an_act_that_failed_leaves_the_cable_unknown(place: Place) -> None:
    place.does(PLUG_IN, lambda: place.reports("Preparing"))
    with pytest.raises(ActFailed):
        place.does(UNPLUG, place.answers(Kind.FAILED, "it is locked"))
    assert place.does(PLUG_IN, place.answers(Kind.DONE)) == ""


@pytest.mark.parametrize(
    ("choice", "remark", "said"), [("yes", "", "yes"), ("no", "it is dark", "no: it is dark")]
)
def test_a_look_is_a_question(place: Place, choice: str, remark: str, said: str) -> None:
    choices: list[Any] = []
    place.board.watch(lambda board: choices.append(board.prompt and board.prompt.choices))
    assert place.does(LOOK, place.answers(Kind.DONE, choice, remark)) == said
    assert choices[0] == ("yes", "no", "cannot tell")
    assert place.events[-1] == f"Is the lamp green?: done, by the keyboard, after 5 s: {said}"


def test_the_image_is_the_one_of_the_station_file(virtual_loop: VirtualTimeLoop, tmp_path: Path) -> None:
    (tmp_path / "image.bin").write_bytes(bytes(1000))
    place = Place(virtual_loop, firmware={"image": tmp_path / "image.bin"})
    assert place.hands.firmware("2.0") == bytes(1000)
    broken = place.hands.firmware("2.0", broken=True)
    assert len(broken) == 1000
    assert broken != bytes(1000)


def test_without_an_image_there_is_no_update(place: Place) -> None:
    with pytest.raises(CannotDo, match="the station file names no firmware image"):
        place.hands.firmware("2.0")


def test_the_station_is_left_to_itself(place: Place) -> None:
    async def both() -> None:
        await place.hands.arrive("ws://127.0.0.1:9000/")
        await place.hands.leave()

    work: Coroutine[Any, Any, None] = both()
    place.loop.run_until_complete(work)
    assert place.events == []
