"""What a driver does at the station, and leaves behind."""

from __future__ import annotations

import pytest

from ocpp_support.bench import Bench
from ocpp_support.equipment import Equipment
from ocpp_support.matchers.session_life import session_ends, session_runs
from ocpp_support.matchers.statuses import becomes
from ocpp_support.settings import Patience
from ocpp_support.station.station_file import load_profile
from ocpp_support.trace.events import Acted
from ocpp_support.trace.trace import Sender
from ocpp_support.vocabulary.nouns import Outlet, Status

from .hardware import simulated

FIRST, SECOND = Outlet(1), Outlet(2)


def _acts(bench: Bench) -> list[tuple[str, str]]:
    events = (entry.content for entry in bench.told.events(Acted))
    return [(event.act, event.details) for event in events if isinstance(event, Acted)]


def test_every_act_stands_on_the_trace_before_what_follows_from_it(bench: Bench) -> None:
    bench.begin_scenario()
    bench.driver.plugs_in(FIRST)
    bench.expect(becomes(FIRST, (Status.PREPARING,)))
    act = bench.told.events(Acted)[0]
    assert _acts(bench) == [("plug_in", "at connector 1")]
    assert all(entry.number > act.number for entry in bench.told.calls(Sender.STATION, "StatusNotification"))


def test_a_card_and_a_cable_start_a_session_in_either_order(bench: Bench) -> None:
    bench.driver.starts_to_charge(FIRST, "ALICE", cable_first=True)
    bench.expect(session_runs(FIRST, "ALICE"))
    bench.driver.starts_to_charge(SECOND, "BOB", cable_first=False)
    bench.expect(session_runs(SECOND, "BOB"))
    assert [act for act, _ in _acts(bench)] == ["plug_in", "present_card", "present_card", "plug_in"]


def test_who_leaves_takes_the_cable_out(bench: Bench) -> None:
    bench.driver.starts_to_charge(FIRST, "ALICE")
    bench.expect(session_runs(FIRST, "ALICE"))
    bench.driver.leaves(FIRST, "ALICE")
    bench.expect(becomes(FIRST, (Status.AVAILABLE,)))
    assert _acts(bench)[-1] == ("unplug", "at connector 1")


def test_what_still_runs_is_ended_from_afar_and_the_cable_taken_out(bench: Bench) -> None:
    bench.driver.starts_to_charge(FIRST, "ALICE")
    bench.expect(session_runs(FIRST, "ALICE"))
    bench.put_back()
    assert [act for act, _ in _acts(bench)] == ["plug_in", "present_card", "unplug"]
    assert len(bench.told.calls(Sender.CENTRAL, "RemoteStopTransaction")) == 1


def test_what_does_not_end_from_afar_is_ended_with_the_card(bench: Bench) -> None:
    bench.driver.starts_to_charge(FIRST, "ALICE")
    bench.expect(session_runs(FIRST, "ALICE"))
    simulated(bench).defects = frozenset({"ignores-remote-stop"})
    bench.put_back()
    assert [act for act, _ in _acts(bench)][-2:] == ["present_card", "unplug"]


def test_what_runs_on_a_dead_line_is_ended_with_the_card(bench: Bench) -> None:
    bench.driver.starts_to_charge(FIRST, "ALICE")
    bench.expect(session_runs(FIRST, "ALICE"))
    bench._equipment.thread.run(bench._equipment.central.go_dark())
    bench.put_back()
    assert [act for act, _ in _acts(bench)][-2:] == ["present_card", "unplug"]


def test_a_session_that_ended_is_not_ended_again(bench: Bench) -> None:
    bench.driver.starts_to_charge(FIRST, "ALICE")
    bench.expect(session_runs(FIRST, "ALICE"))
    bench.begin_step("When the driver presents the card", "when")
    bench.driver.ends_the_session(FIRST, "ALICE")
    bench.expect(session_ends(FIRST))
    bench.put_back()
    assert [act for act, _ in _acts(bench)].count("present_card") == 2


def test_an_emergency_stop_is_released_afterwards(bench: Bench) -> None:
    bench.driver.presses_emergency_stop()
    bench.put_back()
    assert [act for act, _ in _acts(bench)] == ["press_emergency_stop", "release_emergency_stop"]


def test_a_session_lasts_as_long_as_the_station_file_says() -> None:
    equipment = Equipment(load_profile("reference"), Patience(charging=25))
    bench = Bench(equipment)
    equipment.start()
    try:
        bench.begin_scenario()
        bench.station.is_online_and_idle()
        bench.driver.completes_a_session(FIRST, "ALICE")
        began, ended = (entry.at for entry in bench.told.events(Acted)[1:3])
        assert ended - began == pytest.approx(25, abs=1)
    finally:
        bench.close()
