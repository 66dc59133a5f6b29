"""What stands in a cell of a table that a spreadsheet opens: never a formula, whoever said it. Pure."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def guarded(cell: str) -> str:
    """Return a cell as a spreadsheet takes it: as text, unless it is a number, and on one line.

    Example::

        guarded("=1+1") == "'=1+1"

    """
    line = " ".join(cell.encode("utf-8", "backslashreplace").decode("utf-8").split())
    return f"'{line}" if _FORMULA.match(line) and not _NUMBER.fullmatch(line) else line
