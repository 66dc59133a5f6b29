"""The meter in the course of a session: its readings carry the session's number, its registers only count up.

OCPP 1.6 edition 2, sections 4.7 and 7.31. A register is one measurand of one phase, unit and location.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.matchers.meter_values import CLOCK, Sample, meter_readings, none_arrived
from ocpp_support.matchers.sessions import latest_session
from ocpp_support.matchers.statuses import sent_instead
from ocpp_support.trace.trace import Conversation, Entry
from ocpp_support.vocabulary.nouns import Outlet

SEVERAL = 3
"""Readings that are waited for where every one of them is looked at."""


@dataclass(eq=False)
class _OfSeveral(Expectation):
    """Something wanted of several readings, an interval apart."""

    outlet: Outlet
    every: float
    takes: float = field(init=False)

    def __post_init__(self) -> None:
        self.takes = (SEVERAL + 1) * self.every


class _CarryNumber(_OfSeveral):
    @property
    def wanted(self) -> str:
        return f"the readings of a session on {self.outlet}, {SEVERAL} at the least, to carry its number"

    def problems(self, conversation: Conversation) -> list[str]:
        session = latest_session(conversation, self.outlet.number)
        if session is None:
            return [f"no session started on {self.outlet}; {sent_instead(conversation)}"]
        # Before it is answered the station cannot know its number.
        since = conversation.after(conversation.answer_to(session.start) or session.start)
        course = since.until(session.end) if session.end else since
        # What is read by the clock is of the connector, whoever charges there.
        readings = [
            one
            for one in meter_readings(course, self.outlet.number)
            if any(sample.context != CLOCK for sample in one.samples)
        ]
        if not readings:
            return [none_arrived(course, self.outlet.number)]
        found: list[str] = [
            Problem(f"a reading of {session.number} carries {_number(one.transaction_id)}", one.entry)
            for one in readings
            if one.transaction_id != session.transaction_id
        ]
        if len(readings) < SEVERAL:
            found.append(f"{len(readings)} arrived, and {SEVERAL} are needed")
        return found

    def in_short(self, conversation: Conversation) -> str:
        return f"readings of {self.outlet} do not carry the number of their session"


def _number(number: Any) -> str:
    return "no number" if number is None else f"the number {number}"


def readings_carry_number(outlet: Outlet, *, every: float) -> Expectation:
    """Match if all readings of the session on a connector, three at the least, carry the number it was given.

    Args:
        outlet: The connector.
        every: The interval of readings that is set, in seconds.

    Example::

        readings_carry_number(Outlet(1), every=30)

    """
    return _CarryNumber(outlet, every)


class _NeverBackwards(_OfSeveral):
    @property
    def wanted(self) -> str:
        return f"no register of {self.outlet} to run backwards, seen {SEVERAL} times at the least"

    def problems(self, conversation: Conversation) -> list[str]:
        courses: dict[tuple[str, str, str, str], list[tuple[float, Entry]]] = {}
        for sample, value, entry in self._registers(conversation):
            key = (sample.measurand, sample.phase, sample.unit, sample.location)
            courses.setdefault(key, []).append((value, entry))
        if not courses:
            return [none_arrived(conversation, self.outlet.number)]
        found: list[str] = []
        for key, course in courses.items():
            name = " ".join(part for part in key if part)
            found += [
                Problem(f"{name} was told as {late:g} after {early:g}", entry)
                for (early, _), (late, entry) in pairwise(course)
                if late < early
            ]
        if max(map(len, courses.values())) < SEVERAL:
            found.append(f"none was seen {SEVERAL} times")
        return found

    def _registers(self, conversation: Conversation) -> Iterator[tuple[Sample, float, Entry]]:
        for reading in meter_readings(conversation, self.outlet.number):
            for sample in reading.samples:
                if sample.measurand.endswith(".Register") and sample.value is not None:
                    yield sample, sample.value, reading.entry

    def in_short(self, conversation: Conversation) -> str:
        return f"a register of {self.outlet} runs backwards"


def never_backwards(outlet: Outlet, *, every: float) -> Expectation:
    """Match if every register of a connector, by phase, unit and location, only ever counted up.

    Args:
        outlet: The connector.
        every: The interval of readings that is set, in seconds.

    Example::

        never_backwards(Outlet(1), every=30)

    """
    return _NeverBackwards(outlet, every)
