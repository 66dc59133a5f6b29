"""A station that is gone, silent or late; played on the bundled station."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from ocpp_support.bench import Bench
from ocpp_support.equipment import Equipment
from ocpp_support.settings import Patience
from ocpp_support.station.hands import CannotDo
from ocpp_support.station.profile import Profile
from ocpp_support.trace.events import Acted, Attempted
from ocpp_support.trace.trace import Sender

from .hardware import acts, clumsy, deafen, does, notes, orders, rests, simulated, took, unrest, was_otherwise

NO_SWITCH = CannotDo("the switch is behind a locked door")
SHORT = Patience().quiet + 1


def _breaks_the_reset(bench: Bench) -> None:
    simulated(bench).defects = frozenset({"ignores-hard-reset"})


def test_a_station_that_went_away_is_switched_off_and_on(bench: Bench) -> None:
    does(bench, "power_off")
    hands = clumsy(bench)
    rests(bench)
    assert hands.asked == [("power_cycle", "the station does not connect")]


def test_it_is_given_the_time_to_find_its_way_back_first(bench: Bench) -> None:
    does(bench, "power_off")

    async def come() -> None:
        await asyncio.sleep(100)
        await simulated(bench).power_on()

    coming = asyncio.run_coroutine_threadsafe(come(), bench._equipment.thread.loop)
    rests(bench)
    coming.result()
    assert acts(bench) == []


def test_a_station_that_stays_away_costs_one_scenario(bench: Bench) -> None:
    does(bench, "power_off")
    hands = clumsy(bench, power_cycle=NO_SWITCH)
    first = unrest(bench, "The station is updated")
    assert first == (
        "the station does not connect, and its power could not be switched off and on: "
        "the switch is behind a locked door"
    )
    hands.asked.clear()
    seconds = took(bench, lambda: unrest(bench, "The next one"))
    assert seconds < SHORT
    assert hands.acts == []
    assert "missing since “The station is updated”" in unrest(bench, "And one more")


def test_when_it_is_back_all_goes_on(bench: Bench) -> None:
    does(bench, "power_off")
    clumsy(bench, power_cycle=NO_SWITCH)
    unrest(bench, "The station is updated")
    does(bench, "power_on")
    rests(bench, "The next one")
    assert "the station is back; it was missing since “The station is updated”" in notes(bench)
    rests(bench, "And one more")
    assert not notes(bench)


def test_a_station_that_does_not_answer_is_switched_off_and_on(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as deaf:
        deafen(deaf)
        bench.operator.clears_cache()
        hands = clumsy(bench)
        said = unrest(bench, "The cache is cleared")
        assert hands.asked == [("power_cycle", "the station is connected and does not answer")]
        assert said == (
            "the station is connected and does not answer, and switching its power off and on did not help"
        )
        assert took(bench, lambda: unrest(bench)) <= Patience().answer + 1
    rests(bench)


def test_a_station_that_was_late_once_is_only_asked_whether_it_answers(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as deaf:
        deafen(deaf)
        bench.operator.clears_cache()
    rests(bench)
    assert orders(bench, "GetConfiguration") == [{"key": ["HeartbeatInterval"]}]
    assert acts(bench) == []


def test_a_station_that_waits_for_its_admission_gets_the_time(bench: Bench) -> None:
    bench.operator.admits_at_second_registration()
    does(bench, "power_cycle")
    bench._stage.watch(lambda _: bench._equipment.central.connected, until=1e9)
    rests(bench)
    assert acts(bench) == []


def test_a_station_that_never_registers_is_not_there(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.operator.admits_at_second_registration()
    does(bench, "power_cycle")
    bench._equipment.answers.answer_next_registrations(*["Rejected"] * 100)
    monkeypatch.setattr(bench._equipment.answers, "be_ordinary", lambda: None)
    assert "the station is connected and does not register" in unrest(bench)


def test_a_station_that_was_admitted_before_the_run_need_not_register(bench: Bench) -> None:
    was_otherwise(bench, lambda entry: None)
    bench._stage.run.arrived = False
    rests(bench)
    assert "the station did not register: it was admitted before the run" in notes(bench)
    assert acts(bench) == []
    rests(bench)
    assert not notes(bench)


def test_a_restart_by_order_is_one(bench: Bench) -> None:
    bench.station.restarts()
    assert len(orders(bench, "Reset")) == 1
    assert acts(bench) == []


def test_a_restart_that_is_not_heeded_is_made_by_the_power(bench: Bench) -> None:
    _breaks_the_reset(bench)
    bench.station.restarts()
    assert acts(bench) == ["power_cycle"]
    assert "restarted by its power, as Reset did not restart it" in bench.notes().facts
    (switched,) = bench.told.events(Acted)
    assert bench.told.after(switched).calls(Sender.STATION, "BootNotification")


def test_silence_is_waited_for(bench: Bench) -> None:
    does(bench, "plug_in", 1)
    assert took(bench, bench.station.falls_silent) >= Patience().quiet


def test_a_station_that_never_stops_talking_is_waited_for_as_long_as_for_a_restart(bench: Bench) -> None:
    bench.operator.changes_setting("HeartbeatInterval", "5")
    assert Patience().boot <= took(bench, bench.station.falls_silent) <= Patience().boot + SHORT


def test_whoever_was_not_let_in_since_it_was_there_is_named(bench: Bench) -> None:
    attempt = Attempted("10.0.0.7:1", "/CP1", "it gave a wrong password", "Type the password anew.")
    does(bench, "power_off")
    clumsy(bench, power_cycle=NO_SWITCH)
    bench._stage.trace.record(Sender.BENCH, attempt)
    said = (
        ". Lately 10.0.0.7:1 dialled /CP1 and was not let in: it gave a wrong password. "
        "Type the password anew."
    )
    assert unrest(bench, "The station is updated").endswith(f"behind a locked door{said}")
    assert unrest(bench).endswith(f"missing since “The station is updated”{said}")


def test_whoever_else_dialled_is_no_matter_while_it_is_connected(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    deafen(monkeypatch)
    clumsy(bench, power_cycle=NO_SWITCH)
    bench._stage.trace.record(
        Sender.BENCH, Attempted("10.0.0.7:1", "/CP9", "it is another", "Switch it off.")
    )
    bench.operator.clears_cache()
    assert "Lately" not in unrest(bench)


@pytest.fixture
def strict_bench() -> Iterator[Bench]:
    """A bench that is strict, before a station that says too much when it registers."""
    equipment = Equipment(Profile(), Patience(), defects=["long-serial"], strict=True)
    bench = Bench(equipment)
    equipment.start()
    yield bench
    bench.close()


def test_a_registration_that_is_refused_for_its_form_is_told_and_costs_no_walk(strict_bench: Bench) -> None:
    hands = clumsy(strict_bench)
    for _ in range(2):
        said = unrest(strict_bench)
        assert said == (
            "the station is connected, and its registration was refused (strict): "
            'chargePointSerialNumber: "RW22-000042000000000000000" is longer than 25 characters'
        )
        assert hands.acts == []
    assert took(strict_bench, lambda: unrest(strict_bench)) < 1
