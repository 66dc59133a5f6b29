"""Rules about single readings: whether what a meter tells can be, and in the right units.

OCPP 1.6 edition 2, sections 7.31 and 7.45, and errata 3.84.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from operator import mul
from typing import Any

from ocpp_support.monitor.readings import Quantity, Reading, Series, picked, series_of
from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.story import Story
from ocpp_support.protocol.findings import Severity
from ocpp_support.protocol.setting_kinds import POWER

VOLTAGE, CURRENT = "Voltage", "Current.Import"

MORE = 0.15
"""How far power may lie above volts times amperes, as a share: meters read one after the other, and round."""

LEAST_FACTOR = 0.25
"""The least power factor that a charging car has: below it, power is not what volts and amperes make."""

NEXT_TO_NOTHING_W = 500.0
"""Volts times amperes below which a car hardly takes anything, and may do so at any power factor."""

IN_A_ROW = 2
"""Readings that must not fit one after the other: in one, the car may have been ramping."""

_UNITS = {
    "Energy.Active": ("Wh",),
    "Energy.Reactive": ("varh",),
    "Power.Active": ("W",),
    "Power.Offered": ("W",),
    "Power.Reactive": ("var",),
    "Current": ("A",),
    "Voltage": ("V",),
    "SoC": ("Percent",),
    "Temperature": ("Celsius", "Celcius", "Fahrenheit", "K"),
}
"""The units of measurands, by the beginning of their names; of others nothing is said."""

_KNOWN = ("VA", *(unit for units in _UNITS.values() for unit in units))
"""What is a unit at all; anything else does not pass the schema."""

_NEVER_NEGATIVE = ("Energy.", "Voltage", "Current.Import", "Power.Active.Import", "Frequency", "RPM")

NOISE = {"Current.Import": 1.0, POWER: 250.0}
"""What a meter may tell below nothing where nothing flows, in A and W."""


@rule("metering.power-unfit", Severity.SHOULD, "OCPP 1.6 7.31")
def powers_unlike_current(story: Story) -> Iterator[Sighting]:
    """Look for power that volts and amperes cannot make, in two readings in a row of a connector.

    Power may be less than their product, by the power factor, and not more. Only where all three are told of
    the same moment, place and phases; where amperes are told once for all phases, the most that they can make
    counts.
    """
    found: list[tuple[Reading, str]] = []
    for (place, _), circuits in _circuits(story).items():
        if not any(any(circuit.unfit) for circuit in circuits):
            continue
        made = [one for circuit in circuits for one in circuit.made()]
        wrong = 0
        for reading, power, most, unfit in sorted(made, key=_order):
            wrong = wrong + 1 if unfit else 0
            if wrong >= IN_A_ROW:
                told = f"it tells {power:.0f} W of connector {place}"
                found.append((reading, f"{told}; volts times amperes make {most:.0f} W"))
    yield from ((reading.entry, said) for reading, said in sorted(found, key=_order))


def _order(one: tuple[Reading, *tuple[Any, ...]]) -> int:
    return one[0].order


_Column = tuple[int, float]
"""Where a quantity stands in a series, and what its numbers are to be divided by."""


@dataclass(frozen=True)
class _Circuit:
    """Where a series tells power at one place, and volts and amperes that can make it.

    Attributes:
        series: The series.
        powers: The power, once for all phases or once for each.
        volts: The volts of each phase in which amperes flow; or all, where it is not known in which.
        amperes: The amperes, in the same order; or once for all phases.
        by_phase: Whether it is known in which phase they flow.
    """

    series: Series
    powers: list[_Column]
    volts: list[_Column]
    amperes: list[_Column]
    by_phase: bool

    def made(self) -> Iterator[tuple[Reading, float, float, bool]]:
        """Yield what each reading tells in W, the most that volts times amperes make, and if it is unfit."""
        powers, _, most = self._watts
        return zip(self.series.readings, powers, most, self.unfit, strict=True)

    @cached_property
    def unfit(self) -> list[bool]:
        """Whether the power is unfit, reading by reading."""
        return [
            power > high * (1 + MORE) + NEXT_TO_NOTHING_W
            or (low > NEXT_TO_NOTHING_W and power < low * LEAST_FACTOR)
            for power, low, high in zip(*self._watts, strict=True)
        ]

    @cached_property
    def _watts(self) -> tuple[Sequence[float], Sequence[float], Sequence[float]]:
        """The power that is told, and the least and the most that volts times amperes make."""
        powers = _sums(self._numbers(self.powers))
        volts, amperes = self._numbers(self.volts), self._numbers(self.amperes)
        if self.by_phase:
            made = _sums([*map(_products, volts, amperes)])
            return powers, made, made
        least = _products([*map(max, *volts, volts[0])], amperes[0])
        # Told once for all phases: how many there are, and between which the voltage is, nobody says.
        return powers, least, [one * 3 for one in least]

    def _numbers(self, columns: list[_Column]) -> list[Sequence[float]]:
        told = self.series.columns
        return [
            told[column] if divisor == 1 else [value / divisor for value in told[column]]
            for column, divisor in columns
        ]


def _products(one: Sequence[float], other: Sequence[float]) -> list[float]:
    return [*map(mul, one, other)]


def _sums(columns: Sequence[Sequence[float]]) -> list[float]:
    return [*map(sum, zip(*columns, strict=True))]


def _circuits(story: Story) -> dict[tuple[int, str], list[_Circuit]]:
    """Return what can be held against each other, by connector and location."""
    found: dict[tuple[int, str], list[_Circuit]] = {}
    for series in series_of(story):
        for location in dict.fromkeys(one.location for one in series.layout.quantities):
            circuit = _circuit(series, location)
            if circuit is not None and series.place is not None:
                found.setdefault((series.place, location), []).append(circuit)
    return found


def _circuit(series: Series, location: str) -> _Circuit | None:
    powers, volts, amperes = (_by_phase(series, location, name) for name in (POWER, VOLTAGE, CURRENT))
    phases = sorted({*amperes} - {""})
    if not phases:
        if "" not in powers or "" not in amperes or not volts:
            return None
        return _Circuit(series, [powers[""]], [*volts.values()], [amperes[""]], by_phase=False)
    if not all(phase in volts or "" in volts for phase in phases):
        return None
    if "" not in powers and sorted(powers) != phases:
        return None
    told = [powers[""]] if "" in powers else [*powers.values()]
    there = [volts[phase if phase in volts else ""] for phase in phases]
    return _Circuit(series, told, there, [amperes[phase] for phase in phases], by_phase=True)


def _by_phase(series: Series, location: str, measurand: str) -> dict[str, _Column]:
    """Return where a quantity stands by phase, L1, L2 or L3; that of all phases under an empty name."""
    found: dict[str, _Column] = {}
    for column, one in enumerate(series.layout.quantities):
        name, _, other = one.phase.partition("-")
        if (one.measurand, one.location) == (measurand, location) and name != "N":
            # Between two phases there is more than between a phase and neutral.
            found[name] = column, sqrt(3) if other.startswith("L") else 1.0
    return found


@rule("metering.unit-unfit", Severity.MUST, "OCPP 1.6 7.45")
def measures_in_another_unit(story: Story) -> Iterator[Sighting]:
    """Look for measurands in a unit of something else."""
    for reading, unfit in picked(story, _in_another_unit):
        yield from ((reading.entry, text) for text in unfit)


def _in_another_unit(series: Series) -> list[str]:
    found = []
    for one in series.layout.quantities:
        fit = [units for name, units in _UNITS.items() if one.measurand.startswith(name)]
        if fit and one.unit in _KNOWN and one.unit not in fit[0]:
            found.append(f"it tells {one.measurand:.60} in {one.unit:.20}, not in {fit[0][0]}")
    return found


@rule("metering.charge-impossible", Severity.MUST, "OCPP 1.6 7.31")
def charges_beyond(story: Story) -> Iterator[Sighting]:
    """Look for batteries that are charged to less than nothing, or to more than all."""
    for reading, columns in picked(story, _charges):
        for charge in [reading.values[column] for column in columns]:
            if not 0 <= charge <= 100:
                yield reading.entry, f"it tells a state of charge of {charge:g} percent"


def _charges(series: Series) -> list[int]:
    return [column for column, one in enumerate(series.layout.quantities) if one.measurand == "SoC"]


@rule("metering.negative", Severity.SHOULD, "OCPP 1.6 7.31")
def measures_less_than_nothing(story: Story) -> Iterator[Sighting]:
    """Look for negative values of what cannot be negative; what flows back has measurands of its own."""
    for reading, told in picked(story, _below_nothing):
        for column, least, one in told:
            if (value := reading.values[column]) < least:
                yield reading.entry, f"it tells {one.measurand:.60} of {value:g} {one.unit:.20}"


def _below_nothing(series: Series) -> list[tuple[int, float, Quantity]]:
    """Return where what cannot be negative is so in a series, and below what it is so for sure."""
    least = [
        (column, -NOISE.get(one.measurand, 0.0), one)
        for column, one in enumerate(series.layout.quantities)
        if one.measurand.startswith(_NEVER_NEGATIVE)
    ]
    return [one for one in least if min(series.columns[one[0]]) < one[1]]


RULES = (powers_unlike_current, measures_in_another_unit, charges_beyond, measures_less_than_nothing)
