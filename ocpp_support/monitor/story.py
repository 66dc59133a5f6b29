"""A conversation, laid out for rules: its connections, its answers, its acts.

Pure; anything may stand in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from typing import Any

from ocpp_support.protocol.frames import Call, CallResult, Frame
from ocpp_support.protocol.values import moment_of, objects_listed_in
from ocpp_support.trace.events import Acted, Connected, Disconnected, Event
from ocpp_support.trace.trace import Conversation, Entry, Sender

POWER_ACTS = ("power_cycle", "power_off", "power_on")

_CONNECTOR = re.compile(r"at connector (\d+)")


@dataclass
class Life:
    """One connection of the station.

    Attributes:
        opened: Where it began; None where that was before the conversation.
        ended: Where it ended; None while it lasts.
    """

    opened: Entry | None = None
    ended: Entry | None = None


class Story:
    """What rules look at.

    Attributes:
        entries: Everything that was said and done.
        said: What the station said of that.
        now: Seconds of the run's clock at which it was laid out.
        connectors: How many connectors the station has.
        lives: The station's connections, in order.
        complete: Whether it begins with the run.
    """

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self.entries = conversation[:]
        self.said = [entry for entry in self.entries if entry.sender is Sender.STATION]
        self.now = conversation.now
        self.connectors = conversation.connectors
        self.complete = conversation.mark.number == 0
        self._offset = conversation.mark.number
        self._calls: dict[tuple[str, ...], list[Entry]] = {}
        self._answers: dict[int, list[Entry]] = {}
        self.lives: list[Life] = [] if self.complete else [Life()]
        self._turns = list(self._live())

    def _live(self) -> Iterator[tuple[int, Life | None]]:
        """Tell the connections, and from which entry on which of them is the one to stand in: the newest."""
        standing = list(self.lives)
        yield 0, standing[-1] if standing else None
        for entry in self.concerning(Connected, Disconnected):
            if isinstance(entry.content, Connected):
                life = Life(entry)
                self.lives.append(life)
                standing.append(life)
                yield entry.number + 1, life
            elif standing:
                # Of two, the older one goes: the newer connection replaced it.
                standing.pop(0).ended = entry
                yield entry.number, standing[-1] if standing else None

    def concerning(
        self, *kinds: str | type[Event | Frame], answers: Iterable[str] = (), also: Iterable[Entry] = ()
    ) -> list[Entry]:
        """Return, in order, whatever a rule is about: most of what is said concerns few rules.

        Args:
            kinds: The actions of requests, and the classes of events and of frames that are no request.
            answers: The actions of requests whose answers are wanted too.
            also: Further entries.

        """
        found = {entry.number: entry for kind in kinds for entry in self._of(kind)}
        found.update((entry.number, entry) for action in answers for entry in self._answers_to_any(action))
        found.update((entry.number, entry) for entry in also)
        return [found[number] for number in sorted(found)]

    def _of(self, kind: str | type[Event | Frame]) -> list[Entry]:
        if isinstance(kind, str):
            return [*self.station(kind), *self.central(kind)]
        return self._conversation.events(kind)

    def _answers_to_any(self, action: str) -> Iterator[Entry]:
        # A request may have been made before this part of the run, and be answered in it.
        for sender in (Sender.STATION, Sender.CENTRAL):
            for request in self._conversation.whole.calls(sender, action):
                yield from self.answers_to(request)

    def station(self, *actions: str) -> list[Entry]:
        """Return the station's requests, of these actions or of any."""
        return self._made_by(Sender.STATION, actions)

    def central(self, *actions: str) -> list[Entry]:
        """Return the central system's requests, of these actions or of any."""
        return self._made_by(Sender.CENTRAL, actions)

    def _made_by(self, sender: Sender, actions: tuple[str, ...]) -> list[Entry]:
        key = sender, *actions
        if key not in self._calls:
            self._calls[key] = self._conversation.calls(sender, *actions)
        return self._calls[key]

    def answers_to(self, request: Entry) -> list[Entry]:
        """Return every answer to a request, late ones included."""
        found = self._answers.get(request.number)
        if found is None:
            every = self._conversation.answers_to(request)
            found = self._answers[request.number] = [one for one in every if one.number >= self._offset]
        return found

    def answer(self, request: Entry) -> dict[str, Any] | None:
        """Return the payload of the first answer to a request; None where there is none, or an error."""
        first = next(iter(self.answers_to(request)), None)
        return first.content.payload if first and isinstance(first.content, CallResult) else None

    def after(self, entry: Entry, until: Entry | None = None) -> Iterator[Entry]:
        """Yield what came after an entry, and before another where one is given."""
        end = until.number if until is not None else self._offset + len(self.entries)
        begin = max(0, entry.number + 1 - self._offset)
        return map(self.entries.__getitem__, range(begin, end - self._offset))

    def back_from(self, entry: Entry) -> Iterator[Entry]:
        """Yield what came before an entry, the last first."""
        return map(self.entries.__getitem__, range(entry.number - self._offset - 1, -1, -1))

    def before(self, entry: Entry) -> Entry | None:
        """Return what came right before an entry."""
        place = entry.number - self._offset
        return self.entries[place - 1] if place > 0 else None

    def life_of(self, entry: Entry) -> Life | None:
        """Return the connection that an entry stands in: the newest, should there be two."""
        return self._turns[bisect_right(self._turns, entry.number, key=lambda turn: turn[0]) - 1][1]

    def connections(self) -> Iterator[tuple[Entry | None, Entry | None]]:
        """Yield where each connection begins, and where the next does; before the first there may be one."""
        return pairwise([None, *self.concerning(Connected), None])

    def delivered(self, answer: Entry) -> bool:
        """Return whether an answer of ours is sure to have come: the line held for some seconds after it."""
        life = self.life_of(answer)
        return life is not None and (life.ended is None or life.ended.at - answer.at > 5)

    def acts(self, *names: str) -> Iterator[Entry]:
        """Yield the physical acts of these names."""
        for entry in self.concerning(Acted):
            if isinstance(entry.content, Acted) and entry.content.act in names:
                yield entry


def among(entries: Sequence[Entry], after: Entry | None, until: Entry | None = None) -> Sequence[Entry]:
    """Return which of some entries came after one, and before another, where those are given."""
    begin = 0 if after is None else bisect_right(entries, after.number, key=_number)
    end = len(entries) if until is None else bisect_left(entries, until.number, key=_number)
    return entries[begin:end]


def _number(entry: Entry) -> int:
    return entry.number


def payload_of(entry: Entry) -> dict[str, Any]:
    """Return the payload of a request."""
    said = entry.content
    return said.payload if isinstance(said, Call) else {}


def action_of(entry: Entry) -> str:
    """Return the action of a request; "" where it is none."""
    said = entry.content
    return said.action if isinstance(said, Call) else ""


def whole(value: Any) -> int | None:
    """Return a whole number; None where something else was said."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def items_of(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the settings in an answer that lists some."""
    return objects_listed_in(answer.get("configurationKey"))


def text(value: Any) -> str:
    """Return a text; "" where something else was said."""
    return value if isinstance(value, str) else ""


def connector_of(act: Entry) -> int | None:
    """Return the connector that a physical act was done at."""
    found = _CONNECTOR.search(act.content.details) if isinstance(act.content, Acted) else None
    return int(found[1]) if found else None


def told_time(entry: Entry) -> datetime | None:
    """Return the time that a request of the station names, if it names one."""
    payload = payload_of(entry)
    values = payload.get("meterValue")
    if isinstance(values, list) and values and isinstance(values[0], dict):
        return moment_of(values[0].get("timestamp"))
    return moment_of(payload.get("timestamp"))


def registers(entry: Entry) -> bool:
    """Return whether the station registers."""
    return entry.sender is Sender.STATION and action_of(entry) == "BootNotification"


def restarts(entry: Entry) -> bool:
    """Return whether something may well restart the station, or have it register again."""
    if isinstance(entry.content, Acted):
        return entry.content.act in POWER_ACTS
    if entry.sender is not Sender.CENTRAL:
        return False
    asked = payload_of(entry).get("requestedMessage") == "BootNotification"
    return action_of(entry) in ("Reset", "UpdateFirmware") or asked


@lru_cache(maxsize=1)
def restarting(story: Story) -> list[Entry]:
    """Return, in order, whatever may well restart the station. Rules on many subjects ask for it."""
    return [entry for entry in story.concerning(Acted, also=story.central()) if restarts(entry)]
