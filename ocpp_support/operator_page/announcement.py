"""Telling the terminal where the page is: a code for the phone's camera, and the address in words."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TextIO

import segno

_LIGHT_ON_DARK = "\x1b[97;40m"
_AS_BEFORE = "\x1b[0m"


def announce(urls: Sequence[str], terminal: TextIO | None) -> None:
    """Show where the page is: the first address as a code too, the others in words.

    Args:
        urls: The page's addresses, the likeliest first.
        terminal: Where to; without one nobody is told.

    """
    if terminal is None:
        return
    others = "".join(f"  or, if that is not found: {url}\n" for url in urls[1:])
    words = f"\nThe page for your phone: {urls[0]}\n{others}Whoever has this address can answer.\n\n"
    code = _code(urls[0]) if terminal.isatty() else ""
    try:
        terminal.write(code + words)
    except UnicodeEncodeError:  # A terminal that knows no blocks.
        terminal.write(words)
    terminal.flush()


def _code(url: str) -> str:
    drawn = io.StringIO()
    segno.make(url, error="l", micro=False).terminal(drawn, border=2, compact=True)
    # It draws what is light: on a light terminal the code would be inverted, and not every camera reads that.
    lines = drawn.getvalue().splitlines()
    return "\n" + "".join(f"{_LIGHT_ON_DARK}{line}{_AS_BEFORE}\n" for line in lines)
