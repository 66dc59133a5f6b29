"""Where a key stands in a TOML text: what the parser does not tell, and a mistake must be named by.

Owns nothing of what a station file means. The text is one that ``tomllib`` has read already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Place = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=(.*)""")
_PART = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([\w-]+))\s*\.?""")


def line_of(text: str, place: Sequence[str | int]) -> int:
    """Return the line (from 1) of the deepest part of ``place`` that has one; 1 where none has.

    Args:
        text: A TOML text.
        place: Keys, and positions in arrays from 0: ``("deviations", 1, "reason")``.

    Example::

        line_of('[hands]\\nby = "robot"', ("hands", "by")) == 2

    """
    deepest, line = 0, 1
    for number, found, inside in _places(text):
        shared = _shared(found, place)
        whole = shared == len(found)
        if whole and shared > deepest:
            deepest, line = shared, number
        # An inline table's keys stand on the line of the table.
        if whole and shared == deepest and inside and line == number:
            deepest += sum(1 for part in place[shared:] if isinstance(part, str) and part in inside)
    return line


def _places(text: str) -> Iterator[tuple[int, Place, str]]:
    """Yield line, place and what follows it, of every table and every key."""
    table: Place = ()
    counted: dict[Place, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = _with_positions(_parts(header[2]), counted)
            if header[1] == "[[":
                counted[table] = counted.get(table, -1) + 1
                table = (*table, counted[table])
            yield number, table, ""
        elif key := _KEY.match(line):
            yield number, (*table, *_parts(key[1])), key[2]


def _with_positions(parts: Place, counted: dict[Place, int]) -> Place:
    """A table below an array of tables belongs to the array's latest."""
    place: Place = ()
    for part in parts[:-1]:
        place = (*place, part)
        if place in counted:
            place = (*place, counted[place])
    return (*place, parts[-1])


def _parts(dotted: str) -> Place:
    return tuple(double or single or bare for double, single, bare in _PART.findall(dotted))


def _shared(found: Place, place: Sequence[str | int]) -> int:
    shared = 0
    for one, other in zip(found, place, strict=False):
        if one != other:
            break
        shared += 1
    return shared
