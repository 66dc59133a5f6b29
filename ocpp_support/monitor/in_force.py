"""Which settings were in force when, as far as the conversation tells. Judges nothing.

A value is known from an accepted change, or from an answer that lists it; OCPP 1.6 edition 2, sections 5.3
and 5.8. One that waits for a restart, or was never told, is not known.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache

from ocpp_support.monitor.story import Story, action_of, items_of, payload_of, registers, text
from ocpp_support.protocol.values import number_of
from ocpp_support.trace.trace import Entry, Sender

SETTLES = timedelta(seconds=5)
"""From a change to when a station acts by it."""

_CHANGES = ("Accepted", "RebootRequired")


class InForce:
    """The settings of a station along a conversation; names in any case."""

    def __init__(self, story: Story) -> None:
        self._places: dict[str, list[int]] = {}
        self._values: dict[str, list[str | None]] = {}
        self._moments: dict[str, list[datetime]] = {}
        waiting: set[str] = set()
        orders = ("ChangeConfiguration", "GetConfiguration")
        for entry in story.concerning("BootNotification", answers=orders):
            if registers(entry):
                waiting.clear()
            asked = entry.answers
            if asked is None or entry.sender is not Sender.STATION:
                continue
            if action_of(asked) == "ChangeConfiguration":
                self._changed(story, asked, entry, waiting)
            elif action_of(asked) == "GetConfiguration":
                for key, value in _listed(story, asked):
                    if key not in waiting:
                        self._note(key, entry, value)

    def text(self, name: str, at: Entry) -> str | None:
        """Return what a setting was when something was said; None where that is not known."""
        places = self._places.get(name.lower(), [])
        place = bisect_right(places, at.number) - 1
        return self._values[name.lower()][place] if place >= 0 else None

    def number(self, name: str, at: Entry) -> float | None:
        """Return the number that a setting was; None where that is not known."""
        return number_of(self.text(name, at))

    def switch(self, name: str, at: Entry) -> bool | None:
        """Return whether a setting was true; None where that is not known."""
        return {"true": True, "false": False}.get((self.text(name, at) or "").strip().lower())

    def held(self, name: str, moment: datetime, at: Entry) -> bool:
        """Return whether what a setting was as something was said had been so at a moment before."""
        places = self._places.get(name.lower(), [])
        place = bisect_right(places, at.number) - 1
        return place >= 0 and self._moments[name.lower()][place] + SETTLES <= moment

    def steady(self, name: str, first: Entry, last: Entry) -> bool:
        """Return whether a setting was told to be the same, or not at all, between two things."""
        places = self._places.get(name.lower(), [])
        values = self._values.get(name.lower(), [])
        between = values[max(bisect_right(places, first.number) - 1, 0) : bisect_right(places, last.number)]
        return len(set(between)) <= 1

    def _changed(self, story: Story, asked: Entry, answer: Entry, waiting: set[str]) -> None:
        key, value = text(payload_of(asked).get("key")).lower(), text(payload_of(asked).get("value"))
        status = (story.answer(asked) or {}).get("status")
        if not key or status not in _CHANGES:
            return
        # Between order and answer it may already hold, or not yet.
        self._note(key, asked, None)
        self._note(key, answer, value if status == "Accepted" else None)
        if status == "RebootRequired":
            waiting.add(key)

    def _note(self, key: str, entry: Entry, value: str | None) -> None:
        places, values = self._places.setdefault(key, []), self._values.setdefault(key, [])
        if not values or values[-1] != value:
            places.append(entry.number)
            values.append(value)
            self._moments.setdefault(key, []).append(entry.moment)


@lru_cache(maxsize=1)
def in_force(story: Story) -> InForce:
    """Return the settings of a story. One rule after the other asks for the same one."""
    return InForce(story)


def _listed(story: Story, asked: Entry) -> Iterator[tuple[str, str]]:
    for item in items_of(story.answer(asked) or {}):
        if isinstance(item.get("value"), str) and text(item.get("key")):
            yield item["key"].lower(), item["value"]
