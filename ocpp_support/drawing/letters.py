"""Text in a picture: what of it can be shown, how wide it is, and where it is broken or cut.

Anything may stand on the wire, so whatever is said in a picture comes through here. A picture cannot ask how
wide a text will be; it is reckoned with the widths of Arial, which Helvetica and Liberation Sans share.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from xml.sax.saxutils import escape

LONGEST = 2000
"""So many letters of one text are looked at; nobody reads more in a picture."""

ELLIPSIS = "…"

_NO_LETTER = "\ufffd"
_WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556"
    " 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778"
    " 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556"
    " 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)
_OF_LETTERS = {chr(32 + place): int(width) / 1000 for place, width in enumerate(_WIDTHS.split())}
_OTHERWISE, _FULL, _BOLD = 0.72, 1.05, 1.09
_SPARE = 1.04
"""The reader's machine may have other letters than ours."""


def clean(text: str, longest: int = LONGEST) -> str:
    """Return a text in one line with every letter in it one that can be shown, and can stand in XML.

    Example::

        clean("a\\x00b\\nc") == "a\\ufffdb c"

    """
    if len(text) > longest:
        text = f"{text[:longest]}{ELLIPSIS}"
    if not text.isprintable():
        text = "".join(letter if letter.isprintable() else _instead_of(letter) for letter in text)
    return " ".join(text.split())


def _instead_of(letter: str) -> str:
    # Also what turns the direction of writing round, or is no letter at all.
    return " " if letter.isspace() else _NO_LETTER


def escaped(text: str) -> str:
    """Return a text as it stands in XML."""
    return escape(text, {'"': "&quot;"})


@lru_cache(maxsize=4096)
def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is at a size of letters, in the units of that."""
    ems = sum(_OF_LETTERS.get(letter) or _of_another(letter) for letter in text)
    return ems * size * _SPARE * (_BOLD if bold else 1.0)


def _of_another(letter: str) -> float:
    return _FULL if unicodedata.east_asian_width(letter) in "WFA" else _OTHERWISE


def shortened(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Return a text that is no wider than ``width``, cut at its end where it was."""
    if width_of(text, size, bold=bold) <= width:
        return text
    return f"{_that_fits(text, width - width_of(ELLIPSIS, size, bold=bold), size, bold=bold)}{ELLIPSIS}"


def wrapped(text: str, width: float, size: float, *, most: int, bold: bool = False) -> list[str]:
    """Return a text in lines no wider than ``width``, broken between words where that can be.

    Args:
        text: The text, in one line.
        width: How wide a line may be.
        size: Of its letters.
        most: So many lines; what is left of the text then is cut.
        bold: Whether its letters are.

    """
    if width_of(text, size, bold=bold) <= width:
        return [text] if text else []
    lines = [*_lines(text, width, size, bold=bold)]
    if len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], shortened(rest, width, size, bold=bold)]
    return lines


def _lines(text: str, width: float, size: float, *, bold: bool) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width_of(longer, size, bold=bold) <= width:
            line = longer
            continue
        if line:
            yield line
        line = word
        while width_of(line, size, bold=bold) > width:
            part = _that_fits(line, width, size, bold=bold)
            yield part
            line = line[len(part) :]
    if line:
        yield line


def _that_fits(text: str, width: float, size: float, *, bold: bool) -> str:
    """Return as much of the beginning of a text as fits; one letter at the least."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(text[:middle], size, bold=bold) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low]
