"""Reading a kept trace: ours, with everything that happened, or another tool's in the Open OCPP Trace format.

Whatever stands in the file, reading it never raises: what cannot be understood is told with its line, and the
rest is read all the same. Pure: it is given lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from ocpp_support.trace.account import Account
from ocpp_support.trace.lines_of_others import LinesOfOthers
from ocpp_support.trace.open_trace import OURS
from ocpp_support.trace.own_lines import OwnLines


@dataclass(frozen=True)
class Unread:
    """A line that could not be read, or not as it stands; says why."""

    line: int
    why: str


@dataclass
class Reading:
    """What a file tells.

    Attributes:
        accounts: What it tells of each station, from each beginning.
        unread: Lines that could not be read, or not as they stand.
    """

    accounts: list[Account] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def read_trace(text: str) -> Reading:
    """Read a trace: JSON objects, one a line, or an array of them."""
    own, others, reading = OwnLines(), LinesOfOthers(), Reading()
    for line, record in _records(text, reading.unread):
        try:
            if OURS in (record.get("meta") or ()):
                own.take(line, record)
            elif remark := others.take(line, record):
                reading.unread.append(Unread(line, remark))
        except (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError) as error:
            reading.unread.append(Unread(line, _why(error)))
    reading.accounts = [account for account in (*own.accounts, *others.accounts) if account.entries]
    return reading


def _records(text: str, unread: list[Unread]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the records of a file with their lines; in an array, with their places."""
    for number, said in _values(text, unread):
        if isinstance(said, dict):
            yield number, said
        else:
            unread.append(Unread(number, "it is no JSON object"))


def _values(text: str, unread: list[Unread]) -> Iterator[tuple[int, Any]]:
    if text.lstrip().startswith("["):
        try:
            yield from enumerate(json.loads(text), start=1)
            return
        except (ValueError, RecursionError):
            pass  # Lines that are arrays, perhaps: each is looked at by itself.
    # Not splitlines: what else Python takes for the end of a line may stand in a string.
    yield from _of_lines(text.split("\n"), unread)


def _of_lines(lines: Iterable[str], unread: list[Unread]) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except (ValueError, RecursionError):
            unread.append(Unread(number, "it is no JSON: torn, perhaps, when the run was cut short"))


def _why(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        return f"{place}: {first['msg']}" if place else str(first["msg"])
    return str(error) or type(error).__name__
