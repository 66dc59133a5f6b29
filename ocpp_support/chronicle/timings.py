"""How long things took over a run: answers, coming back after a lost line, starting anew. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from ocpp_support.chronicle.chronicle import Chronicle, Part
from ocpp_support.matchers.answers import status_of
from ocpp_support.matchers.lifetimes import admitted_at, registrations
from ocpp_support.protocol.frames import Call, CallError, CallResult
from ocpp_support.trace.events import Acted, Connected, Disconnected, Reachable
from ocpp_support.trace.trace import Entry, Sender

_POWER = ("power_cycle", "power_on")
"""Acts from which on a station starts."""


@dataclass(frozen=True)
class Took:
    """How long something took once, and in which scenario."""

    seconds: float
    scenario: str


def timings_of(chronicle: Chronicle) -> dict[str, Any]:
    """Return how long things took over the whole run.

    ``answers``: by action and by who answered, the station's first. ``reconnects``: to the next connection,
    from when the central system could be reached again, or from the end of the line where it could all the
    time. ``boots``: from the answer that accepted a reset, or from the switching on, to the accepted
    registration; those that the central system did not let in at once are left out.
    """
    parts = chronicle.parts
    return {
        "answers": _answers(parts),
        "reconnects": _summed([one for part in parts for one in _reconnects(part)]),
        "boots": _summed([one for part in parts for one in _boots(part)]),
    }


def _summed(times: list[Took]) -> dict[str, Any]:
    """Sum times up: count 0 and None where there are none; no scenario is called the slowest of none."""
    slowest = max(times, key=lambda one: one.seconds, default=None)
    return {
        "count": len(times),
        "median_s": round(median(one.seconds for one in times), 3) if times else None,
        "slowest_s": round(slowest.seconds, 3) if slowest else None,
        "scenario": slowest.scenario if slowest and slowest.seconds else "",
    }


def _answers(parts: Iterable[Part]) -> list[dict[str, Any]]:
    times: dict[tuple[Sender, str], list[Took]] = defaultdict(list)
    unanswered: dict[tuple[Sender, str], int] = defaultdict(int)
    for part in parts:
        for request, call, answer in _requests(part):
            kind = (_other(request.sender), call.action)
            if answer is None:
                unanswered[kind] += 1
            else:
                times[kind].append(Took(answer.at - request.at, part.place_of(request).scenario))
    kinds = sorted({*times, *unanswered}, key=lambda kind: (kind[0] is Sender.CENTRAL, kind[1]))
    return [
        {"action": kind[1], "by": str(kind[0]), **_summed(times[kind]), "unanswered": unanswered[kind]}
        for kind in kinds
    ]


def _requests(part: Part) -> Iterator[tuple[Entry, Call, Entry | None]]:
    conversation = part.conversation
    for entry in conversation:
        if entry.call:
            answer = conversation.answer_to(entry) or conversation.late_answer_to(entry)
            answered = answer is not None and isinstance(answer.content, CallResult | CallError)
            yield entry, entry.call, answer if answered else None


def _other(sender: Sender) -> Sender:
    return Sender.CENTRAL if sender is Sender.STATION else Sender.STATION


def _reconnects(part: Part) -> Iterator[Took]:
    """Yield how long it took to come back where the line was lost, not where the station started anew."""
    lines = _Lines(part)
    for entry in part.conversation:
        lines.take(entry)
    yield from lines.reconnects


class _Lines:
    """The connections of a part, one after the other, and what lay between them."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._open = 0
        self._lost: Entry | None = None
        self._since: Entry | None = None
        self.reconnects: list[Took] = []

    def take(self, entry: Entry) -> None:
        match entry.content:
            case Connected():
                self._open += 1
                self._back(entry)
            case Disconnected():
                # A connection may be replaced by a newer one: then the station never was away.
                self._open = max(self._open - 1, 0)
                self._lost = self._since = None if self._open else entry
            case Reachable() if self._lost:
                self._since = entry
            case Acted(act=act) if act.startswith("power_"):
                self._lost = None

    def _back(self, entry: Entry) -> None:
        lost, since, self._lost = self._lost, self._since, None
        if lost and since and not (_left_by_itself(lost) and self._registers(entry)):
            self.reconnects.append(Took(entry.at - since.at, self._part.place_of(lost).scenario))

    def _registers(self, entry: Entry) -> bool:
        """Return whether the station registered on a connection."""
        after = self._part.conversation.after(entry)
        ended = next(iter(after.events(Disconnected)), None)
        return bool(registrations(after.until(ended) if ended else after))


def _left_by_itself(lost: Entry) -> bool:
    return isinstance(lost.content, Disconnected) and lost.content.by != "the central system"


def _boots(part: Part) -> Iterator[Took]:
    registered = {entry.number: entry for entry in registrations(part.conversation)}
    since: Entry | None = None
    for entry in part.conversation:
        if since is not None and entry.number in registered:
            admitted = admitted_at(part.conversation, entry)
            if admitted is not None:
                yield Took(admitted.at - since.at, part.place_of(since).scenario)
            since = None
        elif _starts_anew(part, entry):
            since = entry


def _starts_anew(part: Part, entry: Entry) -> bool:
    """Return whether a station starts from here on: an accepted reset, or its power."""
    if isinstance(entry.content, Acted):
        return entry.content.act in _POWER
    asked = entry.answers
    if asked is None or asked.sender is not Sender.CENTRAL or asked.call is None:
        return False
    return asked.call.action == "Reset" and status_of(part.conversation, asked) == "Accepted"
