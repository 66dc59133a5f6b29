"""Every shape of the form is written, whatever becomes of the others."""

from pathlib import Path

import pytest
from docx import Document

from ocpp_support.chronicle.chronicle import Chronicle, Part
from ocpp_support.reporting import forms
from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.forms import write_form_as_pdf, write_forms
from ocpp_support.reporting.own_template import OwnTemplate
from ocpp_support.trace.account import Account
from ocpp_support.trace.chapters import ScenarioBegins
from tests.ocpp_support.reporting.records import hk_180, refused
from tests.ocpp_support.reporting.templates import template


def test_writes_the_page_and_the_word_document_and_no_pdf_of_an_earlier_drawing_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ReportsFolder(tmp_path)
    folder.pdf.write_text("old")

    assert write_forms(Chronicle(hk_180()), folder) == [folder.html, folder.docx]
    assert not folder.pdf.exists()
    assert capsys.readouterr() == ("", "")


def test_the_pdf_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    pytest.importorskip("weasyprint")
    folder = ReportsFolder(tmp_path)

    assert write_form_as_pdf(Chronicle(hk_180()), folder) == folder.pdf
    assert folder.pdf.read_bytes().startswith(b"%PDF-")


def test_somebodys_own_form_is_filled_in_besides(tmp_path: Path) -> None:
    folder = ReportsFolder(tmp_path)
    own = OwnTemplate(Path("own.docx"), template("{{ station.vendor }}: {{ verdict }}"))

    assert folder.filled_in in write_forms(Chronicle(hk_180()), folder, own)
    assert Document(str(folder.filled_in)).paragraphs[0].text == "HICONICS: Accepted with remarks"


def test_one_that_cannot_be_keeps_nothing_else_from_being_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ReportsFolder(tmp_path)
    own = OwnTemplate(Path("own.docx"), template("{{ rows[15].nothing }}"))

    assert write_forms(Chronicle(hk_180()), folder, own) == [folder.html, folder.docx]
    assert "own.docx cannot be used" in capsys.readouterr().err


def test_the_same_run_gives_the_same_page(tmp_path: Path) -> None:
    folder = ReportsFolder(tmp_path)
    write_forms(Chronicle(hk_180()), folder)
    first = folder.html.read_bytes()
    write_forms(Chronicle(hk_180()), folder)

    assert folder.html.read_bytes() == first


def test_what_went_wrong_is_shown_as_a_picture_and_one_that_cannot_be_drawn_costs_itself_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = ReportsFolder(tmp_path)
    record = refused()
    told = Account(connectors=1)
    for one in record["scenarios"]:
        one["label"] = f"A feature: {one['name']}"
        told.chapters.take(ScenarioBegins(0, 0, one["label"]))

    write_forms(Chronicle(record, [Part(told)]), folder)
    assert folder.html.read_text().count('<div class="picture"><svg ') == 3

    monkeypatch.setattr(forms, "sequence_diagram", lambda scene: 1 / 0)
    write_forms(Chronicle(record, [Part(told)]), folder)
    assert "<svg" not in folder.html.read_text()
