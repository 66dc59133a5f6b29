"""Which settings were in force when, as far as the conversation tells. Judges nothing.

A value is known from an accepted change, or from an answer that lists it; OCPP 1.6 edition 2, sections 5.3
and 5.8. One that waits for a restart, or was never told, is not known.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from ocpp_support.monitor.story import Story, action_of, items_of, payload_of, registers, text
from ocpp_support.protocol.values import number_of
from ocpp_support.trace.trace import Entry, Sender

SETTLES = timedelta(seconds=5)
"""From a change to when a station acts by it."""

_CHANGES = ("Accepted", "RebootRequired")
_BEGIN = attrgetter("begin")


class Stretch(NamedTuple):
    """A part of a conversation in which a setting was the same, as far as was told.

    Attributes:
        order: Its place among those of the setting.
        begin: The number of the entry that it begins with.
        value: What the setting was; None where that is not known.
        number: The number that it was, if it was one.
        since: When that was told.
    """

    order: int
    begin: int
    value: str | None
    number: float | None
    since: datetime

    def held(self, moment: datetime) -> bool:
        """Return whether the setting was sure to be so at a moment."""
        return self.since + SETTLES <= moment


class InForce:
    """The settings of a station along a conversation; names in any case."""

    def __init__(self, story: Story) -> None:
        self._stretches: dict[str, list[Stretch]] = {}
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

    def stretch(self, name: str, at: Entry) -> Stretch | None:
        """Return the stretch of a setting in which something was said; None before it was ever told."""
        stretches = self._stretches.get(name.lower(), [])
        place = bisect_right(stretches, at.number, key=_BEGIN) - 1
        return stretches[place] if place >= 0 else None

    def text(self, name: str, at: Entry) -> str | None:
        """Return what a setting was when something was said; None where that is not known."""
        stretch = self.stretch(name, at)
        return stretch.value if stretch is not None else None

    def number(self, name: str, at: Entry) -> float | None:
        """Return the number that a setting was; None where that is not known."""
        stretch = self.stretch(name, at)
        return stretch.number if stretch is not None else None

    def ever(self, name: str, number: float) -> bool:
        """Return whether a setting was ever told to be a number."""
        return any(stretch.number == number for stretch in self._stretches.get(name.lower(), ()))

    def switch(self, name: str, at: Entry) -> bool | None:
        """Return whether a setting was true; None where that is not known."""
        return {"true": True, "false": False}.get((self.text(name, at) or "").strip().lower())

    def held(self, name: str, moment: datetime, at: Entry) -> bool:
        """Return whether what a setting was as something was said had been so at a moment before."""
        stretch = self.stretch(name, at)
        return stretch is not None and stretch.held(moment)

    def steady(self, name: str, first: Entry, last: Entry) -> bool:
        """Return whether a setting was told to be the same, or not at all, between two things."""
        before, after = self.stretch(name, first), self.stretch(name, last)
        # One that was not told before the first may have been the same.
        return after is None or after.order <= (before.order if before is not None else 0)

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
        told = self._stretches.setdefault(key, [])
        if not told or told[-1].value != value:
            told.append(Stretch(len(told), entry.number, value, number_of(value), entry.moment))


@lru_cache(maxsize=1)
def in_force(story: Story) -> InForce:
    """Return the settings of a story. One rule after the other asks for the same one."""
    return InForce(story)


def _listed(story: Story, asked: Entry) -> Iterator[tuple[str, str]]:
    for item in items_of(story.answer(asked) or {}):
        if isinstance(item.get("value"), str) and text(item.get("key")):
            yield item["key"].lower(), item["value"]
