"""The whole script against the bundled stations, as a user runs it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
BEHAVE = [sys.executable, "-m", "behave"]
TWO_HOURS = 7200


def _run(reports: Path, *arguments: str) -> tuple[int, dict[str, Any]]:
    command = [*BEHAVE, "-D", f"reports={reports}", *arguments]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200, check=False)
    record = reports / "acceptance.json"
    assert record.exists(), ended.stdout + ended.stderr
    return ended.returncode, json.loads(record.read_text(encoding="utf-8"))


def _results(record: dict[str, Any]) -> dict[int, str]:
    return {function["number"]: function["result"] for function in record["functions"]}


def _broken(record: dict[str, Any]) -> list[str]:
    """Return what the monitor holds against the station, notes left out."""
    return [f"{one['rule']}: {one['text']}" for one in record["findings"] if one["severity"] != "note"]


def _verdicts(record: dict[str, Any]) -> dict[str, str]:
    return {one["id"]: one["verdict"] for function in record["functions"] for one in function["criteria"]}


@pytest.mark.parametrize("station", ["reference", "dc_150"])
def test_a_good_station_is_accepted(station: str, tmp_path: Path) -> None:
    status, record = _run(tmp_path, "-D", f"station={station}")
    assert (status, record["verdict"]) == (0, "accepted")
    assert len(_verdicts(record)) == 43
    assert set(_verdicts(record).values()) == {"passed"}
    assert _broken(record) == []
    assert record["run"]["station_time_s"] >= TWO_HOURS
    for written in ("acceptance.html", "acceptance.docx", "allure-results"):
        assert (tmp_path / written).exists()
    assert not _without_a_picture(tmp_path)


def _without_a_picture(reports: Path) -> list[str]:
    """Return what Allure's attachments say in place of what could not be drawn."""
    said = (file.read_text(encoding="utf-8") for file in reports.glob("allure-results/*-attachment.txt"))
    return [text for text in said if "could not be drawn" in text]


def test_the_station_of_the_script_is_accepted_as_it_was(tmp_path: Path) -> None:
    status, record = _run(tmp_path, "-D", "station=hk_180")
    assert (status, record["verdict"]) == (0, "accepted with remarks")
    assert record["station"] == {
        "identity": "1104190610010",
        "vendor": "HICONICS",
        "model": "HK-180-1000-AE2",
        "serial": "1104190610010",
        "firmware": "V112_72900_08001",
        "iccid": record["station"]["iccid"],
    }
    results = _results(record)
    assert {number for number, result in results.items() if not result.startswith("ok")} == {15}
    assert "Configuration (31)" in results[4]
    assert results[5] == "ok, MeterValueSampleInterval"
    assert "hard reset" in results[9]
    assert "soft reset" in results[9]
    assert results[10] == "ok, pressed emergency stop"
    assert results[14] == "ok, start and stop received, no meter values"
    assert results[15] == "not applicable: not supported by the platform"
    others = {name: verdict for name, verdict in _verdicts(record).items() if verdict != "passed"}
    assert others == {"14.2": "passed with remark", "15.1": "not applicable"}
    assert [said.partition(":")[0] for said in _broken(record)] == ["offline.readings-missing"]


def test_a_station_that_fails_is_refused(tmp_path: Path) -> None:
    status, record = _run(
        tmp_path, "-D", "defects=silent-availability", "features/acceptance/03_change_availability.feature"
    )
    assert (status, record["verdict"]) == (1, "refused")
    assert _results(record)[3].startswith("failed: ")


def test_a_part_of_the_script_is_incomplete(tmp_path: Path) -> None:
    status, record = _run(tmp_path, "features/acceptance/03_change_availability.feature")
    assert (status, record["verdict"]) == (1, "incomplete")
    assert _results(record)[3].startswith("ok")
    assert _results(record)[4].startswith("not tested: ")


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGINT to a child")
def test_an_interrupted_run_keeps_what_it_has(tmp_path: Path) -> None:
    command = [*BEHAVE, "-D", f"reports={tmp_path}", "-f", "plain"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1
    ) as running:
        assert running.stdout is not None
        for line in running.stdout:
            if line.startswith("Feature: 4"):
                running.send_signal(signal.SIGINT)
                break
        running.stdout.read()
        status = running.wait(timeout=60)
    record = json.loads((tmp_path / "acceptance.json").read_text(encoding="utf-8"))
    assert (status, record["verdict"]) == (1, "incomplete")
    results = _results(record)
    assert all(results[number].startswith("ok") for number in (1, 2, 3))
    assert all(results[number].startswith("not tested: the run was stopped") for number in range(5, 17))
    assert (tmp_path / "acceptance.docx").exists()
