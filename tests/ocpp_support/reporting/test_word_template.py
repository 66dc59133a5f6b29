from docx import Document

from ocpp_support.reporting.word_template import word_template


def test_headings_are_repeated_and_rows_kept_whole_on_every_page() -> None:
    tables = Document(word_template()).tables
    headed = [table for table in tables if table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")]

    assert [table.cell(0, 0).text for table in headed] == [
        "#",
        "Criteria",
        "Weight",
        "Id",
        "Setting",
        "What",
        "When",
        "File",
    ]
    for table in tables:
        assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows)


def test_every_page_says_which_run_it_is_and_which_page() -> None:
    section = Document(word_template()).sections[0]

    for footer in (section.footer, section.first_page_footer):
        assert "{{ run.line }}" in footer.paragraphs[0].text
        fields = footer.paragraphs[0]._p.xpath(".//w:instrText")
        assert [one.text for one in fields] == ["PAGE", "NUMPAGES"]
