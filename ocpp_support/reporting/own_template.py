"""Somebody's own form: a Word document with our placeholders, filled in.

Owns the sentence that a mistake in it is answered with: which placeholder, in which paragraph. A template is
tried out when it is read, with everything in the form and with nothing. It may hold no program: it reaches
the form's values, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import XMLSyntaxError

from ocpp_support.reporting.form import Form
from ocpp_support.reporting.placeholders import PLACEHOLDERS, Each, Placeholder, blanks, examples

GUIDE = "docs/template.md"

LONGEST = 100
"""Characters of a paragraph that are quoted."""

_TAG = re.compile(r"<[^>]*>")
_MADE_OF_A_TEMPLATE = ("<template>", "<unknown>")


class NoTemplate(Exception):
    """A template cannot be used; says which and why in one sentence."""


@dataclass(frozen=True)
class OwnTemplate:
    """A template that was read and tried.

    Attributes:
        path: Where it was.
        content: Its bytes: what becomes of the file during a run does not matter.
    """

    path: Path
    content: bytes


def read_template(path: Path) -> OwnTemplate:
    """Read a template and try it out; raises `NoTemplate`."""
    try:
        template = OwnTemplate(path, path.read_bytes())
    except OSError as error:
        raise NoTemplate(f"The template {path} cannot be read: {error.strerror or error}.") from error
    for form in (examples(), blanks()):
        fill_in(template, form)
    return template


def fill_in(template: OwnTemplate, form: Form) -> bytes:
    """Return the template with the form's values in it; raises `NoTemplate`."""
    document = _Document(template.content)
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    filled = BytesIO()
    try:
        document.open()
        document.render(form, jinja_env=environment)
        document.save(filled)
    # Whatever there is in somebody's document, it is told in a sentence and ends nothing.
    except Exception as error:
        raise NoTemplate(f"The template {template.path} cannot be used: {_why(error, document)}") from error
    return filled.getvalue()


class _Document(DocxTemplate):  # type: ignore[misc]
    """Keeps what is being rendered, so that a mistake can be found in it."""

    def __init__(self, content: bytes) -> None:
        super().__init__(BytesIO(content))
        self.rendering = ""

    def open(self) -> None:
        """Read it; a document that is none is noticed here."""
        self.init_docx()

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> Any:
        # As docxtpl does it before it renders: a line is a paragraph then.
        self.rendering = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        return super().render_xml_part(src_xml, part, context, jinja_env)

    def paragraph(self, line: int | None) -> str:
        """Return the text of a line of what was rendered last."""
        lines = self.rendering.splitlines()
        text = _TAG.sub("", lines[line - 1]).strip() if line and line <= len(lines) else ""
        return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _why(error: Exception, document: _Document) -> str:
    match error:
        case BadZipFile() | OpcError() | KeyError() if not document.rendering:
            return "it is no Word document (.docx)."
        case ValueError() if not document.rendering:
            return "it is no Word document (.docx); a template of Word (.dotx) must be saved as one."
        case TemplateSyntaxError():
            return f"{_sentence(error.message)}{_where(document.paragraph(error.lineno))}"
        case UndefinedError():
            return f"{_unknown(error)}{_where(document.paragraph(_line_of(error.__traceback__)))}"
        case SecurityError():
            found = document.paragraph(_line_of(error.__traceback__))
            return f"what reaches beyond the form is not allowed{_where(found)}"
        case XMLSyntaxError():
            return (
                "filled in, it is no Word document any more: “{%tr … %}” must stand in a row of its own,"
                f" “{{%p … %}}” in a paragraph of its own. {GUIDE} shows how."
            )
    found = document.paragraph(_line_of(error.__traceback__))
    return f"{type(error).__name__}: {_sentence(str(error))}{_where(found)}"


def _sentence(text: str | None) -> str:
    return (text or "").strip().rstrip(".").splitlines()[0] if text and text.strip() else "it cannot be read"


def _where(paragraph: str) -> str:
    return f", in “{paragraph}”." if paragraph else "."


def _unknown(error: UndefinedError) -> str:
    """Name the placeholder that is not there, and the one that may be meant."""
    found = re.search(r"'([^']*)' is undefined|has no attribute '([^']*)'", str(error))
    if found is None:
        return _sentence(str(error))
    name = found[1] or found[2] or ""
    near = get_close_matches(name, [*dict.fromkeys(_names(PLACEHOLDERS))], n=1)
    meant = f" (did you mean “{near[0]}”?)" if near else ""
    return f"there is no placeholder “{name}”{meant}; {GUIDE} lists them"


def _names(one: Placeholder) -> Iterator[str]:
    inner = one.one if isinstance(one, Each) else one
    if isinstance(inner, dict):
        for name, value in inner.items():
            yield name
            yield from _names(value)


def _line_of(traceback: TracebackType | None) -> int | None:
    """Return the line of the template in which something went wrong, as Jinja writes it into a traceback."""
    line = None
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename in _MADE_OF_A_TEMPLATE:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line
