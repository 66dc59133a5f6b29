"""What readings tell of the electricity, and whether it can be true.

OCPP 1.6 edition 2, sections 7.31 and 7.43. Only what was sampled at intervals is looked at.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, field
from math import sqrt

from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.matchers.meter_values import (
    PERIODIC,
    MeterReading,
    Sample,
    by_moment,
    meter_readings,
    none_arrived,
)
from ocpp_support.trace.trace import Conversation
from ocpp_support.vocabulary.nouns import Outlet

SEVERAL = 2
"""Readings that are waited for where every one of them is looked at."""

VOLTAGE, CURRENT, POWER = "Voltage", "Current.Import", "Power.Active.Import"

MISFIT = 0.1
"""How far power may be from volts times amperes, as a share of it: meters round, and are read one by one."""

MISFIT_W = 50.0
"""The same in watts, for a car that takes next to nothing."""


@dataclass(eq=False)
class _EveryReading(Expectation):
    """Something wanted of every reading of a connector, and of two at the least."""

    outlet: Outlet
    every: float
    takes: float = field(init=False)

    def __post_init__(self) -> None:
        self.takes = (SEVERAL + 1) * self.every

    def problems(self, conversation: Conversation) -> list[str]:
        readings = by_moment(meter_readings(conversation, self.outlet.number, PERIODIC))
        if not readings:
            return [none_arrived(conversation, self.outlet.number)]
        began = conversation.mark.at
        found: list[str] = [
            Problem(
                f"the reading that came at +{reading.entry.at - began:.0f} s: {', '.join(problems)}",
                reading.entry,
            )
            for reading in readings
            if (problems := self.problems_of(reading))
        ]
        if len(readings) < SEVERAL:
            found.append(f"{len(readings)} arrived, and {SEVERAL} are needed")
        return found

    @abstractmethod
    def problems_of(self, reading: MeterReading) -> list[str]:
        """Return what is wrong with one reading."""


@dataclass(eq=False)
class _Tells(_EveryReading):
    measurands: tuple[str, ...]

    @property
    def wanted(self) -> str:
        return f"every reading of {self.outlet} to tell {', '.join(self.measurands)}"

    def problems_of(self, reading: MeterReading) -> list[str]:
        found = [f"no {name}" for name in self.measurands if not reading.of(name)]
        return found + [
            f"{sample.measurand} is {sample.text!r}, which is no number"
            for name in self.measurands
            for sample in reading.of(name)
            if sample.value is None
        ]

    def fact(self, conversation: Conversation) -> str | None:
        readings = by_moment(meter_readings(conversation, self.outlet.number, PERIODIC))
        told = dict.fromkeys(sample.measurand for reading in readings for sample in reading.samples)
        return f"readings tell {', '.join(told)}"

    def in_short(self, conversation: Conversation) -> str:
        readings = by_moment(meter_readings(conversation, self.outlet.number, PERIODIC))
        if not readings:
            return f"no readings of {self.outlet}"
        missing = [name for name in self.measurands if any(not one.of(name) for one in readings)]
        return f"readings of {self.outlet} without {', '.join(missing) or 'numbers'}"


def readings_tell(outlet: Outlet, measurands: tuple[str, ...], *, every: float) -> Expectation:
    """Match if every sampled reading of a connector, two at the least, tells these measurands in numbers.

    Args:
        outlet: The connector.
        measurands: What they must tell.
        every: The interval that is set, in seconds.

    Example::

        readings_tell(Outlet(1), ("Voltage", "Current.Import"), every=30)

    """
    return _Tells(outlet, every, measurands)


@dataclass(eq=False)
class _PowerFits(_EveryReading):
    @property
    def wanted(self) -> str:
        return (
            f"power to be volts times amperes in every reading of {self.outlet}, give or take "
            f"{MISFIT:.0%} and {MISFIT_W:.0f} W, and current to flow in one of them"
        )

    def problems(self, conversation: Conversation) -> list[str]:
        found = super().problems(conversation)
        readings = by_moment(meter_readings(conversation, self.outlet.number, PERIODIC))
        if readings and not any(sample.plain for one in readings for sample in one.of(POWER)):
            found.append("none of them tells of any power")
        return found

    def problems_of(self, reading: MeterReading) -> list[str]:
        told = powers(reading)
        if not told:
            return ["no power"]
        return [
            f"{power:.0f} W are told, and {_make(possible)}"
            for power, possible in told
            if not any(abs(power - watts) <= MISFIT * abs(watts) + MISFIT_W for watts in possible)
        ]

    def in_short(self, conversation: Conversation) -> str:
        return f"power does not fit voltage and current on {self.outlet}"


def _make(possible: list[float]) -> str:
    if not possible:
        return "no voltage and current that it could be compared with"
    return f"volts times amperes make {' or '.join(f'{watts:.0f} W' for watts in possible)}"


def power_fits(outlet: Outlet, *, every: float) -> Expectation:
    """Match if power is volts times amperes in every sampled reading of a connector, two at the least.

    Of each phase where it is told by phase, else of all together. Within 10 % and 50 W.

    Example::

        power_fits(Outlet(1), every=30)

    """
    return _PowerFits(outlet, every)


def powers(reading: MeterReading) -> list[tuple[float, list[float]]]:
    """Return each power that a reading tells, in W, with what volts times amperes may make of it."""
    volts, amperes = _by_phase(reading.of(VOLTAGE)), _by_phase(reading.of(CURRENT))
    told = _by_phase(reading.of(POWER))
    return [(power, _products(phase, volts, amperes)) for phase, power in told.items()]


def _products(phase: str, volts: dict[str, float], amperes: dict[str, float]) -> list[float]:
    phases = [phase] if phase else [name for name in amperes if name]
    if phases:
        pairs = [(volts.get(name, volts.get("")), amperes.get(name)) for name in phases]
        products = [volt * ampere for volt, ampere in pairs if volt is not None and ampere is not None]
        return [sum(products)] if len(products) == len(pairs) else []
    if "" not in amperes or not volts:
        return []
    if "" in volts:
        # Told once for all phases: how many there are, and between which the voltage is, nobody says.
        return [volts[""] * amperes[""] * factor for factor in (1, sqrt(3), 3)]
    return [sum(volts.values()) * amperes[""]]


def _by_phase(samples: list[Sample]) -> dict[str, float]:
    """Return values by phase, L1, L2 or L3; that of all phases under an empty name. The outlet's, if told."""
    at_outlet = [sample for sample in samples if sample.location == "Outlet"]
    found = {}
    for sample in at_outlet or samples:
        if sample.plain is None or sample.phase == "N":
            continue
        name, _, other = sample.phase.partition("-")
        # Between two phases there is more than between a phase and neutral.
        found[name] = sample.plain / sqrt(3) if other.startswith("L") else sample.plain
    return found
