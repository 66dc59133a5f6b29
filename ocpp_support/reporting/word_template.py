"""The template of the Word form, laid out in code so that a change to it can be read.

Owns how the document looks; the words come in through the placeholders.
"""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

_SOFT = RGBColor(0x5B, 0x66, 0x75)
_LINE = "C9D0D8"
_HEAD = "EEF1F4"
_WIDTH = 17.4
_FONT = "Arial"

_ABOUT_IMPLIED = (
    "{% if has_implied %}(implied): not demanded; where it fails, the row carries a remark.{% endif %}"
)
_ABOUT_FINDINGS = "What the station said against the specification. {{ about_findings }}"
_ROWS = ("{%tr for row in rows %}", "{%tr endfor %}")


def word_template() -> BytesIO:
    """Build the template: the identity, the verdict, the rows, and the criteria one by one."""
    document = Document()
    _set_page(document)
    _soft(document.add_paragraph("ACCEPTANCE OF A CHARGE STATION · OCPP 1.6-J"), 9)
    document.add_heading("{{ title }}", level=1)
    _identity(document)
    _verdict(document)
    _functions(document)
    _soft(document.add_paragraph(_ABOUT_IMPLIED), 9)
    heading = document.add_heading("Criterion by criterion", level=2)
    heading.paragraph_format.page_break_before = True
    _criteria(document)
    _remarks(document)
    _soft(document.sections[0].footer.paragraphs[0], 8, "{{ run }}")
    content = BytesIO()
    document.save(content)
    content.seek(0)
    return content


def _remarks(document: Any) -> None:
    document.add_paragraph("{%p if has_remarks %}")
    document.add_heading("Remarks", level=2)
    _each(document, "remark in remarks", "{{ remark }}")
    document.add_paragraph("{%p if findings %}")
    _soft(document.add_paragraph(_ABOUT_FINDINGS), 9)
    _each(document, "one in findings", "{{ one.severity }}: {{ one.line }}. First seen in {{ one.where }}.")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if notes %}")
    _soft(document.add_paragraph("Allowed, and worth knowing: {{ notes | join('; ') }}."), 9)
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endif %}")


def _each(document: Any, loop: str, paragraph: str) -> None:
    document.add_paragraph(f"{{%p for {loop} %}}")
    document.add_paragraph(paragraph)
    document.add_paragraph("{%p endfor %}")


def _set_page(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.8)
    section.top_margin = section.bottom_margin = Cm(1.7)
    for name, size in (("Normal", 10), ("Heading 1", 20), ("Heading 2", 14)):
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.font.color.rgb = RGBColor(0x1B, 0x24, 0x30)
        # A heading's own theme font would win over the name.
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
    document.styles["Normal"].paragraph_format.space_after = Pt(0)


def _identity(document: Any) -> None:
    table = _table(document, (5.0, _WIDTH - 5.0), 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "{%tr for name, value in identity %}"
    _run(table.cell(1, 0).paragraphs[0], "{{ name }}", color=_SOFT)
    _run(table.cell(1, 1).paragraphs[0], "{{ value }}", bold=True)
    table.cell(2, 0).merge(table.cell(2, 1)).text = "{%tr endfor %}"


def _verdict(document: Any) -> None:
    document.add_paragraph()
    cell = _table(document, (_WIDTH,), 1).cell(0, 0)
    _run(cell.paragraphs[0], "{% cellbg shade %}{{ verdict }}", size=17, bold=True)
    _soft(cell.add_paragraph("{{ counted }}{% for reason in reasons %} {{ reason }}{% endfor %}"), 9)
    cell.paragraphs[1].paragraph_format.space_after = Pt(4)
    document.add_paragraph()


def _functions(document: Any) -> None:
    table = _table(document, (0.9, 3.3, 8.4, 4.8), 4)
    _head(table, ("#", "Function", "Acceptance criteria", "Result"))
    _loop(table, *_ROWS)
    cells = table.rows[2].cells
    _run(cells[0].paragraphs[0], "{{ row.number }}", color=_SOFT)
    _run(cells[1].paragraphs[0], "{{ row.title }}", bold=True)
    cells[2].text = "{%p for one in row.criteria %}"
    point = cells[2].add_paragraph("{{ one.text }}{% if one.implied %} (implied){% endif %}", "List Bullet")
    point.paragraph_format.left_indent, point.paragraph_format.first_line_indent = Cm(0.4), Cm(-0.4)
    point.paragraph_format.space_after = Pt(2)
    cells[2].add_paragraph("{%p endfor %}")
    _run(cells[3].paragraphs[0], "{% cellbg row.shade %}{{ row.mark }}  ", bold=True)
    _run(cells[3].paragraphs[0], "{{ row.result }}")


def _criteria(document: Any) -> None:
    table = _table(document, (1.2, 11.7, 4.5), 6)
    _head(table, ("Id", "Criterion", "Verdict"))
    _loop(table, *_ROWS)
    _loop(table, "{%tr for one in row.criteria %}", "{%tr endfor %}", at=2, until=4)
    cells = table.rows[3].cells
    _run(cells[0].paragraphs[0], "{{ one.id }}", bold=True)
    _run(cells[1].paragraphs[0], "{{ one.text }}")
    cells[1].add_paragraph("{%p if one.remark %}")
    _soft(cells[1].add_paragraph("{{ one.remark }}"), 9)
    cells[1].add_paragraph("{%p endif %}")
    _run(cells[2].paragraphs[0], "{% cellbg one.shade %}{{ one.mark }}  ", bold=True)
    _run(cells[2].paragraphs[0], "{{ one.verdict }}")


def _table(document: Any, widths: tuple[float, ...], rows: int) -> Any:
    table = document.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    _borders(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        _set(row._tr.get_or_add_trPr(), "w:cantSplit")
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
            cell.paragraphs[0].paragraph_format.space_before = Pt(3)
            cell.paragraphs[0].paragraph_format.space_after = Pt(3)
    return table


def _head(table: Any, words: tuple[str, ...]) -> None:
    """Write the first row, and have it repeated on every page."""
    for cell, word in zip(table.rows[0].cells, words, strict=True):
        _run(cell.paragraphs[0], word, bold=True, size=9, color=_SOFT)
        _set(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=_HEAD)
    _set(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")


def _loop(table: Any, first: str, last: str, at: int = 1, until: int = -1) -> None:
    """Put a loop's ends into two rows; rendering takes those rows out."""
    table.rows[at].cells[0].text = first
    table.rows[until].cells[0].text = last


def _borders(table: Any) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        _set(borders, f"w:{side}", val="single", sz="4", space="0", color=_LINE)
    table._tbl.tblPr.append(borders)


def _set(parent: Any, name: str, **values: str) -> None:
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)


def _soft(paragraph: Any, size: int, text: str = "") -> None:
    if text:
        paragraph.add_run(text)
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = Pt(size), _SOFT


def _run(
    paragraph: Any, text: str, *, size: int | None = None, bold: bool = False, color: RGBColor | None = None
) -> None:
    run = paragraph.add_run(text)
    run.bold = bold
    if size is not None:
        run.font.size = Pt(size)
    if color is not None:
        run.font.color.rgb = color
