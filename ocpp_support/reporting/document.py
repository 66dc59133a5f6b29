"""The filled-in form as documents: a page for the browser, and one for Word.

Owns putting the form into the two templates; what the form says is `form`'s.
"""

from collections.abc import Mapping
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from ocpp_support.reporting.form import Form
from ocpp_support.reporting.pages import pages_of
from ocpp_support.reporting.word_template import word_template


def page_of(form: Form, pictures: Mapping[str, str] | None = None) -> str:
    """Return the form as one page that opens from disk and can be printed.

    Args:
        form: What it says.
        pictures: Of scenarios, by label: SVG that was drawn here.

    """
    drawn = {label: Markup(picture) for label, picture in (pictures or {}).items()}
    return pages_of("ocpp_support.reporting").get_template("acceptance.html.j2").render(form, pictures=drawn)


def write_docx(form: Form, path: Path) -> None:
    """Write the form as a Word document."""
    document = DocxTemplate(word_template())
    document.render(form, jinja_env=Environment(undefined=StrictUndefined, autoescape=True))
    document.save(path)
