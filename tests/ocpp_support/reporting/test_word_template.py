from docx import Document

from ocpp_support.reporting.word_template import word_template


def test_headings_are_repeated_and_rows_kept_whole_on_every_page() -> None:
    *_, functions, criteria = Document(word_template()).tables

    for table in (functions, criteria):
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
        assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows)
