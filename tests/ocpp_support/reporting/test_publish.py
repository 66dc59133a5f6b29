import json
from hashlib import sha256
from pathlib import Path

import pytest

from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.publish import publish, write_record
from ocpp_support.reporting.trace_file import TraceFile
from tests.ocpp_support.matchers.conversations import STARTED
from tests.ocpp_support.matchers.settings_talk import SettingsTalk, item
from tests.ocpp_support.reporting.records import hk_180


def test_writes_the_record_and_the_form_and_shows_the_result(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ReportsFolder(tmp_path)

    publish(hk_180(), folder, [])

    assert json.loads(folder.record.read_text()) == hk_180() | {"evidence": []}
    assert folder.html.exists()
    assert folder.docx.exists()
    assert folder.timeline.exists()
    assert folder.junit.exists()
    assert folder.summary.exists()
    assert "accepted with remarks" in capsys.readouterr().out


def test_a_step_of_a_workflow_shows_the_summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))

    publish(hk_180(), ReportsFolder(tmp_path), [])

    assert "Accepted with remarks" in page.read_text(encoding="utf-8")


def test_the_form_names_the_digest_of_the_record_and_the_record_those_of_the_evidence(tmp_path: Path) -> None:
    folder = ReportsFolder(tmp_path)
    folder.trace.write_text("{}")

    publish(hk_180(), folder, [])

    [trace] = json.loads(folder.record.read_text())["evidence"]
    page = folder.html.read_text()
    assert trace["sha256"] == sha256(b"{}").hexdigest()
    assert trace["sha256"] in page
    assert sha256(folder.record.read_bytes()).hexdigest() in page


def test_makes_the_folder_of_the_record(tmp_path: Path) -> None:
    write_record({"schema": 1}, tmp_path / "new" / "record.json")

    assert json.loads((tmp_path / "new" / "record.json").read_text()) == {"schema": 1}


def test_the_record_says_what_the_trace_tells_of_settings_and_times(tmp_path: Path) -> None:
    folder = ReportsFolder(tmp_path)
    talk = SettingsTalk()
    talk.reads(items=(item("HeartbeatInterval", "900"),))
    trace = TraceFile(folder.trace, lambda: "CP1")
    trace.begin(STARTED, connectors=2, clock="virtual")
    for entry in talk.conversation():
        trace.take(entry)

    publish(hk_180(), folder, [])

    record = json.loads(folder.record.read_text())
    assert record["configuration"][0]["found"] == "900"
    assert record["timings"]["answers"][0]["action"] == "GetConfiguration"
