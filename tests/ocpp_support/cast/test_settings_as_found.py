"""Every setting is written down as it was found and put back at the end; played on the bundled station."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ocpp_support.bench import Bench
from ocpp_support.cast.written_down import WrittenDown
from ocpp_support.equipment import Equipment
from ocpp_support.settings import Patience
from ocpp_support.station.profile import Profile
from ocpp_support.trace.events import Acted
from simulator.configuration import Configuration

from .hardware import deafen, does, notes, orders, rests, sets, simulated

Open = Callable[..., Bench]


@pytest.fixture
def file(tmp_path: Path) -> WrittenDown:
    return WrittenDown(tmp_path, "CP1")


@pytest.fixture
def opened(file: WrittenDown) -> Iterator[Open]:
    """Open a bench whose station has come to rest, its settings written down."""
    benches: list[Bench] = []

    def open_bench(folder: Path | None = file.folder, **settings: Any) -> Bench:
        station = {"connectors": 2, "identity": "CP1"}
        profile = Profile.model_validate({"station": station, "settings": settings})
        equipment = Equipment(profile, Patience())
        benches.append(Bench(equipment, folder))
        equipment.start()
        rests(benches[-1])
        return benches[-1]

    yield open_bench
    for bench in benches:
        bench.close()


def _has(bench: Bench, key: str) -> str:
    return simulated(bench).configuration.text(key)


def _ends(bench: Bench) -> list[str]:
    bench.begin_scenario()
    bench._tidying.ends_the_run()
    return bench._stage.run.remarks


def test_settings_are_written_down_at_once(opened: Open, file: WrittenDown) -> None:
    opened()
    found = file.read()
    assert found["HeartbeatInterval"] == "900"
    assert len(found) == 33


def test_without_a_folder_nothing_is_written_and_all_is_put_back(opened: Open, tmp_path: Path) -> None:
    bench = opened(None)
    sets(bench, "HeartbeatInterval", "17")
    assert _ends(bench) == []
    assert _has(bench, "HeartbeatInterval") == "900"
    assert list(tmp_path.iterdir()) == []


def test_what_nobody_put_back_is_put_back_at_the_end(opened: Open, file: WrittenDown) -> None:
    bench = opened()
    sets(bench, "HeartbeatInterval", "17")
    assert _ends(bench) == []
    assert orders(bench, "ChangeConfiguration") == [{"key": "HeartbeatInterval", "value": "900"}]
    assert _has(bench, "HeartbeatInterval") == "900"
    assert not file.path.exists()


def test_a_run_that_changed_nothing_asks_once_at_the_end(opened: Open, file: WrittenDown) -> None:
    bench = opened()
    sets(bench, "LocalPreAuthorize", "False")
    assert _ends(bench) == []
    assert orders(bench, "GetConfiguration") == [{}]
    assert orders(bench, "ChangeConfiguration") == []
    assert not file.path.exists()


@pytest.mark.parametrize("stopped", [True, False])
def test_at_hardware_it_is_said_that_all_is_as_it_was_found(
    opened: Open, monkeypatch: pytest.MonkeyPatch, stopped: bool
) -> None:
    bench = opened()
    sets(bench, "HeartbeatInterval", "17")
    monkeypatch.setattr(Profile, "real", True)
    bench._stage.run.stopped = stopped
    assert _ends(bench) == ["Every setting that was noted is as it was found."]


def test_at_hardware_nothing_is_said_of_settings_that_nobody_knows(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = opened()
    monkeypatch.setattr(Profile, "real", True)
    bench._tidying._as_found._found.clear()
    bench._stage.run.undone[("nothing",)] = lambda: None
    assert _ends(bench) == []


def test_a_setting_that_wants_a_restart_gets_one(opened: Open) -> None:
    bench = opened()
    sets(bench, "ConnectorPhaseRotation", "1.RTS,2.RST")
    assert _ends(bench) == []
    assert len(orders(bench, "Reset")) == 1
    assert not bench.told.events(Acted)


def test_what_may_not_be_touched_or_will_not_change_is_told_and_kept(
    opened: Open, file: WrittenDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = opened(never=["resetretries"])
    monkeypatch.setattr(Profile, "real", True)
    for key in ("WebSocketPingInterval", "ResetRetries", "HeartbeatInterval"):
        sets(bench, key, "7")
    monkeypatch.setattr(Configuration, "change", lambda self, key, value: "Rejected")
    remarks = _ends(bench)
    assert remarks[:3] == [
        "HeartbeatInterval was '900' and is '7'.",
        "ResetRetries was '1' and is '7'.",
        "WebSocketPingInterval was '0' and is '7'.",
    ]
    assert "ocpp-acceptance restore" in remarks[3]
    assert orders(bench, "ChangeConfiguration") == [{"key": "HeartbeatInterval", "value": "900"}]
    assert "the setting HeartbeatInterval answered Rejected" in notes(bench)[-1]
    assert sorted(file.read()) == ["HeartbeatInterval", "ResetRetries", "WebSocketPingInterval"]


def test_what_can_only_be_read_is_told_and_not_kept(
    opened: Open, file: WrittenDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = opened()
    sets(bench, "NumberOfConnectors", "4")
    listing = Configuration.listing

    def shorter(self: Configuration, wanted: Any) -> Any:
        entries, unknown = listing(self, wanted)
        return [entry for entry in entries if entry["key"] != "MinimumStatusDuration"], unknown

    monkeypatch.setattr(Configuration, "listing", shorter)
    assert _ends(bench) == [
        "MinimumStatusDuration was '0' and is not told any more.",
        "NumberOfConnectors was '2' and is '4'. It can only be read.",
    ]
    assert orders(bench, "ChangeConfiguration") == []
    assert not file.path.exists()


def test_what_an_earlier_run_found_counts_more_and_is_put_back_at_once(
    opened: Open, file: WrittenDown
) -> None:
    file.write({"HeartbeatInterval": "600", "NumberOfConnectors": "9", "LocalPreAuthorize": "False"})
    bench = opened()
    [remark] = bench._stage.run.remarks
    assert remark.endswith("put back as that one had found it: HeartbeatInterval '600'.")
    assert remark in notes(bench)
    assert _has(bench, "HeartbeatInterval") == "600"
    assert file.read()["HeartbeatInterval"] == "600"
    assert file.read()["NumberOfConnectors"] == "2"
    sets(bench, "HeartbeatInterval", "17")
    assert _ends(bench) == [remark]
    assert _has(bench, "HeartbeatInterval") == "600"


def test_what_an_earlier_run_left_and_cannot_be_read_is_set_aside(opened: Open, file: WrittenDown) -> None:
    file.path.write_text("half a fi")
    bench = opened()
    [remark] = bench._stage.run.remarks
    assert "cannot be read" in remark
    assert "it is kept as settings-found-CP1.unreadable" in remark
    assert file.read()["HeartbeatInterval"] == "900"


def test_what_cannot_even_be_set_aside_is_told(
    opened: Open, file: WrittenDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.path.mkdir()

    def stays(self: WrittenDown) -> Path:
        raise PermissionError("not yours")

    monkeypatch.setattr(WrittenDown, "set_aside", stays)
    unread, unwritten = opened()._stage.run.remarks
    assert "it cannot be set aside: not yours" in unread
    assert "could not be written down" in unwritten


def test_a_folder_that_cannot_be_written_is_told_and_the_run_goes_on(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    bench = opened(tmp_path / "taken" / "reports")
    [remark] = bench._stage.run.remarks
    assert remark.startswith("The settings as found could not be written down: ")
    sets(bench, "HeartbeatInterval", "17")
    _ends(bench)
    assert _has(bench, "HeartbeatInterval") == "900"


def test_a_station_that_tells_no_settings_has_none_to_put_back(
    opened: Open, file: WrittenDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Configuration, "listing", lambda self, wanted: ([], []))
    bench = opened()
    [remark] = bench._stage.run.remarks
    assert remark == "The station does not tell its settings, so none can be put back."
    assert not file.path.exists()
    assert _ends(bench) == [remark]
    assert not orders(bench, "GetConfiguration")


def test_no_secret_is_written_or_put_back(
    opened: Open, file: WrittenDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    listing = Configuration.listing

    def telltale(self: Configuration, wanted: Any) -> Any:
        entries, unknown = listing(self, wanted)
        return [*entries, {"key": "AuthorizationKey", "readonly": False, "value": secret}], unknown

    monkeypatch.setattr(Configuration, "listing", telltale)
    secret = "one-secret"
    bench = opened()
    assert secret not in json.dumps(file.read())
    secret = "other-secret"
    assert _ends(bench) == []


def test_a_station_that_is_silent_at_the_end_costs_one_question(
    opened: Open, file: WrittenDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = opened()
    with monkeypatch.context() as deaf:
        deafen(deaf)
        began = bench._stage.trace.now()
        [remark] = _ends(bench)
        assert bench._stage.trace.now() - began <= Patience().answer + 1
    assert remark.startswith(
        "The settings could not be put back: the station did not answer GetConfiguration. "
        "What was found stands in "
    )
    assert file.path.exists()


def test_a_station_that_is_gone_at_the_end_is_not_waited_for_long(opened: Open, file: WrittenDown) -> None:
    bench = opened()
    does(bench, "power_off")
    began = bench._stage.trace.now()
    [remark] = _ends(bench)
    assert "the station is not connected" in remark
    assert bench._stage.trace.now() - began <= Patience().reaction + 1
    assert file.path.exists()
