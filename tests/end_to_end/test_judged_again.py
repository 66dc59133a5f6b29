"""The trace of a run, whole or cut short, is judged again without the station: the same is found."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
BEHAVE = [sys.executable, "-m", "behave", "-f", "plain"]
JUDGE = [sys.executable, "-c", "from ocpp_support.cli import app; app()", "judge", "--json"]

DEFECTS = "ignores-filter,local-time,misnamed-diagnostics,stamps-when-sent"
CHOSEN = [
    f"features/acceptance/{name}.feature"
    for name in ("04_get_configuration", "13_diagnostics", "14_past_transactions")
]
ASKED = ["-D", f"defects={DEFECTS}", *CHOSEN]


def findings(record: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(record.read_text(encoding="utf-8"))["findings"]
    return found


def judged(trace: Path) -> tuple[int, list[dict[str, Any]], list[dict[str, Any]]]:
    """Judge a trace of one station; return the exit status, what was found, and what could not be read."""
    ended = subprocess.run(
        [*JUDGE, str(trace)], cwd=ROOT, capture_output=True, text=True, timeout=200, check=False
    )
    said = json.loads(ended.stdout)
    (station,) = said["stations"]
    return ended.returncode, station["findings"], said["unread"]


def killed_at(line: str, reports: Path) -> None:
    command = [*BEHAVE, "-D", f"reports={reports}", *ASKED]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, bufsize=1) as running:
        assert running.stdout is not None
        assert any(said.strip() == line for said in running.stdout), f"{line} was never said"
        running.send_signal(signal.SIGKILL)


def test_a_run_that_was_killed_and_one_that_went_on_are_judged_from_their_trace(tmp_path: Path) -> None:
    killed_at("Feature: 14 Past transactions", tmp_path)
    status, cut_short, unread = judged(tmp_path / "trace.jsonl")
    assert (status, len(unread) <= 1) == (1, True)
    assert {"settings.filter-ignored", "files.other-name"} <= {one["rule"] for one in cut_short}

    command = [*BEHAVE, "-D", f"reports={tmp_path}", "-D", "resume=true", *ASKED]
    subprocess.run(command, cwd=ROOT, capture_output=True, timeout=200, check=False)
    status, found, unread = judged(tmp_path / "trace.jsonl")
    assert (status, unread) == (1, [])
    lines = (tmp_path / "trace.jsonl").read_text(encoding="utf-8").splitlines()
    for one in found:
        assert json.dumps(one["first"]["raw"])[1:40] in lines[one.pop("line") - 1]
    assert found == findings(tmp_path / "acceptance.json")
    assert {"settings.filter-ignored", "files.other-name", "times.skew"} <= {one["rule"] for one in found}
