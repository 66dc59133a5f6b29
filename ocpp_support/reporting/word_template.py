"""The template of the Word form, laid out in code so that a change to it can be read.

Owns which section stands where; the words come in through the placeholders, and `word_layout` has the means.
"""

from io import BytesIO
from typing import Any

from docx import Document
from docx.shared import Cm, Pt

from ocpp_support.reporting.word_layout import (
    SOFT,
    WIDTH,
    head,
    listing,
    loop,
    page_number,
    paragraphs,
    run,
    set_page,
    soft,
    space,
    table,
)

_ABOUT_IMPLIED = (
    "{% if has_implied %}(implied): not demanded; where it fails, the row carries a remark.{% endif %}"
)
_ABOUT_FINDINGS = "What the station said against the specification. {{ about_findings }}"
_ROWS = ("{%tr for row in rows %}", "{%tr endfor %}")
_VERIFY = (
    "Whoever has the folder of the reports can see that nothing in it was changed: this command, given there,"
    " says the same digests: {{ verify }}"
    "{% for command in verify_folders %}; and for a folder {{ command }}{% endfor %}."
)
_MARK = "{% cellbg one.shade %}{{ one.mark }}  "


def word_template() -> BytesIO:
    """Build the template: cover, verdict, rows, deviations, criteria, what else there is, signatures."""
    document = Document()
    set_page(document)
    _edges(document.sections[0])
    soft(document.add_paragraph("ACCEPTANCE OF A CHARGE STATION · OCPP 1.6-J"), 9)
    document.add_heading("{{ title }}", level=1)
    _cover(document)
    _verdict(document)
    _functions(document)
    soft(document.add_paragraph(_ABOUT_IMPLIED), 9)
    _deviations(document)
    _remarks(document)
    document.add_heading("Criterion by criterion", level=2)
    _criteria(document)
    _summaries(document)
    _evidence(document)
    _signatures(document)
    content = BytesIO()
    document.save(content)
    content.seek(0)
    return content


def _edges(section: Any) -> None:
    """Write what stands above and below on every page; the first has its title already."""
    section.different_first_page_header_footer = True
    soft(section.header.paragraphs[0], 8, "Acceptance of {{ title }}")
    for footer in (section.footer, section.first_page_footer):
        line = footer.paragraphs[0]
        line.paragraph_format.tab_stops.add_tab_stop(Cm(WIDTH), 2)
        line.add_run("{{ run.line }} · page ")
        page_number(line)
        soft(line, 7.5)


def _cover(document: Any) -> None:
    for name in ("identity", "day"):
        made = table(document, (5.0, WIDTH - 5.0), 3)
        made.cell(0, 0).merge(made.cell(0, 1)).text = f"{{%tr for line in {name} %}}"
        run(made.cell(1, 0).paragraphs[0], "{{ line.name }}", color=SOFT)
        run(made.cell(1, 1).paragraphs[0], "{{ line.value }}", bold=True)
        if name == "identity":
            aside = "{% if line.note %}  ({{ line.note }}){% endif %}"
            run(made.cell(1, 1).paragraphs[0], aside, size=9, color=SOFT)
        made.cell(2, 0).merge(made.cell(2, 1)).text = "{%tr endfor %}"
        document.add_paragraph()


def _verdict(document: Any) -> None:
    cell = table(document, (WIDTH,), 1).cell(0, 0)
    run(cell.paragraphs[0], "{% cellbg shade %}{{ verdict }}", size=17, bold=True)
    soft(cell.add_paragraph("{{ counted }}{% for reason in reasons %}\n{{ reason }}{% endfor %}"), 9)
    cell.paragraphs[1].paragraph_format.space_after = Pt(4)
    document.add_paragraph()


def _functions(document: Any) -> None:
    made = table(document, (0.9, 2.9, 6.8, 6.8), 4)
    head(made, ("#", "Function", "Acceptance criteria", "Result"))
    loop(made, *_ROWS)
    cells = made.rows[2].cells
    run(cells[0].paragraphs[0], "{{ row.number }}", color=SOFT)
    run(cells[1].paragraphs[0], "{{ row.title }}", bold=True)
    cells[2].text = "{%p for one in row.criteria %}"
    point = cells[2].add_paragraph("{{ one.text }}{% if one.implied %} (implied){% endif %}", "List Bullet")
    point.paragraph_format.left_indent, point.paragraph_format.first_line_indent = Cm(0.4), Cm(-0.4)
    point.paragraph_format.space_after = Pt(2)
    cells[2].add_paragraph("{%p endfor %}")
    run(cells[3].paragraphs[0], "{% cellbg row.shade %}{{ row.mark }}  ", bold=True)
    run(cells[3].paragraphs[0], "{{ row.result }}")


def _deviations(document: Any) -> None:
    paragraphs(document, "if deviations or left_open")
    document.add_heading("Deviations", level=2)
    paragraphs(document, "for one in deviations")
    _deviation(document)
    document.add_paragraph()
    paragraphs(document, "endfor")
    paragraphs(document, "if left_open")
    document.add_heading("Left open: the bench repeats it where that can be done", level=3)
    listing(
        document,
        "one in left_open",
        (("Criteria", 5.4, "{{ one.criteria }}"), ("Why", 12, "{{ one.reason }}")),
    )
    paragraphs(document, "endif")
    paragraphs(document, "endif")


def _deviation(document: Any) -> None:
    """Add the table of one deviation, which stays on one page where it can."""
    lines = (
        ("", "Criterion", "{{ one.words }}"),
        ("scenario", "Shown by", "{{ one.scenario }}{% if one.also %}\nAlso: {{ one.also }}{% endif %}"),
        ("sent", "Sent", "{{ one.sent }}"),
        ("expected", "Expected", "{{ one.expected }}"),
        ("", "Came", "{{ one.came }}"),
        ("", "Clause", "{{ one.clause }}"),
        ("", "Who decides", "{{ one.decides }}"),
    )
    made = table(document, (2.8, WIDTH - 2.8), 1 + len(lines) + 2 * sum(bool(name) for name, _, _ in lines))
    top = made.cell(0, 0).merge(made.cell(0, 1))
    run(top.paragraphs[0], _MARK + "{{ one.number }} · {{ one.criteria }} {{ one.function }}", bold=True)
    run(top.paragraphs[0], " · {{ one.severity }} · {{ one.verdict }}")
    rows = iter(made.rows[1:])
    for name, words, text in lines:
        if name:
            next(rows).cells[0].text = f"{{%tr if one.{name} %}}"
        cells = next(rows).cells
        run(cells[0].paragraphs[0], words, size=9, color=SOFT)
        run(cells[1].paragraphs[0], text, size=9)
        if name:
            next(rows).cells[0].text = "{%tr endif %}"
    for row in made.rows[:-1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _remarks(document: Any) -> None:
    paragraphs(document, "if findings or notes or remarks")
    document.add_heading("Remarks", level=2)
    paragraphs(document, "for remark in remarks")
    document.add_paragraph("{{ remark }}")
    paragraphs(document, "endfor")
    paragraphs(document, "if findings")
    space(soft(document.add_paragraph(_ABOUT_FINDINGS), 9))
    columns = (
        ("Weight", 1.7, "{{ one.severity }}"),
        ("What, by which clause", 7.2, "{{ one.line }}"),
        ("First seen in", 5.0, "{{ one.where }}"),
        ("Who decides", 3.5, "{{ one.decides }}"),
    )
    listing(document, "one in findings", columns)
    paragraphs(document, "endif")
    paragraphs(document, "if notes")
    space(soft(document.add_paragraph("Allowed, and worth knowing: {{ notes | join('; ') }}."), 9))
    paragraphs(document, "endif")
    paragraphs(document, "endif")


def _criteria(document: Any) -> None:
    made = table(document, (1.2, 11.7, 4.5), 6)
    head(made, ("Id", "Criterion", "Verdict"))
    loop(made, *_ROWS)
    loop(made, "{%tr for one in row.criteria %}", "{%tr endfor %}", at=2, until=4)
    cells = made.rows[3].cells
    run(cells[0].paragraphs[0], "{{ one.id }}", bold=True)
    run(cells[1].paragraphs[0], "{{ one.text }}")
    cells[1].add_paragraph("{%p if one.remark %}")
    soft(cells[1].add_paragraph("{{ one.remark }}"), 9)
    cells[1].add_paragraph("{%p endif %}")
    run(cells[2].paragraphs[0], _MARK, bold=True)
    run(cells[2].paragraphs[0], "{{ one.verdict }}")


def _summaries(document: Any) -> None:
    for name, (title, columns) in _SUMMARIES.items():
        paragraphs(document, f"if {name}")
        document.add_heading(title, level=2)
        listing(document, f"one in {name}", columns, size=8)
        paragraphs(document, "endif")


_SUMMARIES = {
    "configuration": (
        "Configuration",
        (
            ("Setting", 5.4, "{{ one.key }}{% if one.readonly %} (read-only){% endif %}"),
            ("As found", 4.3, "{{ one.found }}"),
            ("As left", 2.5, "{% if one.changed %}! {{ one.left }}{% else %}as found{% endif %}"),
            ("What was tried", 5.2, "{{ one.tried }}"),
        ),
    ),
    "timings": (
        "How long the station took",
        (
            (
                "What",
                6.2,
                "{{ one.what }}{% if one.unanswered %} ({{ one.unanswered }} unanswered){% endif %}",
            ),
            ("Times", 1.5, "{{ one.count }}"),
            ("Median", 1.9, "{{ one.median }}"),
            ("Slowest", 1.9, "{{ one.slowest }}"),
            ("The slowest was in", 5.9, "{{ one.scenario }}"),
        ),
    ),
    "doings": (
        "What people did, and when",
        (
            ("When", 2.4, "{{ one.time }}"),
            ("What", 6.0, "{{ one.act }}{% if one.words %}: {{ one.words }}{% endif %}"),
            ("Outcome", 1.9, "{{ one.outcome }}"),
            ("Confirmed by", 2.4, "{{ one.by }}"),
            ("Took", 1.5, "{{ one.took }}"),
            ("In", 3.2, "{{ one.scenario }}"),
        ),
    ),
}


def _evidence(document: Any) -> None:
    paragraphs(document, "if evidence")
    document.add_heading("Evidence", level=2)
    columns = (
        ("File", 5.2, "{{ one.name }}"),
        ("What it is", 5.6, "{{ one.what }}{% if one.size %}, {{ one.size }}{% endif %}"),
        ("SHA-256", 6.6, "{{ one.sha256 }}"),
    )
    listing(document, "one in evidence", columns, size=8)
    paragraphs(document, "if verify")
    space(soft(document.add_paragraph(_VERIFY), 9))
    paragraphs(document, "endif")
    paragraphs(document, "endif")


def _signatures(document: Any) -> None:
    title = document.add_heading("Signatures", level=2)
    title.paragraph_format.keep_with_next = True
    made = table(document, (8.0, WIDTH - 16.0, 8.0), 5)
    for column, side in ((0, "For the vendor"), (2, "For the operator")):
        for row, words in enumerate((side, "Name", "Company", "Place and date", "Signature")):
            paragraph = made.cell(row, column).paragraphs[0]
            paragraph.paragraph_format.space_before = Pt({"Signature": 52, side: 3}.get(words, 20))
            paragraph.paragraph_format.keep_with_next = True
            run(paragraph, words, size=9, bold=words == side, color=None if words == side else SOFT)
