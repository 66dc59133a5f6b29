"""The operator changes settings and leaves them as they were found; played on the bundled station."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from ocpp_support.bench import Bench
from ocpp_support.course import NotReady
from ocpp_support.equipment import Equipment
from ocpp_support.matchers.configuration import same_by_itself
from ocpp_support.matchers.readings import latest_list, value_of
from ocpp_support.matchers.setting_changes import changes, changes_read_back, reads
from ocpp_support.settings import Patience
from ocpp_support.station.station_file import load_profile
from ocpp_support.station.tables import SettingsToChange
from ocpp_support.trace.trace import Sender
from simulator.configuration import Configuration

Open = Callable[..., Bench]


@pytest.fixture
def opened() -> Iterator[Open]:
    """Open a bench whose station file says this of settings."""
    benches: list[Bench] = []

    def open_bench(**settings: object) -> Bench:
        chosen = {"settings": SettingsToChange(**{"reason": "a test", **settings})}  # type: ignore[arg-type]
        equipment = Equipment(load_profile("reference").model_copy(update=chosen), Patience())
        benches.append(Bench(equipment))
        equipment.start()
        benches[-1].begin_scenario()
        benches[-1].begin_step("Given the station is online and idle", "given")
        benches[-1].station.is_online_and_idle()
        return benches[-1]

    yield open_bench
    for bench in benches:
        bench.close()


def _settings(bench: Bench) -> dict[str, str | None]:
    bench.operator.reads_settings()
    reading = latest_list(bench.told)
    assert reading
    return {one["key"]: value_of(one) for one in reading.settings}


def _changed(bench: Bench) -> list[str]:
    return [change.key for change in changes(bench.told)]


def test_a_setting_that_is_right_already_is_left_alone(opened: Open) -> None:
    bench = opened()
    bench.operator.has_set("LocalPreAuthorize", "False")
    bench.expect(reads("LocalPreAuthorize", "false"))
    assert _changed(bench) == []


def test_a_setting_is_put_back_after_the_scenario(opened: Open) -> None:
    bench = opened()
    before = _settings(bench)
    bench.operator.has_set("LocalPreAuthorize", "true")
    bench.operator.changes_setting("HeartbeatInterval", "20")
    bench.operator.changes_setting("HeartbeatInterval", "30")
    bench.expect(reads("LocalPreAuthorize", "true"))
    bench.put_back()
    assert _settings(bench) == before


def test_a_setting_that_wants_a_restart_gets_it_both_ways(opened: Open) -> None:
    bench = opened()
    before = _settings(bench)
    bench.operator.has_set("ConnectorPhaseRotation", "1.RTS,2.RST")
    bench.expect(reads("ConnectorPhaseRotation", "1.RTS, 2.RST"))
    bench.put_back()
    assert _settings(bench) == before
    assert len(bench.told.calls(Sender.CENTRAL, "Reset")) == 2


def test_a_setting_that_the_station_does_not_have_cannot_be_a_given(opened: Open) -> None:
    bench = opened()
    bench.operator.has_set("NoSuchSetting", "1")
    with pytest.raises(NotReady, match="told to be 1, it answered NotSupported"):
        bench.expect(reads("NoSuchSetting", "1"))


def test_every_setting_is_changed_and_is_then_as_it_was(opened: Open) -> None:
    bench = opened()
    before = _settings(bench)
    bench.operator.changes_every_setting()
    assert _settings(bench) == before
    changed = _changed(bench)
    assert len(set(changed)) == 22
    assert len(changed) == 2 * len(set(changed))
    assert "WebSocketPingInterval" not in changed
    assert "NumberOfConnectors" not in changed


def test_a_change_that_shows_after_a_restart_is_read_after_one(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting: dict[str, str] = {}
    change, restart = Configuration.change, Configuration.restart

    def only_later(self: Configuration, key: str, value: str) -> str:
        if key != "ResetRetries":
            return change(self, key, value)
        waiting[key] = value
        return "RebootRequired"

    def now(self: Configuration) -> None:
        for key, value in waiting.items():
            self.store(key, value)
        restart(self)

    monkeypatch.setattr(Configuration, "change", only_later)
    monkeypatch.setattr(Configuration, "restart", now)
    bench = opened(only=("ResetRetries",), reason="a short day")
    before = _settings(bench)
    bench.operator.changes_every_setting()
    bench.expect(changes_read_back())
    assert _settings(bench) == before
    assert len(bench.told.calls(Sender.CENTRAL, "Reset")) == 2


def test_the_station_file_narrows_what_is_changed(opened: Open) -> None:
    bench = opened(only=("ResetRetries", "NoSuchSetting", "HeartbeatInterval"), reason="a short day")
    bench.operator.changes_every_setting()
    assert list(dict.fromkeys(_changed(bench))) == ["ResetRetries", "HeartbeatInterval"]


def test_the_station_file_names_what_is_never_changed(opened: Open) -> None:
    bench = opened(never=("HeartbeatInterval",))
    bench.operator.changes_every_setting()
    assert "HeartbeatInterval" not in _changed(bench)


def test_a_value_that_the_station_file_gives_is_the_one_that_is_tried(opened: Open) -> None:
    bench = opened(vendor={"ResetRetries": "7", "AuthorizationKey": "secret"}, only=("ResetRetries",))
    bench.operator.changes_every_setting()
    assert [change.value for change in changes(bench.told)] == ["7", "1"]


def test_every_setting_of_the_last_list_is_read_by_itself(opened: Open) -> None:
    bench = opened()
    bench.operator.reads_settings()
    bench.begin_step("When the operator reads every setting by itself", "when")
    bench.operator.reads_every_setting_by_itself()
    bench.expect(same_by_itself())


def test_the_slowest_rhythm_is_an_hour(opened: Open) -> None:
    bench = opened()
    bench.operator.has_set_the_slowest_rhythm()
    bench.expect(reads("HeartbeatInterval", "3600"))
