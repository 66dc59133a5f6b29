import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection

from ocpp_support.csms.answers import Answers
from ocpp_support.csms.central_system import CentralSystem
from ocpp_support.doctor.addresses import Address
from ocpp_support.meeting.meeting import Meeting
from ocpp_support.meeting.news import News
from ocpp_support.runtime.clock import Clock, VirtualTimeLoop
from ocpp_support.trace.events import Attempted
from ocpp_support.trace.trace import Sender, Trace
from simulator.models import load_model
from simulator.station import Station
from tests.ocpp_support.csms.rough_station import dial

Play = Callable[["Bench"], Awaitable[None]]
BOOT = '[2,"b","BootNotification",{"chargePointVendor":"Rough","chargePointModel":"R1"}]'


class Bench:
    """A central system, and somebody who waits for a station at it."""

    def __init__(self, loop: VirtualTimeLoop) -> None:
        self.clock = Clock(loop)
        self.trace = Trace(self.clock, lambda: datetime.now(UTC), connectors=2)
        self.central = CentralSystem(self.trace, Answers(self.clock.now), identity=None)
        self.told: list[News] = []
        self.meeting = Meeting(self.central, self.trace, [Address("192.168.1.20", 9000)], self.told.append)

    @property
    def words(self) -> list[str]:
        return [news.words for news in self.told]


@pytest.fixture
def play(virtual_loop: VirtualTimeLoop) -> Callable[[Play], Bench]:
    """Play something with a bench, and return it."""

    async def around(play: Play, bench: Bench) -> None:
        await bench.central.start()
        try:
            await play(bench)
        finally:
            await bench.central.stop()

    def begin(play: Play) -> Bench:
        bench = Bench(virtual_loop)
        virtual_loop.run_until_complete(around(play, bench))
        return bench

    return begin


Playing = Callable[[Play], Bench]


async def answer(socket: ClientConnection, *payloads: dict[str, Any] | None) -> list[Any]:
    """Answer the central system's questions in turn, None with an error; return what was asked for."""
    asked = []
    for payload in payloads:
        while (question := json.loads(await socket.recv()))[0] != 2:
            pass
        asked.append(question[3])
        number = question[1]
        said = [4, number, "NotSupported", "", {}] if payload is None else [3, number, payload]
        await socket.send(json.dumps(said))
    return asked


def settings(**values: str) -> dict[str, Any]:
    return {
        "configurationKey": [{"key": key, "readonly": False, "value": value} for key, value in values.items()]
    }


def test_a_station_tells_of_itself_and_is_asked_for_its_settings(
    play: Playing, virtual_loop: VirtualTimeLoop
) -> None:
    async def meet(bench: Bench) -> None:
        station = Station(load_model("reference"), bench.central.url + "CP01", epoch=bench.clock.now())
        await station.power_on()
        impression = await bench.meeting.until_met()
        await station.power_off()

        assert impression.identity == "CP01"
        assert impression.boot
        assert impression.boot["chargePointModel"] == "RW-AC22-2"
        assert impression.statuses == {0: "Available", 1: "Available", 2: "Available"}
        assert impression.connectors == 2
        assert impression.clock
        assert abs(impression.clock.seconds) <= 5
        assert impression.deviations == ()

    words = play(meet).words

    assert words[0] == "connected: /CP01 with ocpp1.6"
    assert words[1].startswith("it registers: vendor Reference Works")
    assert words[-2:] == ["asked it for its settings", "it told 33 settings"]


def test_a_station_that_registered_before_is_asked_all_the_same(play: Playing) -> None:
    async def meet(bench: Bench) -> None:
        waiting = asyncio.create_task(bench.meeting.until_met())
        socket = await dial(bench.central)
        began = bench.trace.now()
        await answer(socket, settings(NumberOfConnectors="1"))
        impression = await waiting

        assert bench.trace.now() - began >= 60
        assert impression.boot is None
        assert impression.connectors == 1
        await socket.close()

    play(meet)


def test_a_station_that_is_not_accepted_yet_is_waited_for(play: Playing) -> None:
    async def meet(bench: Bench) -> None:
        bench.central._answers.answer_next_registrations("Pending")
        waiting = asyncio.create_task(bench.meeting.until_met())
        socket = await dial(bench.central)
        await socket.send(BOOT)
        assert json.loads(await socket.recv())[2]["status"] == "Pending"
        await socket.send(BOOT.replace('"b"', '"c"'))
        await answer(socket, settings(NumberOfConnectors="1"))
        await waiting
        await socket.close()

    play(meet)


def test_one_that_does_not_tell_all_settings_is_asked_for_those_that_matter(play: Playing) -> None:
    async def meet(bench: Bench) -> None:
        waiting = asyncio.create_task(bench.meeting.until_met())
        socket = await dial(bench.central)
        await socket.send(BOOT)
        asked = await answer(socket, None, settings(NumberOfConnectors="3"))
        impression = await waiting

        assert asked[0] == {}
        assert "NumberOfConnectors" in asked[1]["key"]
        assert impression.connectors == 3
        assert impression.settings_trouble == ""
        await socket.close()

    assert "it answered with an error: NotSupported" in play(meet).words


def test_one_that_answers_nothing_is_met_all_the_same(play: Playing) -> None:
    async def meet(bench: Bench) -> None:
        waiting = asyncio.create_task(bench.meeting.until_met())
        socket = await dial(bench.central)
        await socket.send(BOOT)
        impression = await waiting

        assert impression.settings_trouble == "it did not answer when it was asked for its settings"
        await socket.close()

    play(meet)


def test_one_that_never_falls_silent_is_asked_all_the_same(play: Playing) -> None:
    async def meet(bench: Bench) -> None:
        waiting = asyncio.create_task(bench.meeting.until_met())
        socket = await dial(bench.central)
        await socket.send(BOOT)

        async def chatter() -> None:
            for number in range(10_000):
                await socket.send(f'[2,"h{number}","Heartbeat",{{}}]')
                await bench.trace.wait_until(
                    lambda _: False, since=bench.trace.mark(), until=bench.trace.now() + 2
                )

        talking = asyncio.create_task(chatter())
        began = bench.trace.now()
        await answer(socket, settings(NumberOfConnectors="1"))
        assert 28 <= bench.trace.now() - began <= 40
        await waiting
        talking.cancel()
        await socket.close()

    play(meet)


def test_one_that_leaves_again_is_waited_for_again(play: Playing) -> None:
    async def meet(bench: Bench) -> None:
        waiting = asyncio.create_task(bench.meeting.until_met())
        first = await dial(bench.central)
        await first.send(BOOT)
        await first.recv()
        await first.close()
        line = bench.central.line
        if line:
            await line.ended.wait()
        second = await dial(bench.central)
        await second.send(BOOT)
        await answer(second, settings(NumberOfConnectors="1"))
        await waiting
        await second.close()

    words = play(meet).words

    assert words.count("connected: /CP1 with ocpp1.6") == 2
    assert "the connection ended, by the station (code 1000)" in words


def test_while_nobody_comes_it_says_what_to_look_at(play: Playing) -> None:
    async def meet(bench: Bench) -> None:
        waiting = asyncio.create_task(bench.meeting.until_met())
        await bench.trace.wait_until(lambda _: False, since=bench.trace.mark(), until=500)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)

    told = play(meet).told

    assert [news.words for news in told] == [
        "For 2 minutes nobody has dialled. Look at this, in this order:",
        "For 7 minutes nobody has dialled. Look at this, in this order:",
    ]
    assert told[0].remedy.startswith("what is typed into the station is exactly ws://192.168.1.20:9000/CP01")


def test_who_is_turned_away_is_told_of(play: Playing) -> None:
    async def meet(bench: Bench) -> None:
        waiting = asyncio.create_task(bench.meeting.until_met())
        bench.trace.record(Sender.BENCH, Attempted("10.0.0.9:1", "/", "it has no identity", "Add it."))
        await bench.trace.wait_until(lambda _: False, since=bench.trace.mark(), until=130)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)

    assert play(meet).words == [
        "10.0.0.9 dialled /: it has no identity",
        "For 2 minutes nobody came in; 1 tried. The last one's trouble: it has no identity.",
    ]


def test_whoever_stays_is_told_of_what_comes_then(play: Playing) -> None:
    async def meet(bench: Bench) -> None:
        waiting = asyncio.create_task(bench.meeting.until_met())
        socket = await dial(bench.central)
        await socket.send(BOOT)
        await answer(socket, settings(NumberOfConnectors="1"))
        await waiting
        before = len(bench.told)
        staying = asyncio.create_task(bench.meeting.stay())
        await socket.send('[2,"a","Authorize",{"idTag":"04A2"}]')
        await socket.recv()
        staying.cancel()
        await asyncio.gather(staying, return_exceptions=True)

        assert bench.words[before:] == ["Authorize with card 04A2"]
        await socket.close()

    play(meet)
