import json
from pathlib import Path

import pytest

from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.publish import publish, write_record
from tests.ocpp_support.reporting.records import hk_180


def test_writes_the_record_and_the_form_and_shows_the_result(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ReportsFolder(tmp_path)

    publish(hk_180(), folder, [])

    assert json.loads(folder.record.read_text()) == hk_180()
    assert folder.html.exists()
    assert folder.docx.exists()
    assert folder.junit.exists()
    assert folder.summary.exists()
    assert "accepted with remarks" in capsys.readouterr().out


def test_a_step_of_a_workflow_shows_the_summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))

    publish(hk_180(), ReportsFolder(tmp_path), [])

    assert "Accepted with remarks" in page.read_text(encoding="utf-8")


def test_makes_the_folder_of_the_record(tmp_path: Path) -> None:
    write_record({"schema": 1}, tmp_path / "new" / "record.json")

    assert json.loads((tmp_path / "new" / "record.json").read_text()) == {"schema": 1}
