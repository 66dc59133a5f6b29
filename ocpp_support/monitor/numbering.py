"""The numbers of transactions: when each was given, and which messages name it. Judges nothing.

OCPP 1.6 edition 2, sections 4.7, 4.8 and 4.10.
"""

from __future__ import annotations

from functools import lru_cache

from ocpp_support.monitor.story import Story, payload_of, whole
from ocpp_support.trace.trace import Entry


@lru_cache(maxsize=1)
def given(story: Story) -> dict[int, Entry]:
    """Return the numbers that transactions were given, each with the answer that gave it first."""
    found: dict[int, Entry] = {}
    for answer in story.concerning(answers=("StartTransaction",)):
        start = answer.answers
        number = whole((story.answer(start) or {}).get("transactionId")) if start is not None else None
        if number is not None:
            found.setdefault(number, answer)
    return found


@lru_cache(maxsize=1)
def naming(story: Story) -> dict[int, list[Entry]]:
    """Return the messages that may name a number, readings and ends, by it; under 0 also those without."""
    found: dict[int, list[Entry]] = {}
    for entry in story.station("MeterValues", "StopTransaction"):
        found.setdefault(whole(payload_of(entry).get("transactionId")) or 0, []).append(entry)
    return found


@lru_cache(maxsize=1)
def ending(story: Story) -> dict[int, list[Entry]]:
    """Return the messages that tell of the end of a transaction, by the number that they name."""
    found: dict[int, list[Entry]] = {}
    for entry in story.station("StopTransaction"):
        number = whole(payload_of(entry).get("transactionId"))
        if number is not None:
            found.setdefault(number, []).append(entry)
    return found
