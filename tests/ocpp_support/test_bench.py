"""The bench judges what is missed after the When, is not ready before it, and leaves nothing behind."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest

from ocpp_support.bench import Bench
from ocpp_support.cast.tidying import Tidying
from ocpp_support.course import NotReady
from ocpp_support.equipment import Equipment
from ocpp_support.matchers.expectation import Expectation
from ocpp_support.matchers.lifetimes import is_admitted
from ocpp_support.matchers.registration import StationSeen
from ocpp_support.matchers.statuses import becomes
from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.protocol.frames import Malformed
from ocpp_support.reporting.findings import in_record, noticed_in
from ocpp_support.settings import Patience
from ocpp_support.station.hands import Act
from ocpp_support.station.profile import Profile
from ocpp_support.station.simulated import SimulatedHands
from ocpp_support.station.station_file import load_profile
from ocpp_support.trace.reading import read_trace
from ocpp_support.trace.trace import Conversation, Sender
from ocpp_support.vocabulary.nouns import Outlet, Status
from tests.ocpp_support.cast.hardware import sets, simulated

FIRST = Outlet(1)
EVERY = Outlet(None)
UNAVAILABLE = (Status.UNAVAILABLE,)


@dataclass(eq=False)
class _Never(Expectation):
    @property
    def wanted(self) -> str:
        return "a miracle"

    def problems(self, conversation: Conversation) -> list[str]:
        return ["none was seen"]


def test_what_follows_the_when_is_seen(bench: Bench) -> None:
    bench.begin_step("When the operator takes connector 1 out of service", "when")
    bench.operator.takes_out_of_service(FIRST)
    conversation = bench.expect(becomes(FIRST, UNAVAILABLE))
    assert conversation.mark.at <= conversation[-1].at


def test_what_is_missed_after_the_when_is_the_stations_failure(bench: Bench) -> None:
    bench.begin_step("When nothing happens", "when")
    with pytest.raises(AssertionError) as failure:
        bench.expect(_Never())
    assert str(failure.value).splitlines()[:3] == [
        "Not within 0 s after “When nothing happens” (station RW22-000042)",
        "Expected: a miracle",
        "     but: none was seen",
    ]
    assert bench.notes().in_short == "none was seen"


def test_the_time_that_a_person_needs_is_not_the_stations(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordinary = SimulatedHands.do

    async def does_it_late(hands: SimulatedHands, act: Act, why: str = "") -> str:
        reached = asyncio.Event()
        asyncio.get_running_loop().call_later(300, reached.set)
        await reached.wait()
        return await ordinary(hands, act, why)

    bench.begin_step("When the driver plugs the cable into connector 1", "when")
    monkeypatch.setattr(SimulatedHands, "do", does_it_late)
    bench.driver.plugs_in(FIRST)
    bench.expect(becomes(FIRST, (Status.PREPARING,)))
    with pytest.raises(AssertionError, match=r"^Not within 30 s after “When the driver plugs"):
        bench.expect(_Never())
    with pytest.raises(AssertionError, match=r"^Seen 30 s after “When the driver plugs"):
        bench.expect_quiet(becomes(FIRST, (Status.PREPARING,)))


def test_what_is_missed_before_the_when_is_not(bench: Bench) -> None:
    bench.begin_step("Given something", "given")
    with pytest.raises(NotReady):
        bench.expect(_Never())


def test_what_was_said_before_the_when_does_not_count(bench: Bench) -> None:
    bench.begin_step("Given connector 1 is out of service", "given")
    bench.operator.takes_out_of_service(FIRST)
    bench.expect(becomes(FIRST, UNAVAILABLE))
    bench.begin_step("When nothing happens", "when")
    with pytest.raises(AssertionError, match="no status of connector 1 was reported"):
        bench.expect(becomes(FIRST, UNAVAILABLE))


def test_a_second_when_does_not_move_the_mark(bench: Bench) -> None:
    bench.begin_step("When the operator takes connector 1 out of service", "when")
    bench.operator.takes_out_of_service(FIRST)
    bench.begin_step("When nothing happens", "when")
    bench.expect(becomes(FIRST, UNAVAILABLE))


def test_what_must_not_be_seen_and_is(bench: Bench) -> None:
    bench.begin_step("When the operator takes connector 1 out of service", "when")
    bench.operator.takes_out_of_service(FIRST)
    with pytest.raises(AssertionError, match="and must not be"):
        bench.expect_quiet(becomes(FIRST, UNAVAILABLE))


def test_what_must_not_be_seen_is_watched_for_a_while(bench: Bench) -> None:
    bench.begin_step("When nothing happens", "when")
    bench.expect_quiet(becomes(FIRST, UNAVAILABLE))
    assert bench.notes().station_time_s >= Patience().quiet


def test_a_scenario_is_put_back_and_the_next_finds_the_station_idle(bench: Bench) -> None:
    bench.begin_step("When everything happens", "when")
    bench.operator.takes_out_of_service(Outlet(2))
    bench.expect(becomes(Outlet(2), UNAVAILABLE))
    bench.driver.starts_to_charge(FIRST, "ALICE")
    bench.expect(becomes(FIRST, (Status.CHARGING,)))
    bench.station.fails(FIRST, "over_temperature")
    bench.expect(becomes(FIRST, (Status.FAULTED,)))
    bench.driver.presses_emergency_stop()
    bench.expect(becomes(EVERY, (Status.FAULTED,)))
    bench.put_back()

    bench.begin_scenario()
    bench.begin_step("Given the station is online and idle", "given")
    bench.station.is_online_and_idle()
    assert not any("power cycle" in str(entry.content) for entry in bench.told)


def test_a_setting_is_put_back_too(bench: Bench) -> None:
    bench.begin_step("When the operator changes the setting", "when")
    bench.operator.changes_setting("HeartbeatInterval", "17")
    bench.put_back()
    answer = bench.operator.reads_settings("HeartbeatInterval")
    assert answer is not None
    assert '"value":"900"' in answer.raw.replace(" ", "")


def test_the_line_is_restored(bench: Bench) -> None:
    bench.begin_step("Given the station has lost its connection", "given")
    bench.connection.is_lost()
    bench.put_back()
    bench.begin_scenario()
    bench.begin_step("Given the station is online and idle", "given")
    bench.station.is_online_and_idle()


def test_the_station_is_known_from_its_registration(bench: Bench) -> None:
    bench.notes()
    seen = bench.journal.station
    assert (seen.vendor, seen.serial) == ("Reference Works", "RW22-000042")


def test_the_station_is_known_where_no_scenario_was_run() -> None:
    equipment = Equipment(load_profile("reference"), Patience())
    bench = Bench(equipment)
    equipment.start()
    equipment.meet_station()
    bench.close()
    assert bench.journal.station.identity == "RW22-000042"


def test_a_station_that_never_came_was_not_seen() -> None:
    profile = Profile.model_validate({"station": {"identity": "CP1"}, "hands": {"by": "person"}})
    equipment = Equipment(profile, Patience())
    bench = Bench(equipment)
    equipment.start()
    bench.close()
    assert bench.journal.station == StationSeen()


def test_a_cache_is_known_by_its_setting(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    assert bench.why_not("authorization_cache") is None
    monkeypatch.setattr(bench._stage, "settings_found", {"HeartbeatInterval": "900"})
    assert bench.why_not("authorization_cache") == "not applicable: the station has no authorization cache"
    monkeypatch.setattr(bench._stage, "settings_found", {})
    assert bench.why_not("authorization_cache") is None


def test_a_station_that_restarts_by_itself_is_noted(bench: Bench) -> None:
    assert bench.notes().facts == []
    bench.begin_scenario()
    for times in ("", ", 2 times"):
        since = bench._stage.trace.mark()
        bench._equipment.thread.run(simulated(bench).reboot("a whim"))
        bench._stage.watch(lambda said: is_admitted(said) is True, since=since, until=1e9)
        assert bench.notes().facts[-1] == f"the station restarted by itself{times}"


def test_what_is_left_different_is_for_the_report_to_tell(tmp_path: Path) -> None:
    equipment = Equipment(load_profile("reference"), Patience())
    bench = Bench(equipment, tmp_path)
    equipment.start()
    bench.begin_scenario("Some scenario")
    bench.station.is_online_and_idle()
    sets(bench, "WebSocketPingInterval", "7")
    bench.close()
    assert bench.journal.remarks[0] == "WebSocketPingInterval was '0' and is '7'."


def test_whatever_happens_at_the_end_everything_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(tidying: Tidying) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Tidying, "ends_the_run", interrupt)
    equipment = Equipment(load_profile("reference"), Patience())
    bench = Bench(equipment)
    equipment.start()
    with pytest.raises(KeyboardInterrupt):
        bench.close()
    assert equipment.thread.loop.is_closed()


def test_nothing_is_left_behind() -> None:
    before = set(threading.enumerate())
    equipment = Equipment(load_profile("reference"), Patience())
    equipment.start()
    equipment.stop()
    assert set(threading.enumerate()) <= before


def test_what_is_said_while_things_are_put_back_is_told_apart(bench: Bench) -> None:
    bench.begin_step("When the operator takes connector 1 out of service", "when")
    bench.operator.takes_out_of_service(FIRST)
    bench.expect(becomes(FIRST, UNAVAILABLE))
    told = len(bench.told)
    put_back = bench.put_back()
    assert [entry.call.payload["type"] for entry in put_back.calls(Sender.CENTRAL)] == ["Operative"]  # type: ignore[union-attr]
    assert bench.told[:told][-1].number < put_back[0].number


def test_everything_is_kept_as_it_happens_and_judged_again_as_it_was(tmp_path: Path) -> None:
    equipment = Equipment(load_profile("reference"), Patience(), ["silent-finish"])
    bench = Bench(equipment, trace=tmp_path / "trace.jsonl")
    odd = Finding(Severity.MUST, "C", "it is odd", "frame.odd")

    def says_something_odd() -> None:
        equipment.trace.record(Sender.STATION, Malformed("odd"), "[", findings=(odd,))

    equipment.start()
    says_something_odd()
    bench.begin_scenario("On", "1 Lights: On")
    bench.station.is_online_and_idle()
    says_something_odd()
    bench.put_back()
    killed = read_trace((tmp_path / "trace.jsonl").read_text()).accounts
    bench.close()

    reading = read_trace((tmp_path / "trace.jsonl").read_text())
    (account,) = reading.accounts
    assert (reading.unread, account.station, account.connectors) == ([], "RW22-000042", 2)
    assert in_record(noticed_in(account)) == in_record(bench.journal.noticed)
    (found,) = [one for one in in_record(bench.journal.noticed) if one["rule"] == "frame.odd"]
    assert found["scenarios"] == {"": 1, "1 Lights: On": 1}
    (rest,) = killed
    assert [one.raw for one in rest.entries] == [one.raw for one in account.entries[: len(rest.entries)]]
    assert rest.ended_at is None
