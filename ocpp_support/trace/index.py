"""Where on the trace what stands, so that a look at a long run costs no more than one at a short one.

Owns numbers of entries only, in the order of the trace; nothing is ever taken out.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ocpp_support.protocol.frames import Call, Frame
from ocpp_support.trace.events import Event

_NONE: Sequence[int] = ()

_Calls = dict[str | None, dict[float | None, list[int]]]
"""The numbers of requests by their action and their connector; None stands for any."""


class Index:
    """The numbers of requests, of events and of answers."""

    def __init__(self) -> None:
        self._calls: dict[str, _Calls] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
        self._events: dict[type, list[int]] = defaultdict(list)
        self._answers: dict[int, int] = {}
        self._further_answers: dict[int, list[int]] = defaultdict(list)

    def note(self, number: int, sender: str, content: Frame | Event, answers: int | None) -> None:
        """Take in the entry of that number; ``answers`` is the number of the request that it answers."""
        if isinstance(content, Call):
            calls, place = self._calls[sender], content.payload.get("connectorId")
            for of_its_kind in (calls[content.action], calls[None]):
                of_its_kind[None].append(number)
                if isinstance(place, (int, float)):
                    of_its_kind[place].append(number)
        else:
            self._events[type(content)].append(number)
        if answers is not None and self._answers.setdefault(answers, number) != number:
            self._further_answers[answers].append(number)

    def calls(
        self,
        within: range,
        sender: str,
        actions: Sequence[str],
        connector: int | None = None,
        *,
        newest_first: bool = False,
    ) -> Iterator[int]:
        """Yield the numbers of requests of these actions, or of any, about a connector or about any."""
        calls = self._calls.get(sender, {})
        parts = [
            _part(calls.get(action, {}).get(connector, _NONE), within, newest_first=newest_first)
            for action in dict.fromkeys(actions or (None,))
        ]
        return parts[0] if len(parts) == 1 else heapq.merge(*parts, reverse=newest_first)

    def events(
        self, within: range, kind: type[Event | Frame], *, newest_first: bool = False
    ) -> Iterator[int]:
        """Yield the numbers of events of one kind, or of frames of one that is no request."""
        return _part(self._events.get(kind, _NONE), within, newest_first=newest_first)

    def answers(self, request: int, within: range) -> Iterator[int]:
        """Yield the numbers of whatever answers the request of that number."""
        if (first := self._answers.get(request)) is None:
            return iter(())
        return _part((first, *self._further_answers.get(request, _NONE)), within)


def _part(numbers: Sequence[int], within: range, *, newest_first: bool = False) -> Iterator[int]:
    places = range(bisect_left(numbers, within.start), bisect_left(numbers, within.stop))
    return (numbers[place] for place in (reversed(places) if newest_first else places))
