"""What a run needs is put together as the station file says."""

from __future__ import annotations

import asyncio
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from ocpp_support.bench import Bench
from ocpp_support.equipment import Equipment, NoStation
from ocpp_support.prompting.board import Board, Kind
from ocpp_support.settings import Patience
from ocpp_support.station.hands import Act, CannotDo, Hands, HandsTrouble
from ocpp_support.station.http import HttpHands
from ocpp_support.station.profile import Profile
from ocpp_support.station.simulated import SimulatedHands
from ocpp_support.trace.events import Attempted, Connected
from ocpp_support.trace.trace import Entry, Sender
from tests.free_ports import free_ports

PLUG_IN = Act("plug_in", 1)


@pytest.mark.parametrize(
    ("table", "kind", "virtual"),
    [
        ({"by": "simulator"}, SimulatedHands, True),
        ({"by": "http", "url": "http://127.0.0.1:1"}, HttpHands, False),
    ],
)
def test_the_station_file_says_who_stands_at_the_station(
    table: dict[str, Any], kind: type[Hands], virtual: bool
) -> None:
    equipment = Equipment(Profile.model_validate({"hands": table}), Patience())
    try:
        assert type(equipment.hands) is kind
        assert equipment.clock.virtual is virtual
    finally:
        equipment.stop()


def test_hands_in_trouble_are_told_before_anything_starts() -> None:
    profile = Profile.model_validate({"hands": {"by": "http", "url": "http://127.0.0.1:1"}})
    equipment = Equipment(profile, Patience())
    try:
        with pytest.raises(HandsTrouble, match="cannot be asked"):
            equipment.start()
    finally:
        equipment.stop()


def by_person() -> Equipment:
    profile = Profile.model_validate({"hands": {"by": "person"}})
    return Equipment(profile, Patience(boot=0.2, reconnect=0.1))


def test_a_station_that_never_comes_is_waited_for_once_and_not_for_ever() -> None:
    equipment = by_person()
    try:
        equipment.start()
        with pytest.raises(NoStation) as raised:
            equipment.meet_station()
    finally:
        equipment.stop()

    said = str(raised.value)
    assert said.splitlines()[0] == f"no station came to {equipment.central.url} within 0 s."
    assert "`ocpp-acceptance doctor`" in said
    assert "`ocpp-acceptance wait`" in said
    assert "Lately" not in said


def test_whoever_dialled_and_was_not_let_in_is_named() -> None:
    equipment = by_person()
    try:
        equipment.start()
        attempt = Attempted("10.0.0.7:4711", "/CP1", "it gave a wrong password", "Type the password anew.")
        equipment.trace.record(Sender.BENCH, attempt)
        with pytest.raises(NoStation, match=r"Lately 10.0.0.7:4711 dialled /CP1 .* Type the password anew\."):
            equipment.meet_station()
    finally:
        equipment.stop()


def test_what_happens_is_told_while_it_is_waited() -> None:
    told: list[object] = []

    def tell(entry: Entry) -> None:
        told.append(entry.content)
        if len(told) == 1:
            equipment.trace.record(Sender.BENCH, second)

    equipment = by_person()
    first, second = (Attempted("10.0.0.7:4711", path, "it is another", "") for path in ("/CP1", "/CP2"))
    try:
        equipment.start()
        equipment.trace.record(Sender.BENCH, first)
        with pytest.raises(NoStation):
            equipment.meet_station(tell)
    finally:
        equipment.stop()

    assert told == [first, second]


def test_the_file_server_stands_where_the_station_file_says() -> None:
    first, second, passive = free_ports(3)
    listen = {
        "host": "127.0.0.1",
        "address": "192.0.2.7",
        "ftp_port": first,
        "http_port": second,
        "passive_ports": [passive, passive],
    }
    equipment = Equipment(Profile.model_validate({"listen": listen}), Patience())
    try:
        equipment.start()
        assert f"@192.0.2.7:{first}/" in equipment.files.location("a", "ftp")
        assert f"@192.0.2.7:{second}/" in equipment.files.location("a", "http")
    finally:
        equipment.stop()


def test_a_station_that_is_there_is_not_waited_for(bench: Bench) -> None:
    bench._equipment.meet_station()


@pytest.fixture
def equipment() -> Iterator[Equipment]:
    """The equipment for a person, whose phone somebody holds; there is no terminal."""
    equipment = Equipment(Profile.model_validate({"hands": {"by": "person"}}), Patience(prompt=5))
    equipment.start()
    yield equipment
    equipment.stop()


def test_a_person_lives_in_real_time(equipment: Equipment) -> None:
    assert not equipment.clock.virtual
    assert equipment.hands.by == "a person"


def test_nobody_is_waited_for_where_there_is_neither_terminal_nor_page(equipment: Equipment) -> None:
    assert equipment.hands.cannot("plug_in") == "nobody is at the station"
    with pytest.raises(CannotDo):
        equipment.thread.run(equipment.hands.do(PLUG_IN))


def test_a_person_answers_on_the_board_and_notes_stand_on_the_trace(equipment: Equipment) -> None:
    leave = equipment.board.attend("the phone")

    def answer(board: Board) -> None:
        if board.prompt is not None and not board.notices:
            board.note("it beeps", "the phone")
            asyncio.get_running_loop().call_soon(board.reply, 1, Kind.DONE, "the phone")

    equipment.board.watch(answer)
    equipment.thread.run(equipment.hands.do(PLUG_IN))
    leave()
    told = [str(entry.content) for entry in equipment.trace.since(equipment.trace.beginning)]
    assert told == [
        "a person is asked: Plug the cable into connector 1",
        "a note by the phone: it beeps",
        "Plug the cable into connector 1: done, by the phone, after 0 s",
    ]


def test_files_are_where_the_station_has_reached_this_machine() -> None:
    equipment = Equipment(Profile.model_validate({"listen": {"host": "0.0.0.0"}}), Patience())
    try:
        equipment.start()
        trace = equipment.trace
        equipment.thread.run(
            trace.wait_until(
                lambda so_far: bool(so_far.events(Connected)), since=trace.beginning, until=trace.now() + 60
            )
        )
        assert equipment.central.reached_at == "127.0.0.1"
        assert "@127.0.0.1:" in equipment.files.location("a")
    finally:
        equipment.stop()


def test_the_page_is_served_with_the_bench_and_its_address_said(capfd: pytest.CaptureFixture[str]) -> None:
    cards = {"ALICE": {"tag": "04A2", "looks": "the blue one"}, "BOB": "04B3"}
    table = {"hands": {"by": "person", "page": "127.0.0.1:0"}, "cards": cards}
    equipment = Equipment(Profile.model_validate(table), Patience())
    try:
        equipment.start()

        assert equipment.page is not None
        assert equipment.hands.cannot("plug_in") is None
        (url,) = equipment.page.urls
        assert f"The page for your phone: {url}\n" in capfd.readouterr().err
        with urllib.request.urlopen(url, timeout=10) as page:
            assert page.status == 200
        with urllib.request.urlopen(f"{url}events", timeout=10) as events:
            assert b'"heard_s": null' in events.readline()
    finally:
        equipment.stop()
    assert equipment.whereabouts.now.over
    assert not equipment.board.attended


def test_no_page_is_served_where_none_is_wanted() -> None:
    equipment = Equipment(Profile.model_validate({"hands": {"by": "person"}}), Patience())
    try:
        assert equipment.page is None
    finally:
        equipment.stop()
