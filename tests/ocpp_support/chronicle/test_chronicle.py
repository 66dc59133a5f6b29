"""A run is read back as it was written: what was said in each scenario, and what came of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from ocpp_support.chronicle.chronicle import Chronicle, chronicle_of
from ocpp_support.chronicle.scene import Scene
from ocpp_support.protocol.frames import parse
from ocpp_support.reporting.trace_file import TraceFile
from ocpp_support.trace.account import Account, When
from ocpp_support.trace.chapters import Missed, ScenarioBegins, ScenarioEnds, StepBegins, Turn
from ocpp_support.trace.trace import Sender

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
RECORD: dict[str, Any] = {
    "scenarios": [
        {"label": "1 Lights: On", "name": "On", "status": "passed"},
        {"label": "1 Lights: Off", "name": "Off", "status": "failed"},
        {"label": "1 Lights: Never played", "name": "Never played", "status": "not tested"},
    ]
}


class Run:
    """Writes a trace, as a bench does."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._begin()

    def _begin(self) -> None:
        self.account = Account(connectors=2)
        self.file = TraceFile(self.path, lambda: "CP1")
        self.file.begin(NOON, connectors=2, clock="virtual")

    def turn(self, turn: Turn) -> None:
        self.file.turn(turn, NOON + timedelta(seconds=turn.at))

    def says(self, at: float, text: str) -> None:
        moment = NOON + timedelta(seconds=at)
        frame = parse(text).frame
        self.file.take(self.account.add(1, Sender.STATION, frame, text, When(at, moment, moment)))

    def goes_on(self) -> None:
        self._begin()

    def chronicle(self) -> Chronicle:
        return chronicle_of(RECORD, self.path.read_text(encoding="utf-8"))


def status(connector: int, said: str) -> str:
    return (
        f'[2,"{said}{connector}","StatusNotification",'
        f'{{"connectorId":{connector},"errorCode":"NoError","status":"{said}"}}]'
    )


def two_scenarios(run: Run) -> None:
    run.says(0.0, status(1, "Available"))
    run.turn(ScenarioBegins(1, 1.0, "1 Lights: On"))
    run.turn(StepBegins(1, 1.0, "Given it is there", "given"))
    run.says(2.0, status(1, "Preparing"))
    run.turn(StepBegins(2, 3.0, "When it is told", "when"))
    run.says(4.0, status(1, "Charging"))
    run.turn(ScenarioEnds(3, 5.0))
    run.says(6.0, status(1, "Finishing"))
    run.turn(ScenarioBegins(4, 7.0, "1 Lights: Off"))
    run.turn(StepBegins(4, 7.0, "When it is told", "when"))
    run.says(8.0, status(2, "Faulted"))
    run.turn(Missed(5, 68.0, "it to be off", "it is not", unwanted=False, since=4, offending=(4,)))
    run.turn(ScenarioEnds(5, 68.0))


def said(scene: Scene) -> list[Any]:
    return [entry.call.payload["status"] for entry in scene.entries if entry.call]


def test_each_scenario_has_what_was_said_in_it(tmp_path: Path) -> None:
    run = Run(tmp_path / "trace.jsonl")
    two_scenarios(run)
    on, off = run.chronicle().scenes.values()
    assert (on.name, on.outcome["status"], said(on)) == (
        "On",
        "passed",
        ["Preparing", "Charging", "Finishing"],
    )
    assert (off.name, off.outcome["status"], said(off)) == ("Off", "failed", ["Faulted"])
    assert [step.words for step in on.steps] == ["Given it is there", "When it is told"]
    assert (on.statuses_before, off.statuses_before) == ({1: "Available"}, {1: "Finishing"})


def test_preparation_what_counts_and_putting_back_are_told_apart(tmp_path: Path) -> None:
    run = Run(tmp_path / "trace.jsonl")
    two_scenarios(run)
    on, off = run.chronicle().scenes.values()
    assert [on.is_preparation(entry) for entry in on.entries] == [True, False, False]
    assert [on.is_putting_back(entry) for entry in on.entries] == [False, False, True]
    assert [off.is_preparation(entry) for entry in off.entries] == [False]


def test_what_was_missed_names_the_entries_that_show_it(tmp_path: Path) -> None:
    run = Run(tmp_path / "trace.jsonl")
    two_scenarios(run)
    off = run.chronicle().scenes["1 Lights: Off"]
    [missed] = off.missed
    assert (missed.wanted, missed.but, missed.at) == ("it to be off", "it is not", 68.0)
    assert [entry.number for entry in off.entries] == [*missed.offending]


def test_what_was_done_again_is_told_as_it_was_the_last_time(tmp_path: Path) -> None:
    run = Run(tmp_path / "trace.jsonl")
    two_scenarios(run)
    run.goes_on()
    run.says(0.0, status(1, "Available"))
    run.turn(ScenarioBegins(1, 1.0, "1 Lights: Off"))
    run.says(1.0, status(1, "Unavailable"))
    chronicle = run.chronicle()
    assert [*chronicle.scenes] == ["1 Lights: On", "1 Lights: Off"]
    assert said(chronicle.scenes["1 Lights: Off"]) == ["Unavailable"]
    assert chronicle.scenes["1 Lights: Off"].missed == []


def test_a_scene_that_was_cut_short_is_all_preparation(tmp_path: Path) -> None:
    run = Run(tmp_path / "trace.jsonl")
    run.turn(ScenarioBegins(0, 0.0, "1 Lights: On"))
    run.turn(StepBegins(0, 0.0, "Given it is there", "given"))
    run.says(1.0, status(1, "Available"))
    [on] = run.chronicle().scenes.values()
    assert [on.is_preparation(entry) for entry in on.entries] == [True]
    assert on.missed == []


def test_without_a_trace_there_are_no_scenes() -> None:
    assert chronicle_of(RECORD, "").scenes == {}
    assert chronicle_of(RECORD, "no trace at all\n").scenes == {}
