"""Which words name nobody: those of OCPP, of the script and of the suite. Pure.

A station that calls itself “Charger”, or a card whose tag is “ALICE”, is not found by its name; and were such
a word replaced, nobody could read the rest.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from importlib import resources
from typing import Any

CAST = frozenset({"ALICE", "BOB", "MALLORY"})
"""By these names the script calls its cards."""

_OWN = """
    a an and but by for from in is it no not nobody none null of on or the this to true false
    unknown unnamed empty act adapter back bench card central charge charger chargepoint charging
    connection connector csms driver frame hands http incl kind meter operator outlet person place
    point scenario server session simulator station step suite system test tester time trace words
    evse default demo dummy example localhost name number serial before after event says message
    number taken findings answers meta raw payload action part end given when then
"""


def is_plain(text: str) -> bool:
    """Return whether a text is a word, or words, that everybody uses."""
    return bool(text.split()) and all(_is_plain_word(word) for word in text.split())


def _is_plain_word(word: str) -> bool:
    return word.casefold() in _plain_words()


@functools.cache
def _plain_words() -> frozenset[str]:
    files = resources.files("ocpp.v16.schemas").iterdir()
    words = {word.casefold() for word in (*CAST, *_OWN.split())}
    for file in files:
        if file.name.endswith(".json"):
            words |= {file.name.removesuffix(".json").casefold()}
            words |= {word.casefold() for word in _words_of(json.loads(file.read_text("utf-8-sig")))}
    return frozenset(words)


def _words_of(schema: Any) -> Iterator[str]:
    """Yield the names of members and the values that a schema allows."""
    if isinstance(schema, dict):
        yield from schema.get("properties", ())
        yield from (one for one in schema.get("enum", ()) if isinstance(one, str))
        for inner in schema.values():
            yield from _words_of(inner)
