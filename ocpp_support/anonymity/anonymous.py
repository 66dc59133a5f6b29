"""A run that tells nobody who and where: its record and its trace, before anything is drawn of them. Pure.

So whatever is drawn of them tells it as little. Whoever is told in several places has one name in all of
them. JSON stays JSON, and what was wrong in it stays wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from ocpp_support.anonymity.identities import (
    Identity,
    Kind,
    identities_in_lines,
    identities_in_record,
    identities_in_text,
    kind_of,
)
from ocpp_support.anonymity.pseudonyms import Pseudonyms

_OUR_NAMES = """
    schemaVersion timestamp ocppVersion transport direction messageType kind real_time phase
    severity clause rule sender clock suite sha256 verdict status level id criteria started finished
    version commit vendor model firmware hardware section
"""
_OURS = frozenset(_OUR_NAMES.split())
"""Members that hold what this suite writes of itself, and what is to stay."""

_FREE = ("payload", "taken", "details", "scenarios")
"""Members in which names tell something, too: somebody else gave them, or they are labels."""

_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*+(?:\"|$)", re.DOTALL)
_NUMBER = re.compile(r"-?\d{1,400}(?:\.\d+)?(?:e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
_BETWEEN_SIGNS = re.compile(r"[^\s,:\[\]{}]+")

Values = dict[str, Any]


def anonymous(record: Values, trace: str, more: Iterable[Identity] = ()) -> tuple[Values, str]:
    """Return a record and a trace that tell nobody.

    Args:
        record: What ``acceptance.json`` says.
        trace: What ``trace.jsonl`` says.
        more: What else is known to tell somebody, from the station file.

    """
    lines = [*_lines(trace)]
    names = Pseudonyms(
        [
            *more,
            *identities_in_record(record),
            *identities_in_lines(lines),
            *identities_in_text(trace),
            *identities_in_text(json.dumps(record)),
        ],
        kept=_kept(record, trace),
    )
    hidden = (json.dumps(_hidden(line, names)) for line in lines)
    return _hidden(record, names), "".join(f"{line}\n" for line in hidden)


def _lines(trace: str) -> Iterator[Values]:
    for text in trace.split("\n"):
        try:
            line = json.loads(text)
        except (ValueError, RecursionError):
            continue  # Torn, when the run was cut short: it tells nothing.
        if isinstance(line, dict):
            yield line


def _kept(record: Values, trace: str) -> set[str]:
    said = re.findall(r"firmwareVersion\\{0,8}\": ?\\{0,8}\"([^\"\\]{1,200})", trace)
    return {*said, str(record.get("station", {}).get("firmware", ""))} - {""}


def _hidden(value: Any, names: Pseudonyms, name: str = "", *, free: bool = False) -> Any:
    if isinstance(value, dict):
        return {
            names.text(key) if free else key: _hidden(one, names, key, free=free or key in _FREE)
            for key, one in value.items()
        }
    if isinstance(value, list):
        return [_hidden(one, names, name, free=free) for one in value]
    if isinstance(value, int) and not isinstance(value, bool):
        return names.number(value) if free else value
    if not isinstance(value, str) or (name in _OURS and not free):
        return value
    if name == "raw":
        return hidden_in_message(value, names)
    return names.card(value) if kind_of(name) is Kind.CARD else names.text(value)


def hidden_in_message(raw: str, names: Pseudonyms) -> str:
    """Return a message that tells nobody, and is else what it was, letter by letter.

    What stands in quotes may be replaced by whatever stands for it; a number only by a number.
    """
    raw, parts, done = names.short_in(raw), list[str](), 0
    for found in _STRING.finditer(raw):
        parts += [_outside(raw[done : found.start()], names), _string(found[0], names)]
        done = found.end()
    return "".join((*parts, _outside(raw[done:], names)))


def _outside(text: str, names: Pseudonyms) -> str:
    def instead(found: re.Match[str]) -> str:
        said = found[0]
        if _NUMBER.fullmatch(said):
            return str(names.number(int(said))) if said.isdecimal() else said
        return names.text(said)

    return _BETWEEN_SIGNS.sub(instead, text)


def _string(quoted: str, names: Pseudonyms) -> str:
    if "\\" not in quoted:
        return names.text(quoted)
    try:
        said = json.loads(quoted, strict=False)
    except ValueError:
        return names.text(quoted)
    # JSON in a string of JSON is a message of its own.
    clean = hidden_in_message(said, names) if said.lstrip()[:1] in ("{", "[") else names.text(said)
    return quoted if clean == said else json.dumps(clean, ensure_ascii=quoted.isascii())
