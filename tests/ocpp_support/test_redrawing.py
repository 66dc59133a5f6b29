"""All documents of a run are drawn again from what it left."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from ocpp_support.cli import app
from ocpp_support.reporting import forms
from ocpp_support.reporting.diary import Diary, Head
from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.pdf import NoPdf
from ocpp_support.reporting.publish import publish
from tests.ocpp_support.reporting.records import hk_180
from tests.ocpp_support.reporting.templates import template


@pytest.fixture
def reports(tmp_path: Path) -> ReportsFolder:
    folder = ReportsFolder(tmp_path / "reports")
    folder.root.mkdir()
    folder.trace.write_text("")
    publish(hk_180(), folder, [])
    return folder


def report(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["report", *map(str, arguments)])


def words(result: Result) -> str:
    return " ".join(result.output.split())


def test_draws_the_same_again_and_leaves_the_record_alone(reports: ReportsFolder) -> None:
    page, record = reports.html.read_bytes(), reports.record.read_bytes()
    reports.html.unlink()
    reports.docx.unlink()

    drawn = report(reports.root)

    assert drawn.exit_code == 0, drawn.output
    assert reports.html.read_bytes() == page
    assert reports.docx.exists()
    assert reports.record.read_bytes() == record


def test_draws_from_a_record_by_its_name_to_another_folder(reports: ReportsFolder, tmp_path: Path) -> None:
    drawn = report(reports.record, "--output", tmp_path / "new" / "place")

    assert drawn.exit_code == 0, drawn.output
    assert (tmp_path / "new" / "place" / "acceptance.html").read_bytes() == reports.html.read_bytes()


def test_fills_in_somebodys_own_form(reports: ReportsFolder, tmp_path: Path) -> None:
    (tmp_path / "own.docx").write_bytes(template("{{ verdict }}"))

    assert report(reports.root, "--template", tmp_path / "own.docx").exit_code == 0
    assert reports.filled_in.exists()


def test_a_template_that_cannot_be_used_ends_2(reports: ReportsFolder, tmp_path: Path) -> None:
    (tmp_path / "own.docx").write_bytes(template("{{ verdit }}"))
    drawn = report(reports.root, "--template", tmp_path / "own.docx")

    assert drawn.exit_code == 2
    assert "did you mean “verdict”?" in words(drawn)


def test_an_older_record_is_drawn_too(reports: ReportsFolder) -> None:
    old = {
        name: value for name, value in hk_180().items() if name not in ("scenarios", "findings", "reasons")
    }
    reports.record.write_text(json.dumps(old))
    reports.trace.unlink()

    assert report(reports.root).exit_code == 0


def test_evidence_that_was_changed_is_told(reports: ReportsFolder) -> None:
    reports.trace.write_text("\n")
    drawn = report(reports.root)

    assert drawn.exit_code == 0
    assert "trace.jsonl is not as it was when the run ended" in words(drawn)


def test_a_run_that_was_killed_is_to_be_gone_on_with(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    folder = ReportsFolder(tmp_path / "my reports")
    head = Head("0.1.0", "reference", "a", "b", "c", False)
    Diary(folder.diary, durable=False).begin(head, datetime(2026, 3, 2, tzinfo=UTC))
    drawn = report(folder.root)

    assert drawn.exit_code == 2
    assert f"ocpp-acceptance run --reports '{folder.root}' --resume" in words(drawn)
    assert "Traceback" not in drawn.output


@pytest.mark.parametrize("what", ["none", "empty", "a.json"])
def test_where_there_is_nothing_to_draw_from_it_ends_2_with_a_sentence(tmp_path: Path, what: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.json").write_text('{"functions": [1]}')
    drawn = report(tmp_path / what)

    assert drawn.exit_code == 2
    assert what in words(drawn)
    assert drawn.exception is None or isinstance(drawn.exception, SystemExit)


def test_a_folder_that_cannot_be_written_to_ends_2(reports: ReportsFolder, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    drawn = report(reports.root, "--output", tmp_path / "file")

    assert drawn.exit_code == 2
    assert "Nothing can be written" in words(drawn)


def test_whoever_asks_for_a_pdf_that_cannot_be_is_told_what_to_install(
    reports: ReportsFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NoPdf("Install it.")

    monkeypatch.setattr(forms, "write_form_as_pdf", refuse)

    assert report(reports.root).exit_code == 0
    asked = report(reports.root, "--pdf")
    assert (asked.exit_code, "Install it." in asked.output) == (3, True)
