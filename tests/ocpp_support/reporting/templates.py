"""Word templates for the tests, as somebody else would make them."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm


def template(*paragraphs: str) -> bytes:
    """Return a template of these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document)


def saved(document: Any) -> bytes:
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def dutch() -> bytes:
    """Return a form as an operator in the Netherlands may have one: landscape, with a letterhead."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.header.paragraphs[0].text = "Laadnet Oost B.V. – Acceptatieprotocol {{ station.identity }}"
    section.footer.paragraphs[0].text = "Uitgevoerd op {{ run.date }} met {{ suite.words }}"
    document.add_heading("Acceptatie laadstation {{ station.vendor }} {{ station.model }}", level=1)
    document.add_paragraph("Plaats: {{ place or '……………' }}    Uitvoerder: {{ tester or '……………' }}")
    document.add_paragraph("Eindoordeel: {{ verdict }}")
    _rows(document)
    document.add_paragraph("{%p if deviations %}")
    document.add_heading("Afwijkingen", level=2)
    document.add_paragraph("{%p for d in deviations %}")
    document.add_paragraph(
        "{{ d.number }} ({{ d.criteria }}, {{ d.severity }}): {{ d.came }} – {{ d.decides }}"
    )
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p else %}")
    document.add_paragraph("Geen afwijkingen.")
    document.add_paragraph("{%p endif %}")
    return saved(document)


def _rows(document: Any) -> None:
    table = document.add_table(rows=4, cols=3)
    table.style, table.autofit = "Table Grid", False
    texts = (
        ("Nr.", "Functie", "Resultaat"),
        ("{%tr for row in rows %}", "", ""),
        ("{{ row.number }}", "{{ row.title }}", "{% cellbg row.shade %}{{ row.mark }} {{ row.result }}"),
        ("{%tr endfor %}", "", ""),
    )
    for column, width in zip(table.columns, (1.5, 6.0, 15.0), strict=True):
        column.width = Cm(width)
    for row, words in zip(table.rows, texts, strict=True):
        for cell, text, width in zip(row.cells, words, (1.5, 6.0, 15.0), strict=True):
            cell.text, cell.width = text, Cm(width)
