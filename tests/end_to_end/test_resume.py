"""A run of the whole script that is killed, and goes on."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pty", reason="Windows has no such terminals")

from .person_at_terminal import Sitting

ROOT = Path(__file__).parents[2]
BEHAVE = [sys.executable, "-m", "behave"]


def killed_at(line: str, reports: Path, how: signal.Signals) -> None:
    """Run the script in virtual time, and end the run once it says that line."""
    command = [*BEHAVE, "-D", f"reports={reports}", "-f", "plain"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1
    ) as running:
        assert running.stdout is not None
        assert any(said.strip() == line for said in running.stdout), f"{line} was never said"
        running.send_signal(how)
        running.stdout.read()


def resumed(reports: Path) -> subprocess.CompletedProcess[str]:
    command = [*BEHAVE, "-D", f"reports={reports}", "-D", "resume=true"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200, check=False)


def record_of(reports: Path) -> dict[str, Any]:
    record: dict[str, Any] = json.loads((reports / "acceptance.json").read_text(encoding="utf-8"))
    return record


def begun(reports: Path) -> list[str]:
    lines = (reports / "diary.jsonl").read_text(encoding="utf-8").splitlines()
    return [one["scenario"] for one in map(json.loads, lines) if one["kind"] == "begins"]


def test_a_killed_run_goes_on_as_if_nothing_had_been(tmp_path: Path) -> None:
    killed_at("Feature: 7 Stop a transaction", tmp_path, signal.SIGKILL)
    assert not (tmp_path / "acceptance.json").exists()

    ended = resumed(tmp_path)

    record = record_of(tmp_path)
    assert (ended.returncode, record["verdict"]) == (0, "accepted"), ended.stdout + ended.stderr
    assert record["counts"] == {"passed": 43}
    assert len(record["run"]["parts"]) == 2
    times = Counter(begun(tmp_path))
    assert len([name for name, count in times.items() if count > 1]) <= 1
    results = [json.loads(file.read_text()) for file in (tmp_path / "allure-results").glob("*-result.json")]
    assert len({one["fullName"] for one in results}) == len(results) == len(times) == 155
    assert {one["status"] for one in results} == {"passed"}
    named = {file.name for file in (tmp_path / "allure-results").glob("*-attachment*")}
    documents = [
        json.loads(file.read_text()) for file in (tmp_path / "allure-results").glob("*-globals.json")
    ]
    assert named == set(sources([results, documents]))
    assert "6 Start a transaction" not in ended.stdout


def sources(item: Any) -> list[str]:
    if isinstance(item, dict):
        own = [item["source"]] if "source" in item else []
        return own + [found for value in item.values() for found in sources(value)]
    return [found for value in item for found in sources(value)] if isinstance(item, list) else []


PLUG, UNPLUG = "Plug the cable into connector 1", "Unplug the cable from connector 1"
CARD = "Hold the card ALICE (the blue one, 04A2C3D4) to the reader of connector 1"
CHOSEN = (
    "features/acceptance/06_start_transaction.feature",
    "features/acceptance/11_cable_status.feature",
    *("-n", "A driver with a valid card starts a session, .* first .connector 1"),
    *("-n", "A plugged cable makes the place occupied .connector 1"),
)


def a_trusting_model(folder: Path) -> str:
    """Return a model that has a setting otherwise than the scenarios want it."""
    text = (ROOT / "simulator" / "models" / "reference.toml").read_text(encoding="utf-8")
    model = folder / "trusting.toml"
    model.write_text(text.replace("[settings]", '[settings]\nLocalPreAuthorize = "true"'), encoding="utf-8")
    return str(model)


def test_killed_at_a_prompt_it_goes_on_there_and_leaves_the_station_as_it_was(tmp_path: Path) -> None:
    with Sitting(tmp_path, *CHOSEN, model=a_trusting_model(tmp_path)) as sitting:
        for wanted in (PLUG, UNPLUG):
            assert sitting.next_prompt() == wanted
            sitting.does(wanted)
        assert sitting.next_prompt() == CARD
        assert sitting.setting("LocalPreAuthorize") == "false"

        sitting.goes_on("-D", "resume=true")

        sitting.reads("1 of 3 are done, “A driver with a valid card starts a session, card first .*” is done")
        asked = []
        while text := sitting.next_prompt():
            asked.append(text)
            sitting.does(text)
        record = sitting.ends()
        assert sitting.setting("LocalPreAuthorize") == "true"
    assert asked[:2] == [CARD, PLUG], sitting.screen
    ran = [one["status"] for row in record["functions"] for one in scenarios_in(row) if one["duration_s"]]
    assert ran == ["passed"] * 3, sitting.screen
    assert len(record["run"]["parts"]) == 2
    assert sorted(Counter(begun(sitting.reports)).values()) == [1, 1, 2]
    results = (sitting.reports / "allure-results").glob("*-result.json")
    assert [json.loads(file.read_text())["status"] for file in results] == ["passed"] * 3


def scenarios_in(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for criterion in row["criteria"] for one in criterion["scenarios"]]
