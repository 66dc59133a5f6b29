"""Somebody's own form is filled in, and a mistake in it is told in a sentence."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from ocpp_support.reporting.form import form_of
from ocpp_support.reporting.own_template import NoTemplate, OwnTemplate, fill_in, read_template
from ocpp_support.reporting.word_template import word_template
from tests.ocpp_support.reporting.records import SCRIPT, hk_180, refused
from tests.ocpp_support.reporting.templates import dutch, saved, template


def read(folder: Path, content: bytes) -> OwnTemplate:
    path = folder / "own.docx"
    path.write_bytes(content)
    return read_template(path)


def complaint(folder: Path, *paragraphs: str) -> str:
    with pytest.raises(NoTemplate) as told:
        read(folder, template("Beginning", *paragraphs, "End"))
    said = str(told.value)
    assert said.startswith(f"The template {folder / 'own.docx'} cannot be used: ")
    assert "\n" not in said
    return said.partition("cannot be used: ")[2]


def test_a_form_of_another_layout_and_language_is_filled_in(tmp_path: Path) -> None:
    filled = Document(BytesIO(fill_in(read(tmp_path, dutch()), form_of(refused()))))
    rows = [[cell.text for cell in row.cells] for row in filled.tables[0].rows]

    assert filled.sections[0].header.paragraphs[0].text == "Laadnet Oost B.V. – Acceptatieprotocol HK180-01"
    assert filled.sections[0].footer.paragraphs[0].text.startswith("Uitgevoerd op 2 March 2026 met ocpp-")
    assert rows[0] == ["Nr.", "Functie", "Resultaat"]
    assert [row[1] for row in rows[1:]] == [function.title for function in SCRIPT]
    assert rows[3][2].startswith("✗ failed:")
    assert "Afwijkingen" in [one.text for one in filled.paragraphs]


def test_what_there_is_none_of_is_left_out(tmp_path: Path) -> None:
    record = hk_180()
    record["functions"] = record["functions"][:3]
    filled = Document(BytesIO(fill_in(read(tmp_path, dutch()), form_of(record))))

    assert "Geen afwijkingen." in [one.text for one in filled.paragraphs]


def test_the_suites_own_form_is_a_template_too(tmp_path: Path) -> None:
    assert fill_in(read(tmp_path, word_template().read()), form_of(refused()))


def test_what_becomes_of_the_file_afterwards_does_not_matter(tmp_path: Path) -> None:
    own = read(tmp_path, template("{{ verdict }}"))
    (tmp_path / "own.docx").write_text("gone")

    assert fill_in(own, form_of(hk_180()))


def test_names_a_placeholder_that_there_is_not_and_its_paragraph(tmp_path: Path) -> None:
    said = complaint(tmp_path, "Vendor: {{ station.vendr }} here")

    assert said == (
        "there is no placeholder “vendr” (did you mean “vendor”?); docs/template.md lists them,"
        " in “Vendor: {{ station.vendr }} here”."
    )


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        (("{{ statoin.vendor }}",), "“statoin” (did you mean “station”?)"),
        (
            ("{%p for row in rows %}", "{{ row.verdit }}", "{%p endfor %}"),
            "“verdit” (did you mean “verdict”?)",
        ),
        (("{%p if not rows %}", "{{ nothing }}", "{%p endif %}"), "“nothing”"),
        (("{{ xyz }}",), "there is no placeholder “xyz”; docs/template.md"),
    ],
)
def test_finds_it_wherever_it_stands(tmp_path: Path, paragraphs: tuple[str, ...], said: str) -> None:
    assert said in complaint(tmp_path, *paragraphs)


@pytest.mark.parametrize("where", ["header", "footer"])
def test_finds_it_above_and_below_too(tmp_path: Path, where: str) -> None:
    document = Document()
    getattr(document.sections[0], where).paragraphs[0].text = "Here: {{ nothing }}"

    with pytest.raises(NoTemplate, match=r"“nothing”.*in “Here: \{\{ nothing \}\}”"):
        read(tmp_path, saved(document))


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        (("{{ verdict }",), "in “{{ verdict }"),
        (("{%p for row in rows %}", "{{ row.title }}"), "for"),
        (("{% fro row in rows %}",), "unknown tag 'fro'"),
        (("{{ verdict | nothing }}",), "No filter named 'nothing'"),
        (("{{ 1 / 0 }}",), "ZeroDivisionError: division by zero, in “{{ 1 / 0 }}”."),
        (("{{ rows + 1 }}",), "TypeError"),
        (("{% include 'x' %}",), "TypeError: no loader"),
    ],
)
def test_tells_what_is_broken_and_where(tmp_path: Path, paragraphs: tuple[str, ...], said: str) -> None:
    assert said in complaint(tmp_path, *paragraphs)


@pytest.mark.parametrize(
    "program",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ rows.__class__.__base__.__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ rows.append(1) }}",
        "{{ '{0.__class__}'.format(rows) }}",
    ],
)
def test_a_template_runs_no_program(tmp_path: Path, program: str) -> None:
    assert complaint(tmp_path, program)


def test_a_loop_of_rows_outside_of_a_table_is_told(tmp_path: Path) -> None:
    assert complaint(tmp_path, "{%tr for row in rows %}", "{{ row.title }}", "{%tr endfor %}")


def test_what_is_no_word_document_is_told(tmp_path: Path) -> None:
    archive = BytesIO()
    with ZipFile(archive, "w") as file:
        file.writestr("a.txt", "a")
    for content in (b"", b"{\\rtf1}", archive.getvalue()):
        with pytest.raises(NoTemplate, match=r"it is no Word document \(\.docx\)"):
            read(tmp_path, content)


def test_a_template_of_word_is_told_how_it_can_be_one(tmp_path: Path) -> None:
    dotx = BytesIO()
    with ZipFile(BytesIO(template("x"))) as source, ZipFile(dotx, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(b"document.main+xml", b"template.main+xml"))

    with pytest.raises(NoTemplate, match=r"\.dotx"):
        read(tmp_path, dotx.getvalue())


@pytest.mark.parametrize("name", ["none.docx", "."])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(NoTemplate, match="cannot be read"):
        read_template(tmp_path / name)
