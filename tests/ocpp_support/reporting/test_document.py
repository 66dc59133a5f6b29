import re
from pathlib import Path

from docx import Document

from ocpp_support.reporting.document import write_docx, write_html
from ocpp_support.reporting.page_mending import asks_outside
from tests.ocpp_support.reporting.records import SCRIPT, hk_180, refused

TICKET = "https://example.org/12"
"""Where a declared deviation is followed up."""


def html_of(record: dict, folder: Path) -> str:  # type: ignore[type-arg]
    write_html(record, folder / "form.html")
    return (folder / "form.html").read_text()


def test_the_page_has_the_whole_form(tmp_path: Path) -> None:
    page = html_of(hk_180(), tmp_path)

    for said in ("HICONICS", "1104190610010", "HK-180-1000-AE2", "V112_72900_08001", "Accepted with remarks"):
        assert said in page
    for function in SCRIPT:
        assert f">{function.title}</td>" in page
    assert "ok, start and stop received, no meter values" in page


def test_the_page_tells_what_a_failure_was_and_escapes_it(tmp_path: Path) -> None:
    page = html_of(refused(), tmp_path)

    assert "status was &#39;Available&#39; &amp; &lt;b&gt;" in page
    assert "<b>\n" not in page


def test_the_page_leads_to_where_a_known_deviation_is_followed_up(tmp_path: Path) -> None:
    assert f'<a href="{TICKET}" rel="noopener">' in html_of(refused(), tmp_path)


def test_the_page_asks_nothing_of_the_network(tmp_path: Path) -> None:
    page = html_of(refused(), tmp_path).replace(TICKET, "the ticket")

    assert asks_outside(page) == []
    assert not re.search(r"url\(|@import|https?://", page)


def test_the_word_form_has_every_row_and_every_criterion(tmp_path: Path) -> None:
    write_docx(hk_180(), tmp_path / "form.docx")
    document = Document(str(tmp_path / "form.docx"))
    identity, verdict, functions, criteria = document.tables

    assert [[cell.text for cell in row.cells] for row in identity.rows][1] == [
        "Manufacturer number",
        "1104190610010",
    ]
    assert verdict.cell(0, 0).text.startswith("Accepted with remarks")
    rows = [[cell.text for cell in row.cells] for row in functions.rows]
    assert rows[0] == ["#", "Function", "Acceptance criteria", "Result"]
    assert len(rows) == 17
    assert rows[14][3] == "✓  ok, start and stop received, no meter values"
    assert rows[5][2].endswith("(implied)")
    assert [row.cells[0].text for row in criteria.rows[1:]] == [
        one.id for row in SCRIPT for one in row.criteria
    ]


def test_the_word_form_is_whole_with_awkward_words_in_it(tmp_path: Path) -> None:
    record = refused()
    record["station"]["vendor"] = "A & B <Ltd> {{ not a placeholder }}"
    write_docx(record, tmp_path / "form.docx")
    identity = Document(str(tmp_path / "form.docx")).tables[0]

    assert identity.cell(0, 1).text == "A & B <Ltd> {{ not a placeholder }}"
