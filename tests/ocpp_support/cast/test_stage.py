"""What becomes of an act that the hands did not do: nobody's fault, ours, the station's, or the end."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from ocpp_support.bench import Bench
from ocpp_support.cast.stage import Stage
from ocpp_support.course import NotReady, NotTested
from ocpp_support.equipment import Equipment
from ocpp_support.settings import Patience
from ocpp_support.station.hands import Act, ActFailed, CannotDo, HandsTrouble, StopHere
from ocpp_support.station.station_file import load_profile
from ocpp_support.trace.events import Acted, Noted


class _Hands:
    """Hands that answer as they are told."""

    by = "the test"

    def __init__(self, outcome: Exception | str) -> None:
        self._outcome = outcome
        self.why = ""
        self.acts: list[Act] = []

    async def arrive(self, url: str) -> None:
        """Be ready."""

    async def leave(self) -> None:
        """Part from the station."""

    async def do(self, act: Act, why: str = "") -> str:
        self.why = why
        self.acts.append(act)
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome

    def cannot(self, act: str) -> str | None:
        return None

    def firmware(self, version: str, *, broken: bool = False) -> bytes:
        return b""


@pytest.fixture
def equipment() -> Equipment:
    return Equipment(load_profile("reference"), Patience())


class _Deaf:
    """A central system whose station does not answer."""

    def __init__(self) -> None:
        self.pings = 0

    async def ask(self, action: str, payload: dict[str, object], *, within: float) -> None:
        return None

    async def ping(self) -> bool:
        self.pings += 1
        return True


@pytest.mark.parametrize(("real", "pings"), [(True, 1), (False, 0)])
def test_a_real_station_that_does_not_answer_is_pinged(equipment: Equipment, real: bool, pings: int) -> None:
    equipment.start()
    stage = Stage(equipment)
    deaf = _Deaf()
    own, equipment.central = equipment.central, deaf  # type: ignore[assignment]
    stage.profile = SimpleNamespace(real=real)  # type: ignore[assignment]
    try:
        assert stage.ask("ClearCache", {}) is None
    finally:
        equipment.central = own
        equipment.stop()
    assert deaf.pings == pings


def test_what_has_been_seen_already_is_not_waited_for(equipment: Equipment) -> None:
    stage = Stage(equipment)
    stage.note("all is well")
    equipment.stop()  # No loop is left to wait on.
    assert len(stage.watch(lambda seen: len(seen) == 1, until=stage.trace.now() + 60)) == 1


def _acts(equipment: Equipment, outcome: Exception | str, kind: str) -> tuple[Stage, _Hands]:
    hands = equipment.hands = _Hands(outcome)
    bench = Bench(equipment)
    equipment.start()
    try:
        bench.begin_scenario()
        bench.begin_step("When the cable goes in", kind)
        bench._stage.act(Act("plug_in", 1))
    finally:
        bench.close()
    return bench._stage, hands


@pytest.mark.parametrize(
    ("outcome", "kind", "becomes"),
    [
        (CannotDo("the plug is locked"), "when", NotTested),
        (ActFailed("the plug does not fit"), "when", AssertionError),
        (ActFailed("the plug does not fit"), "given", NotReady),
        (HandsTrouble("nobody answered"), "when", NotReady),
        (StopHere(), "when", KeyboardInterrupt),
    ],
)
def test_an_act_that_was_not_done_has_its_own_meaning(
    equipment: Equipment, outcome: Exception, kind: str, becomes: type[BaseException]
) -> None:
    with pytest.raises(becomes) as raised:
        _acts(equipment, outcome, kind)
    assert str(raised.value) == ("" if isinstance(outcome, StopHere) else str(outcome))


def test_the_hands_are_told_what_for_and_what_they_say_stands_on_the_trace(equipment: Equipment) -> None:
    stage, hands = _acts(equipment, "confirmed by nodding", "when")
    assert hands.why == "When the cable goes in"
    contents = [entry.content for entry in stage.history if entry.content in _wanted()]
    assert contents == _wanted()


def test_the_hands_are_told_whether_an_act_only_puts_things_back(equipment: Equipment) -> None:
    hands = _Hands("")
    equipment.hands = hands
    stage = Stage(equipment)
    stage.act(Act("plug_in", 1))
    stage.course.tidying = True
    stage.act(Act("unplug", 1))
    assert [act.puts_back for act in hands.acts] == [False, True]


def _wanted() -> list[object]:
    return [Acted("plug_in", "at connector 1", "the test", 1), Noted("confirmed by nodding")]
