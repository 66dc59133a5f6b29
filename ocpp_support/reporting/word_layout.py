"""What a Word document is laid out with: page, tables, loops, soft words. Knows nothing of the form."""

from collections.abc import Sequence
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

SOFT = RGBColor(0x5B, 0x66, 0x75)
INK = RGBColor(0x1B, 0x24, 0x30)
WIDTH = 17.4
"""Of what is printed on, in centimetres."""

_LINE = "C9D0D8"
_HEAD = "EEF1F4"
_FONT = "Arial"


def set_page(document: Any) -> None:
    """Set paper, margins and styles."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.8)
    section.top_margin, section.bottom_margin = Cm(2.1), Cm(1.9)
    for name, size in (("Normal", 10), ("Heading 1", 20), ("Heading 2", 14), ("Heading 3", 11)):
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.font.color.rgb = INK
        # A heading's own theme font would win over the name.
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        if name != "Normal":
            style.paragraph_format.space_after = Pt(5)
    document.styles["Normal"].paragraph_format.space_after = Pt(0)


def table(document: Any, widths: Sequence[float], rows: int, *, lines: bool = True) -> Any:
    """Add a table whose rows are not torn.

    Args:
        document: Where to.
        widths: Of its columns, in centimetres.
        rows: How many.
        lines: Whether there are lines between its rows.

    """
    made = document.add_table(rows=rows, cols=len(widths))
    made.autofit = False
    if lines:
        _borders(made)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    for row in made.rows:
        put(row._tr.get_or_add_trPr(), "w:cantSplit")
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
            space(cell.paragraphs[0])
    return made


def space(paragraph: Any, points: float = 3) -> None:
    """Leave some space above and below a paragraph."""
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(points)


def head(made: Any, words: Sequence[str]) -> None:
    """Write the first row, and have it repeated on every page."""
    for cell, word in zip(made.rows[0].cells, words, strict=True):
        run(cell.paragraphs[0], word, bold=True, size=9, color=SOFT)
        put(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=_HEAD)
    put(made.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")


def loop(made: Any, first: str, last: str, at: int = 1, until: int = -1) -> None:
    """Put a loop's ends into two rows; rendering takes those rows out."""
    made.rows[at].cells[0].text = first
    made.rows[until].cells[0].text = last


def listing(document: Any, name: str, columns: Sequence[tuple[str, float, str]], size: int = 9) -> Any:
    """Add a table with a row for each of a list; return the row.

    Args:
        document: Where to.
        name: The loop: ``one in timings``.
        columns: The words in its head, its width and what stands in it.
        size: Of the letters.

    """
    made = table(document, [width for _, width, _ in columns], 4)
    head(made, [word for word, _, _ in columns])
    loop(made, f"{{%tr for {name} %}}", "{%tr endfor %}")
    for cell, (_, _, text) in zip(made.rows[2].cells, columns, strict=True):
        run(cell.paragraphs[0], text, size=size)
    return made.rows[2]


def paragraphs(document: Any, tag: str) -> None:
    """Add a paragraph that begins or ends a loop or a condition; rendering takes it out."""
    document.add_paragraph(f"{{%p {tag} %}}")


def soft(paragraph: Any, size: float, text: str = "") -> Any:
    """Write what is less important; return the paragraph."""
    if text:
        paragraph.add_run(text)
    for one in paragraph.runs:
        one.font.size, one.font.color.rgb = Pt(size), SOFT
    return paragraph


def run(
    paragraph: Any, text: str, *, size: float | None = None, bold: bool = False, color: RGBColor | None = None
) -> None:
    """Write into a paragraph."""
    written = paragraph.add_run(text)
    written.bold = bold
    if size is not None:
        written.font.size = Pt(size)
    if color is not None:
        written.font.color.rgb = color


def page_number(paragraph: Any) -> None:
    """Write which page it is, of how many."""
    for name in ("PAGE", "NUMPAGES"):
        if name == "NUMPAGES":
            paragraph.add_run(" / ")
        for kind in ("begin", name, "end"):
            written = paragraph.add_run()
            if kind == name:
                _put_text(written._r, "w:instrText", name)
            else:
                put(written._r, "w:fldChar", fldCharType=kind)


def put(parent: Any, name: str, **values: str) -> None:
    """Add an element of WordprocessingML."""
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)


def _put_text(parent: Any, name: str, text: str) -> None:
    element = OxmlElement(name)
    element.text = text
    parent.append(element)


def _borders(made: Any) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        put(borders, f"w:{side}", val="single", sz="4", space="0", color=_LINE)
    made._tbl.tblPr.append(borders)
