"""What is done once, when the station is first there; played on the bundled station."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from ocpp.v16 import call

from ocpp_support.bench import Bench
from ocpp_support.course import NotReady
from ocpp_support.equipment import Equipment
from ocpp_support.settings import Patience
from ocpp_support.station.profile import Profile
from simulator.configuration import Configuration

from .hardware import notes, orders, rests, says, simulated, took, unrest

Open = Callable[..., Bench]
OLD = "2020-05-05T10:00:00Z"


@pytest.fixture
def opened() -> Iterator[Open]:
    """Open a bench at which nothing has happened yet; its station file says this of the station."""
    benches: list[Bench] = []

    def open_bench(**station: Any) -> Bench:
        profile = Profile.model_validate({"station": {"connectors": 2, **station}}).named("mine")
        equipment = Equipment(profile, Patience())
        benches.append(Bench(equipment))
        equipment.start()
        return benches[-1]

    yield open_bench
    for bench in benches:
        bench.close()


def _end(number: int, timestamp: str = OLD) -> call.StopTransaction:
    return call.StopTransaction(meter_stop=1, timestamp=timestamp, transaction_id=number)


def _reading(number: int) -> call.MeterValues:
    values = [{"timestamp": OLD, "sampled_value": [{"value": "1"}]}]
    return call.MeterValues(connector_id=1, meter_value=values, transaction_id=number)


def _floods(bench: Bench, *requests: Any, every: float = 5) -> None:
    """Have the station tell of its past, one thing after another, from its admission on."""

    async def flood() -> None:
        await simulated(bench).online.wait()
        for request in requests:
            await simulated(bench).link.call(request)
            await asyncio.sleep(every)

    asyncio.run_coroutine_threadsafe(flood(), bench._equipment.thread.loop)


def _acknowledged(bench: Bench, number: int) -> bool:
    history = bench._stage.history
    [entry] = [one for one in history if one.call and one.call.payload.get("transactionId") == number]
    return history.answer_payload(entry) is not None


def test_old_messages_are_let_out_acknowledged_and_named(opened: Open) -> None:
    bench = opened()
    _floods(bench, *[_end(4000 + number) for number in range(20)], _reading(17))
    rests(bench)
    [said] = [note for note in notes(bench) if "from before the run" in note]
    assert said.startswith("from before the run: StopTransaction of transaction 4000, StopTransaction")
    assert said.endswith("MeterValues of transaction 17; acknowledged")
    assert _acknowledged(bench, 4019)
    assert said in bench.notes().facts
    rests(bench)
    assert bench.notes().facts == []


def test_a_flood_without_end_is_not_waited_for_for_ever(opened: Open) -> None:
    bench = opened()
    _floods(bench, *[_end(7)] * 500)
    assert took(bench, lambda: rests(bench)) < Patience().boot + 2 * Patience().quiet
    assert "it is not waited for longer" in " ".join(notes(bench))


def test_what_comes_later_is_named_where_its_own_time_is_before_the_run(opened: Open) -> None:
    bench = opened()
    rests(bench)
    now = datetime.now(UTC) + timedelta(minutes=5)
    says(bench, _end(0, now.strftime("%Y-%m-%dT%H:%M:%SZ")), _end(8))
    rests(bench)
    assert [note for note in notes(bench) if "before" in note] == [
        "from before the run: StopTransaction of transaction 8; acknowledged"
    ]


def test_a_station_without_a_past_is_not_held_up(opened: Open) -> None:
    bench = opened()
    assert took(bench, lambda: rests(bench)) < Patience().quiet + 5
    assert notes(bench) == []


@pytest.mark.parametrize(("declared", "has"), [(1, "2 connectors"), (3, "2 connectors")])
def test_a_station_file_that_does_not_fit_is_told_in_one_sentence(
    opened: Open, monkeypatch: pytest.MonkeyPatch, declared: int, has: str
) -> None:
    _has_two_connectors_whatever_is_declared(monkeypatch)
    bench = opened(connectors=declared)
    said = unrest(bench)
    assert said == (
        f"the station has {has}, and the station file “mine” says {declared}: "
        "correct “connectors” in its table [station]"
    )
    assert took(bench, lambda: unrest(bench)) < 1
    assert unrest(bench) == said


def test_a_connector_too_many_is_noticed_by_its_reports_alone(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    _has_two_connectors_whatever_is_declared(monkeypatch)
    _says_it_has(monkeypatch, "")
    assert "the station has 2 connectors" in unrest(opened(connectors=1))


@pytest.mark.parametrize("told", ["1", "3", "9999999", "two"])
def test_a_station_that_behaves_is_believed_more_than_its_setting(
    opened: Open, monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    _says_it_has(monkeypatch, told)
    bench = opened()
    rests(bench)
    doubted = [note for note in notes(bench) if "does not behave so" in note]
    assert len(doubted) == (told in ("1", "3"))


def _has_two_connectors_whatever_is_declared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ocpp_support.station.simulated._with_connectors", lambda model, count: model)


def _says_it_has(monkeypatch: pytest.MonkeyPatch, connectors: str) -> None:
    listing = Configuration.listing

    def lie(self: Configuration, wanted: Any) -> Any:
        entries, unknown = listing(self, wanted)
        for entry in entries:
            if entry["key"] == "NumberOfConnectors":
                entry["value"] = connectors
        return entries, unknown

    monkeypatch.setattr(Configuration, "listing", lie)


def test_settings_are_read_once(opened: Open) -> None:
    bench = opened()
    rests(bench)
    assert orders(bench, "GetConfiguration") == [{}]
    rests(bench)
    assert orders(bench, "GetConfiguration") == []


def test_a_station_that_is_not_there_has_not_arrived(opened: Open) -> None:
    bench = opened()
    bench._equipment.thread.run(simulated(bench).power_off())
    bench._equipment.thread.run(bench._equipment.central.go_dark())
    with pytest.raises(NotReady):
        rests(bench)
    assert not bench._stage.run.arrived
