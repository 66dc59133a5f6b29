"""`ocpp-acceptance defect-pack` writes one file, or says in a sentence why not."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ocpp_support.cli import app

from ..exports.play import LABEL
from .failing import outcome, record, trace

FINDING = {
    "rule": "x",
    "severity": "note",
    "clause": "1",
    "text": "at bench.acme.example",
    "scenarios": {LABEL: 1},
}
STATION = (
    '[station]\nidentity = "CP-0001"\n[cards]\nALICE = "04A2B3C4"\n[listen]\naddress = "bench.acme.example"\n'
)


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "reports"
    folder.mkdir()
    told = record(outcome(), outcome(status="passed", criteria=["4.1"]), findings=[FINDING])
    (folder / "acceptance.json").write_text(json.dumps(told), encoding="utf-8")
    (folder / "trace.jsonl").write_text(trace(), encoding="utf-8")
    return folder


def pack(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["defect-pack", *arguments])


def read(path: Path) -> str:
    with zipfile.ZipFile(path) as file:
        assert file.testzip() is None
        return "\n".join(f"{name}\n{file.read(name).decode('utf-8')}" for name in file.namelist())


@pytest.mark.usefixtures("reports")
def test_a_pack_is_written_where_one_stands() -> None:
    done = pack("3.2")
    assert done.exit_code == 0, done.output
    assert "defect-3.2.zip: 1 scenario, 8 files, " in done.stdout
    assert "CP-0001" in read(Path("defect-3.2.zip"))


def test_reports_and_output_can_be_elsewhere(reports: Path, tmp_path: Path) -> None:
    moved = reports.rename(tmp_path / "else where")
    done = pack("all", "--reports", str(moved), "--output", "to vendor.zip")
    assert done.exit_code == 0, done.output
    assert "README.html" in read(Path("to vendor.zip"))


@pytest.mark.usefixtures("reports")
def test_an_anonymous_pack_tells_nobody() -> None:
    Path("mine.toml").write_text(STATION, encoding="utf-8")
    done = pack("A connector goes out of service", "--anonymous", "--station", "mine.toml")
    assert done.exit_code == 0, done.output
    whole = read(Path("defect-A-connector-goes-out-of-service-anonymous.zip"))
    for original in ("CP-0001", "S-900", "04A2B3C4", "8931087117000000042", "bench.acme"):
        assert original not in whole
    assert "STATION-1" in whole


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["4.1"], "Nothing failed of 4.1 in this run (1 passed)."),
        (["9.9"], "Nothing in this run is called “9.9”"),
        (["3.2", "--reports", "nowhere"], "There are no reports of a run in nowhere"),
        (["3.2", "--output", "no/such/folder/x.zip"], "cannot be written"),
        (["3.2", "--anonymous", "--station", "nobody"], "There is no station “nobody”"),
    ],
)
def test_where_there_is_nothing_to_write_it_says_why(arguments: list[str], why: str) -> None:
    done = pack(*arguments)
    assert done.exit_code == 2
    assert why in done.stderr
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "is no record of a run"),
        ("[]", "an older version wrote it"),
        ('{"scenarios": 7}', "an older version wrote it"),
        ('{"scenarios": [{"status": "failed", "criteria": ["3.2"]}]}', "is not whole"),
        ('{"scenarios": [7]}', "an older version wrote it"),
    ],
)
def test_a_record_that_is_none_is_told(reports: Path, text: str, why: str) -> None:
    (reports / "acceptance.json").write_text(text, encoding="utf-8")
    done = pack("3.2")
    assert done.exit_code == 2
    assert why in done.stderr


def test_a_trace_that_is_torn_or_gone_costs_its_files_only(reports: Path) -> None:
    (reports / "trace.jsonl").unlink()
    assert pack("3.2").exit_code == 0
    assert "conversation.csv" not in read(Path("defect-3.2.zip"))
    (reports / "trace.jsonl").write_text(f"{trace()}{{torn", encoding="utf-8")
    assert pack("3.2", "--anonymous").exit_code == 0
    assert "conversation.csv" in read(Path("defect-3.2-anonymous.zip"))


def test_a_folder_in_the_place_of_a_file_is_told(reports: Path) -> None:
    (reports / "trace.jsonl").unlink()
    (reports / "trace.jsonl").mkdir()
    done = pack("3.2")
    assert (done.exit_code, "cannot be read" in done.stderr) == (2, True)
