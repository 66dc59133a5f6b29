from docx import Document
from docx.shared import Length

from ocpp_support.reporting.word_layout import WIDTH, listing, set_page


def test_a_listing_has_a_head_and_a_row_in_a_loop() -> None:
    document = Document()
    set_page(document)
    listing(
        document, "one in files", (("File", 5.0, "{{ one.name }}"), ("Size", WIDTH - 5, "{{ one.size }}"))
    )
    [table] = document.tables

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["File", "Size"],
        ["{%tr for one in files %}", ""],
        ["{{ one.name }}", "{{ one.size }}"],
        ["{%tr endfor %}", ""],
    ]


def test_what_is_printed_on_is_as_wide_as_the_tables() -> None:
    document = Document()
    set_page(document)
    section = document.sections[0]

    assert round(Length(section.page_width - section.left_margin - section.right_margin).cm, 1) == WIDTH
