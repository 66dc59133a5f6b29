"""The filled-in form as documents: a page for the browser, and one for Word.

Owns putting the form into the two templates; what the form says is `form`'s.
"""

from functools import cache
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from ocpp_support.reporting.form import form_of
from ocpp_support.reporting.record import Record
from ocpp_support.reporting.word_template import word_template


def write_html(record: Record, path: Path) -> None:
    """Write the form as one page that opens from disk and can be printed."""
    path.write_text(_page_template().render(form_of(record)), encoding="utf-8")


def write_docx(record: Record, path: Path) -> None:
    """Write the form as a Word document."""
    document = DocxTemplate(word_template())
    document.render(form_of(record), jinja_env=Environment(undefined=StrictUndefined, autoescape=True))
    document.save(path)


@cache
def _page_template() -> Template:
    loader = PackageLoader("ocpp_support.reporting")
    environment = Environment(loader=loader, undefined=StrictUndefined, autoescape=True)
    return environment.get_template("acceptance.html.j2")
