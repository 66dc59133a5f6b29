import json
from hashlib import sha256
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

    assert json.loads(folder.record.read_text()) == hk_180() | {"evidence": []}
    assert folder.html.exists()
    assert folder.docx.exists()
    assert "accepted with remarks" in capsys.readouterr().out


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
