"""The trace is on the disk at any moment, in lines, and never costs a run anything."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ocpp_support.reporting.trace_file import TraceFile
from ocpp_support.trace.chapters import ScenarioBegins
from ocpp_support.trace.events import Noted
from ocpp_support.trace.open_trace import OURS

from ..matchers.conversations import Talk

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def begun(path: Path) -> TraceFile:
    file = TraceFile(path, lambda: "CP1")
    file.begin(NOON, connectors=2, clock="virtual")
    return file


def told(path: Path) -> list[dict[str, Any]]:
    text = path.read_text()
    assert text.endswith("\n")
    return [json.loads(line) for line in text.splitlines()]


def happened(line: dict[str, Any]) -> list[str]:
    return [one["kind"] for one in line["meta"][OURS].get("before", [])]


def test_everything_is_there_as_soon_as_it_happened(tmp_path: Path) -> None:
    path, talk = tmp_path / "reports" / "trace.jsonl", Talk()
    file = begun(path)
    assert [happened(line) for line in told(path)] == [["part"]]
    file.turn(ScenarioBegins(0, 0.0, "1 Lights: On"), NOON)
    file.take(talk.event(Noted("odd")))
    assert [happened(line) for line in told(path)] == [["part", "scenario", "Noted"]]
    file.take(talk.station("Heartbeat"))
    file.take(talk.station("Heartbeat"))
    assert [(line.get("action"), happened(line)) for line in told(path)] == [
        ("Heartbeat", ["part", "scenario", "Noted"]),
        ("Heartbeat", []),
    ]
    assert told(path)[0]["chargePointId"] == "CP1"


def test_a_line_that_becomes_shorter_leaves_nothing_of_the_longer_one(tmp_path: Path) -> None:
    path, talk = tmp_path / "trace.jsonl", Talk()
    names = iter(["CP" * 400, "CP1"])
    file = TraceFile(path, lambda: next(names))
    file.begin(NOON, connectors=2, clock="virtual")
    file.take(talk.event(Noted("odd")))
    assert [happened(line) for line in told(path)] == [["part", "Noted"]]


def test_nothing_is_written_after_the_end(tmp_path: Path) -> None:
    path, talk = tmp_path / "trace.jsonl", Talk()
    file = begun(path)
    file.end(12.5, NOON)
    before = path.read_bytes()
    file.take(talk.station("Heartbeat"))
    assert path.read_bytes() == before
    assert told(path)[-1]["meta"][OURS]["before"][-1] == {"kind": "end", "at_s": 12.5}


def test_a_further_part_stands_after_what_was_whole(tmp_path: Path) -> None:
    path, talk = tmp_path / "trace.jsonl", Talk()
    begun(path).take(talk.station("Heartbeat"))
    with path.open("ab") as file:
        file.write(b'{"torn": "by')
    begun(path)
    assert [happened(line) for line in told(path)] == [["part"], ["part"]]
    assert told(path)[0]["action"] == "Heartbeat"


def test_a_disk_that_takes_nothing_costs_no_run(tmp_path: Path) -> None:
    (tmp_path / "trace.jsonl").mkdir()
    file = begun(tmp_path / "trace.jsonl")
    file.take(Talk().station("Heartbeat"))
    file.end(0.0, NOON)
    assert file.trouble.startswith(f"The trace could not be written to {tmp_path / 'trace.jsonl'}: ")
