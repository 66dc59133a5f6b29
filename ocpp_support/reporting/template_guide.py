"""The guide to templates of one's own, `docs/template.md`: written from the placeholders themselves.

``python -m ocpp_support.reporting.template_guide`` writes it; a test sees that it is up to date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ocpp_support.reporting.placeholders import PLACEHOLDERS, Each, Placeholder, Value

DOCUMENT = Path("docs") / "template.md"

_BEGINNING = Path(__file__).parent / "templates" / "guide.md"


def document() -> str:
    """Return the guide as text."""
    beginning = _BEGINNING.read_text(encoding="utf-8")
    return "\n".join([beginning, "## The placeholders", "", *_sections("", PLACEHOLDERS)]).rstrip() + "\n"


def _sections(path: str, placeholders: Mapping[str, Placeholder]) -> Iterator[str]:
    plain = {name: one for name, one in placeholders.items() if not isinstance(one, Each)}
    yield from _table(path, plain)
    for name, one in placeholders.items():
        if isinstance(one, Each):
            yield from _loop(f"{path}{name}", one)


def _loop(path: str, one: Each) -> Iterator[str]:
    yield f"### `for {one.variable} in {path}`: {one.what}"
    yield ""
    if isinstance(one.one, Value):
        yield from _table("", {one.variable: one.one})
    else:
        yield from _sections(f"{one.variable}.", one.one)


def _table(path: str, placeholders: Mapping[str, Placeholder]) -> Iterator[str]:
    yield "| Placeholder | What it says | Such as |"
    yield "|---|---|---|"
    yield from _lines(path, placeholders)
    yield ""


def _lines(path: str, placeholders: Mapping[str, Placeholder]) -> Iterator[str]:
    for name, one in placeholders.items():
        if isinstance(one, Value):
            yield f"| `{{{{ {path}{name} }}}}` | {_kind(one)}{one.what} | {_such_as(one)} |"
        elif isinstance(one, Mapping):
            yield from _lines(f"{path}{name}.", one)


def _kind(one: Value) -> str:
    kinds = {bool: "*yes or no*: ", int: "*number*: "}
    return kinds.get(type(one.example), "")


def _such_as(one: Value) -> str:
    if isinstance(one.example, bool) or one.example == "":
        return ""
    return f"`{one.example}`" if isinstance(one.example, str) else str(one.example)


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
