"""The meter at the start and the end of a session, and whether what it shows then can be true.

OCPP 1.6 edition 2, sections 4.7, 4.8, 4.10 and 7.31.
"""

from __future__ import annotations

from dataclasses import dataclass

from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.matchers.meter_values import ENERGY, MeterReading, meter_readings
from ocpp_support.matchers.sessions import Session, latest_session
from ocpp_support.matchers.statuses import payload_of, sent_instead
from ocpp_support.protocol.values import moment_of, number_of
from ocpp_support.trace.trace import Conversation, Entry
from ocpp_support.vocabulary.nouns import Outlet

PLAUSIBLE_S = 60.0
"""Seconds that a station's clock may differ from the time at which its message arrives."""

DUST_WH = 1.0
"""What is lost where a reading is written in whole watt-hours."""


def energy_of(entry: Entry, name: str) -> float | None:
    """Return meterStart or meterStop as a number; None where it is none."""
    return number_of(payload_of(entry).get(name))


def no_reading(entry: Entry, name: str) -> str | None:
    """Say what is wrong with meterStart or meterStop; None where it is a reading."""
    told = payload_of(entry).get(name)
    if told is None:
        return f"{name} is missing"
    return None if isinstance(told, int) and not isinstance(told, bool) else f"{name} is {told!r}"


def ran_backwards(session: Session) -> list[str]:
    """Return what shows that meter or clock ran backwards from the start of a session to its end."""
    if session.end is None:
        return []
    found: list[str] = []
    start, stop = energy_of(session.start, "meterStart"), energy_of(session.end, "meterStop")
    if start is None or stop is None:
        told = ((session.start, "meterStart"), (session.end, "meterStop"))
        wrong = ((no_reading(entry, name), entry) for entry, name in told)
        found.extend(Problem(problem, entry) for problem, entry in wrong if problem)
    elif stop < start:
        words = f"the meter showed {start:.0f} Wh at the start and {stop:.0f} Wh at the end"
        found.append(Problem(words, session.end))
    times = [payload_of(entry).get("timestamp") for entry in (session.start, session.end)]
    began, ended = map(moment_of, times)
    if began is None or ended is None:
        timeless = (session.start if began is None else None, session.end if ended is None else None)
        found.append(Problem(f"the times are {times[0]!r} and {times[1]!r}", *timeless))
    elif ended < began:
        found.append(Problem(f"it began at {times[0]} and ended at {times[1]}", session.end))
    return found


def outside(session: Session, readings: list[MeterReading]) -> list[str]:
    """Return the energy readings that do not lie between a session's start and its end."""
    if session.end is None:
        return []
    start, stop = energy_of(session.start, "meterStart"), energy_of(session.end, "meterStop")
    if start is None or stop is None:
        return []
    return [
        Problem(
            f"a reading of {session.number} shows {sample.plain:.0f} Wh,"
            f" and it began at {start:.0f} Wh and ended at {stop:.0f} Wh",
            reading.entry,
        )
        for reading in readings
        for sample in reading.of(ENERGY)
        if reading.transaction_id == session.transaction_id
        and not sample.phase
        and sample.plain is not None
        and not start - DUST_WH <= sample.plain <= stop + DUST_WH
    ]


@dataclass(eq=False)
class _OfASession(Expectation):
    """Something wanted of the last session that began on a connector, and has ended."""

    outlet: Outlet

    def problems(self, conversation: Conversation) -> list[str]:
        session = latest_session(conversation, self.outlet.number)
        if session is None:
            return [f"no session started on {self.outlet}; {sent_instead(conversation)}"]
        if session.end is None:
            return [f"the end of {session.number} was not reported"]
        return self.problems_of(session, conversation)

    def problems_of(self, session: Session, conversation: Conversation) -> list[str]:
        """Return what is wrong with a session that has ended."""
        raise NotImplementedError


@dataclass(eq=False)
class _HasReadings(_OfASession):
    @property
    def wanted(self) -> str:
        return f"start and end of a session on {self.outlet} to be reported, each with a meter reading"

    def problems_of(self, session: Session, conversation: Conversation) -> list[str]:
        assert session.end is not None
        told = {"start": (session.start, "meterStart"), "end": (session.end, "meterStop")}
        return [
            Problem(f"the {what} of {session.number} has no meter reading: {problem}", entry)
            for what, (entry, name) in told.items()
            if (problem := no_reading(entry, name))
        ]

    def fact(self, conversation: Conversation) -> str | None:
        session = latest_session(conversation, self.outlet.number)
        if session is None or session.end is None:
            return None
        start, stop = energy_of(session.start, "meterStart"), energy_of(session.end, "meterStop")
        if start is None or stop is None or stop < start:
            return None
        return f"{stop - start:.0f} Wh on {self.outlet}"

    def in_short(self, conversation: Conversation) -> str:
        return self.problems(conversation)[0]


def session_has_readings(outlet: Outlet) -> Expectation:
    """Match if a session began and ended on a connector, with meterStart and meterStop.

    Example::

        session_has_readings(Outlet(1))

    """
    return _HasReadings(outlet)


@dataclass(eq=False)
class _AddsUp(_OfASession):
    @property
    def wanted(self) -> str:
        return (
            f"meter and clock not to run backwards in a session on {self.outlet}, "
            "and readings between to lie between"
        )

    def problems_of(self, session: Session, conversation: Conversation) -> list[str]:
        return ran_backwards(session) + outside(session, meter_readings(conversation, self.outlet.number))

    def in_short(self, conversation: Conversation) -> str:
        return self.problems(conversation)[0]


def energy_adds_up(outlet: Outlet) -> Expectation:
    """Match if a session on a connector ended with no less energy, and no earlier, than it began.

    Example::

        energy_adds_up(Outlet(1))

    """
    return _AddsUp(outlet)


@dataclass(eq=False)
class _PlausibleStart(Expectation):
    outlet: Outlet

    @property
    def wanted(self) -> str:
        return (
            f"the start of a session on {self.outlet} to be reported with a meter reading, not below 0, "
            f"and the time at which it arrives, give or take {PLAUSIBLE_S:.0f} s"
        )

    def problems(self, conversation: Conversation) -> list[str]:
        session = latest_session(conversation, self.outlet.number)
        if session is None:
            return [f"no session started on {self.outlet}; {sent_instead(conversation)}"]
        return [Problem(why, session.start) for why in self._problems_of(session)]

    @staticmethod
    def _problems_of(session: Session) -> list[str]:
        problem = no_reading(session.start, "meterStart")
        found = [problem] if problem else []
        if (start := energy_of(session.start, "meterStart")) is not None and start < 0:
            found.append(f"meterStart is {start:.0f}")
        said = payload_of(session.start).get("timestamp")
        moment = moment_of(said)
        if moment is None:
            found.append(f"its time is {said!r}")
        elif abs(off := (moment - session.start.moment).total_seconds()) > PLAUSIBLE_S:
            found.append(f"its time is {said}, {off:+.0f} s from the time at which it arrived")
        return found

    def in_short(self, conversation: Conversation) -> str:
        if latest_session(conversation, self.outlet.number) is None:
            return f"no session started on {self.outlet}"
        return f"the start on {self.outlet} has no plausible meter reading and time"


def plausible_start(outlet: Outlet) -> Expectation:
    """Match if a session's start on a connector was reported with a meter reading and the present time.

    Example::

        plausible_start(Outlet(1))

    """
    return _PlausibleStart(outlet)
