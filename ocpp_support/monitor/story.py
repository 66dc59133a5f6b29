"""A conversation, laid out for rules: its connections, its answers, its acts.

Pure; anything may stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ocpp_support.protocol.frames import Call, CallResult
from ocpp_support.protocol.values import moment_of
from ocpp_support.trace.events import Acted, Connected, Disconnected
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
        now: Seconds of the run's clock at which it was laid out.
        connectors: How many connectors the station has.
        lives: The station's connections, in order.
        complete: Whether it begins with the run.
    """

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self.entries = list(conversation)
        self.now = conversation.now
        self.connectors = conversation.connectors
        self.complete = conversation.mark.number == 0
        self._offset = conversation.mark.number
        self._answers: dict[int, list[Entry]] = {}
        for entry in self.entries:
            if entry.answers is not None:
                self._answers.setdefault(entry.answers.number, []).append(entry)
        self.lives: list[Life] = [] if self.complete else [Life()]
        self._stands_in = list(self._live())

    def _live(self) -> Iterator[Life | None]:
        """Tell the connections, and of each entry the one that it stands in: the newest that is open."""
        standing = list(self.lives)
        for entry in self.entries:
            # Of two, the older one goes: the newer connection replaced it.
            if isinstance(entry.content, Disconnected) and standing:
                standing.pop(0).ended = entry
            yield standing[-1] if standing else None
            if isinstance(entry.content, Connected):
                life = Life(entry)
                self.lives.append(life)
                standing.append(life)

    def calls(self, sender: Sender, *actions: str) -> Iterator[Entry]:
        """Yield the requests that ``sender`` made, of these actions or of any."""
        yield from self._conversation.calls(sender, *actions)

    def station(self, *actions: str) -> Iterator[Entry]:
        """Yield the station's requests."""
        return self.calls(Sender.STATION, *actions)

    def central(self, *actions: str) -> Iterator[Entry]:
        """Yield the central system's requests."""
        return self.calls(Sender.CENTRAL, *actions)

    def answers_to(self, request: Entry) -> list[Entry]:
        """Return every answer to a request, late ones included."""
        return self._answers.get(request.number, [])

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
        place = entry.number - self._offset
        return self._stands_in[place] if place >= 0 else self.lives[0]

    def delivered(self, answer: Entry) -> bool:
        """Return whether an answer of ours is sure to have come: the line held for some seconds after it."""
        life = self.life_of(answer)
        return life is not None and (life.ended is None or life.ended.at - answer.at > 5)

    def acts(self, *names: str) -> Iterator[Entry]:
        """Yield the physical acts of these names."""
        for entry in self._conversation.events(Acted):
            if isinstance(entry.content, Acted) and entry.content.act in names:
                yield entry


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
    items = answer.get("configurationKey")
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


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
