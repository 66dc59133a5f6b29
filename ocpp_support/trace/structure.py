"""The structure of JSON in a text, as far as it goes: where strings stand, and values under secret names.

Reads on where JSON breaks a rule, and past its end; so that what a station says in a broken way is understood
as what it is. Owns positions only; what becomes of them is `masking`'s work.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ocpp_support.trace.secret_names import is_secret_name

DEEPEST = 200
"""Who nests deeper says nothing; what is inside is passed over."""

_NAMING, _VALUE = ("key", "name"), "value"
_IDENTIFIER = re.compile(r"[^\s]{1,60}")

_STRING = r"\"[^\"\\]*+(?:\\.[^\"\\]*+)*+\"?"
# Apostrophes as well: a request that somebody quotes may be written in Python's way.
_TOKEN = re.compile(rf"{_STRING}|'[^'\\]*+(?:\\.[^'\\]*+)*+'?|[\[\]{{}},:]|[^\s\"'\[\]{{}},:]++", re.DOTALL)
_ANY_STRING = re.compile(r"\"[^\"\\]*+(?:\\.[^\"\\]*+)*+\"", re.DOTALL)
_OPENING = re.compile(r"[\[{]")

Span = tuple[int, int]


def strings_in(text: str) -> Iterator[Span]:
    """Yield where strings with an escape in them stand, their quotes included."""
    for found in _ANY_STRING.finditer(text):
        if "\\" in found[0]:
            yield found.span()


def secret_spans(text: str) -> list[Span]:
    """Return where the values of secrets stand: under a secret name, or beside one as a setting's value.

    Example::

        secret_spans('{"key":"ApiToken","value":7}') == [(26, 27)]

    """
    spans: list[Span] = []
    opening = _OPENING.search(text)
    while opening:
        end = _Reading(text, spans).read(opening.start())
        opening = _OPENING.search(text, end)
    return spans


@dataclass
class _Open:
    """An object or an array that has begun."""

    is_object: bool
    name: str | None = None
    valued: bool = False
    start: int = -1
    end: int = -1
    is_secret: bool = False
    values: list[Span] = field(default_factory=list)

    def take(self, start: int, end: int) -> None:
        """Take a value, or a further piece of one."""
        self.start = start if self.start < 0 else self.start
        self.end = end


class _Reading:
    """Reads one value from its opening bracket to its closing one, or to the end of the text."""

    def __init__(self, text: str, spans: list[Span]) -> None:
        self._text = text
        self._spans = spans
        self._open: list[_Open] = []
        self._beyond = 0

    def read(self, begin: int) -> int:
        """Read, note where secrets are, and return where it ends."""
        for token in _TOKEN.finditer(self._text, begin):
            self._take(token)
            if not self._open:
                return token.end()
        while self._open:
            self._close(len(self._text))
        return len(self._text)

    def _take(self, token: re.Match[str]) -> None:
        said = token[0]
        if said in ("{", "["):
            self._begin(token.start(), is_object=said == "{")
        elif said in ("}", "]"):
            self._close(token.end())
        elif self._beyond or not self._open[-1].is_object:
            return
        elif said == ",":
            self._end_member(self._open[-1])
        elif said == ":" and not self._open[-1].valued:
            self._open[-1].valued = True
        elif self._open[-1].valued:
            self._open[-1].take(*token.span())
        else:
            self._open[-1].name = _content(said)

    def _begin(self, start: int, *, is_object: bool) -> None:
        if self._open and self._open[-1].valued:
            self._open[-1].take(start, start + 1)
        if len(self._open) == DEEPEST:
            self._beyond += 1
        else:
            self._open.append(_Open(is_object))

    def _close(self, end: int) -> None:
        if self._beyond:
            self._beyond -= 1
            return
        closed = self._open.pop()
        self._end_member(closed)
        if closed.is_secret:
            self._spans += closed.values
        if self._open and self._open[-1].valued:
            self._open[-1].take(end, end)

    def _end_member(self, one: _Open) -> None:
        if one.name is not None and one.start >= 0:
            name, span = one.name.casefold(), (one.start, one.end)
            if is_secret_name(name):
                self._spans.append(span)
            elif name == _VALUE:
                one.values.append(span)
            else:
                # A vendor may call the key otherwise; sentences name nothing.
                said = _content(self._text[slice(*span)])
                one.is_secret |= is_secret_name(said) and (
                    name in _NAMING or _IDENTIFIER.fullmatch(said) is not None
                )
        one.name, one.valued, one.start, one.end = None, False, -1, -1


def _content(token: str) -> str:
    """Return what a token says; as it is written where it is no string of JSON."""
    if token[:1] == '"' and "\\" in token:
        try:
            return str(json.loads(token, strict=False))
        except ValueError:
            return token
    return token.strip("\"'")
