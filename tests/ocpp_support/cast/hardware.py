"""The bundled station played as hardware: hands that cannot, a station deaf, gone, or full of its past."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ocpp_support.bench import Bench
from ocpp_support.course import NotReady
from ocpp_support.station.hands import Act, Hands
from ocpp_support.trace.events import Acted, Noted
from ocpp_support.trace.index import Index
from ocpp_support.trace.trace import Entry, Sender
from simulator.peer import Peer
from simulator.station import Station

BACKGROUND = "Given the station is online and idle"


class ClumsyHands:
    """Hands in front of the bundled station's that cannot do everything.

    Attributes:
        troubles: What comes of an act, by its name.
        asked: Act and reason, of whatever was asked of them.
    """

    def __init__(self, inner: Hands, troubles: dict[str, Exception]) -> None:
        self._inner = inner
        self.by = inner.by
        self.troubles = troubles
        self.asked: list[tuple[str, str]] = []

    async def arrive(self, url: str) -> None:
        await self._inner.arrive(url)

    async def leave(self) -> None:
        await self._inner.leave()

    async def do(self, act: Act, why: str = "") -> str:
        self.asked.append((act.name, why))
        if act.name in self.troubles:
            raise self.troubles[act.name]
        return await self._inner.do(act, why)

    def cannot(self, act: str) -> str | None:
        return None

    def firmware(self, version: str, *, broken: bool = False) -> bytes:
        return self._inner.firmware(version, broken=broken)

    @property
    def acts(self) -> list[str]:
        """The names of the acts that were asked for."""
        return [act for act, _ in self.asked]


def was_otherwise(bench: Bench, kept: Callable[[Entry], Entry | None]) -> None:
    """Have what was said so far look otherwise, or not have been: by what ``kept`` makes of each entry."""
    trace = bench._stage.trace
    entries = [entry for said in trace._entries if (entry := kept(said)) is not None]
    trace._entries.clear()
    trace._index = Index()
    for entry in entries:
        answers = entry.answers.number if entry.answers else None
        trace._index.note(entry.number, entry.sender, entry.content, answers)
        trace._entries.append(entry)


def clumsy(bench: Bench, **troubles: Exception) -> ClumsyHands:
    """Have these acts end so from now on."""
    hands = ClumsyHands(bench._equipment.hands, troubles)
    bench._equipment.hands = hands
    return hands


def simulated(bench: Bench) -> Station:
    """Return the bundled station itself."""
    station: Station = getattr(bench._equipment.hands, "_inner", bench._equipment.hands)._station  # type: ignore[attr-defined]
    return station


def does(bench: Bench, act: str, connector: int | None = None, card: str | None = None) -> None:
    """Have somebody do something at the station that no scenario knows of."""
    bench._equipment.thread.run(simulated(bench).act(act, connector=connector, card=card))


def sets(bench: Bench, key: str, value: str) -> None:
    """Have somebody change a setting at the station that no scenario knows of."""

    async def store() -> None:
        simulated(bench).configuration.store(key, value)

    bench._equipment.thread.run(store())


def says(bench: Bench, *requests: Any) -> None:
    """Have the station say what the bundled one would not."""

    async def say() -> None:
        for request in requests:
            await simulated(bench).link.call(request)

    bench._equipment.thread.run(say())


def deafen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the station answer nothing from now on."""

    async def ignore(self: Peer, message: Any) -> None:
        """Say nothing."""

    monkeypatch.setattr(Peer, "_handle_call", ignore)


def rests(bench: Bench, scenario: str = "") -> None:
    """Begin a scenario whose Background has the station online and idle."""
    bench.begin_scenario(scenario)
    bench.begin_step(BACKGROUND, "given")
    bench.station.is_online_and_idle()


def unrest(bench: Bench, scenario: str = "") -> str:
    """Return why the station is not brought to rest."""
    with pytest.raises(NotReady) as raised:
        rests(bench, scenario)
    return str(raised.value)


def acts(bench: Bench) -> list[str]:
    """Return the acts of this scenario."""
    events = (entry.content for entry in bench.told.events(Acted))
    return [event.act for event in events if isinstance(event, Acted)]


def notes(bench: Bench) -> list[str]:
    """Return the remarks of the bench in this scenario."""
    return [str(entry.content) for entry in bench.told.events(Noted)]


def orders(bench: Bench, action: str) -> list[dict[str, Any]]:
    """Return what was asked of the station in this scenario."""
    return [entry.call.payload for entry in bench.told.calls(Sender.CENTRAL, action) if entry.call]


def took(bench: Bench, work: Callable[[], object]) -> float:
    """Return how many seconds of the run's clock something took."""
    began = bench._stage.trace.now()
    work()
    return bench._stage.trace.now() - began
