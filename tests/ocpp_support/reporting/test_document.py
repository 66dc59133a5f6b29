import re
from pathlib import Path
from typing import Any

from docx import Document

from ocpp_support.reporting.document import page_of, write_docx
from ocpp_support.reporting.form import form_of
from ocpp_support.reporting.page_mending import asks_outside
from tests.ocpp_support.reporting.records import SCRIPT, hk_180, refused, with_everything

TICKET = "https://example.org/12"
"""Where a declared deviation is followed up."""


def html_of(record: dict[str, Any]) -> str:
    return page_of(form_of(record))


def docx_of(record: dict[str, Any], folder: Path) -> Any:
    write_docx(form_of(record), folder / "form.docx")
    return Document(str(folder / "form.docx"))


def words_of(document: Any) -> str:
    return "\n".join(
        part.text for part in document.element.body.iter() if part.tag.endswith("}t") and part.text
    )


def test_the_page_has_the_whole_form() -> None:
    page = html_of(hk_180())

    for said in ("HICONICS", "1104190610010", "HK-180-1000-AE2", "V112_72900_08001", "Accepted with remarks"):
        assert said in page
    for function in SCRIPT:
        assert f">{function.title}</td>" in page
    assert "ok, start and stop received, no meter values" in page


def test_every_criterion_has_a_place_that_can_be_led_to() -> None:
    page = html_of(hk_180())

    for row in SCRIPT:
        for one in row.criteria:
            place = page.partition(f'<tr id="AC-{one.id}">')[2].partition("</tr>")[0]
            assert one.text.split("'")[0] in place


def test_the_page_tells_what_a_failure_was_and_escapes_it() -> None:
    page = html_of(refused())

    assert "status was &#39;Available&#39; &amp; &lt;b&gt;" in page
    assert "<b>\n" not in page


def test_a_picture_stands_with_its_deviation() -> None:
    form = form_of(refused())
    label = form["deviations"][0]["label"]

    assert "<svg>x</svg>" in page_of(form, {label: "<svg>x</svg>"})
    assert "The conversation" not in page_of(form)


def test_the_page_leads_to_where_a_known_deviation_is_followed_up() -> None:
    assert f'<a href="{TICKET}" rel="noopener">' in html_of(refused())


def test_the_page_asks_nothing_of_the_network() -> None:
    page = html_of(with_everything()).replace(TICKET, "the ticket")

    assert asks_outside(page) == []
    assert not re.search(r"url\(|@import|https?://", page)


def test_page_and_word_form_have_every_section(tmp_path: Path) -> None:
    page, words = html_of(with_everything()), words_of(docx_of(with_everything(), tmp_path))

    for said in (
        "Deviations",
        "Left open",
        "Remarks",
        "HeartbeatInterval",
        "to answer Reset",
        "pressed the red one",
        "sha256sum trace.jsonl",
        "For the operator",
        "Arnhem",
    ):
        assert said in page, said
        assert said in words, said


def test_sections_without_anything_in_them_are_left_out(tmp_path: Path) -> None:
    page, words = html_of(hk_180()), words_of(docx_of(hk_180(), tmp_path))

    for title in ("Configuration</h2>", "How long the station took", "What people did", "Evidence"):
        assert title not in page
        assert title not in words


def test_the_word_form_has_every_row_and_every_criterion(tmp_path: Path) -> None:
    tables = {len(table.columns): table for table in docx_of(hk_180(), tmp_path).tables[::-1]}
    functions = [[cell.text for cell in row.cells] for row in tables[4].rows]
    criteria = next(one for one in docx_of(hk_180(), tmp_path).tables if one.cell(0, 0).text == "Id")

    assert functions[0] == ["#", "Function", "Acceptance criteria", "Result"]
    assert len(functions) == 17
    assert functions[14][3] == "✓  ok, start and stop received, no meter values"
    assert functions[5][2].endswith("(implied)")
    assert [row.cells[0].text for row in criteria.rows[1:]] == [
        one.id for row in SCRIPT for one in row.criteria
    ]


def test_the_word_form_has_the_cover(tmp_path: Path) -> None:
    identity, day, verdict = docx_of(hk_180(), tmp_path).tables[:3]

    assert [cell.text for cell in identity.rows[1].cells] == ["Manufacturer number", "1104190610010"]
    assert [cell.text for cell in day.rows[0].cells] == ["Place", ""]
    assert verdict.cell(0, 0).text.startswith("Accepted with remarks")


def test_the_word_form_is_whole_with_awkward_words_in_it(tmp_path: Path) -> None:
    record = refused()
    record["station"]["vendor"] = "A & B <Ltd> {{ not a placeholder }}"
    record["station"]["model"] = "\x00\x07\x01"
    identity = docx_of(record, tmp_path).tables[0]

    assert identity.cell(0, 1).text == "A & B <Ltd> {{ not a placeholder }}"
    assert identity.cell(2, 1).text == "\ufffd\ufffd\ufffd"
