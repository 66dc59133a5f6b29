"""Rules about single readings: whether what a meter tells can be, and in the right units.

OCPP 1.6 edition 2, sections 7.31 and 7.45, and errata 3.84.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from ocpp_support.monitor.readings import Reading, Sample, readings
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
    wrong: dict[tuple[int, str], int] = {}
    for reading in readings(story):
        for location in dict.fromkeys(one.location for one in reading.samples):
            made = _made(reading, location)
            if made is None or reading.place is None:
                continue
            power, least, most = made
            unfit = power > most * (1 + MORE) + NEXT_TO_NOTHING_W
            unfit = unfit or (least > NEXT_TO_NOTHING_W and power < least * LEAST_FACTOR)
            where = reading.place, location
            wrong[where] = wrong.get(where, 0) + 1 if unfit else 0
            if wrong[where] >= IN_A_ROW:
                yield (
                    reading.entry,
                    f"it tells {power:.0f} W of connector {reading.place};"
                    f" volts times amperes make {most:.0f} W",
                )


def _made(reading: Reading, location: str) -> tuple[float, float, float] | None:
    """Return the power that is told in W, and the least and most that volts times amperes may make of it."""
    told = [one for one in reading.samples if one.location == location]
    powers, volts, amperes = (_by_phase(told, name) for name in (POWER, VOLTAGE, CURRENT))
    phases = sorted(set(amperes) - {""})
    if phases:
        return _of_phases(phases, powers, volts, amperes)
    if "" not in powers or "" not in amperes or not volts:
        return None
    product = max(volts.values()) * amperes[""]
    # Told once for all phases: how many there are, and between which the voltage is, nobody says.
    return powers[""], product, product * 3


def _of_phases(
    phases: list[str], powers: dict[str, float], volts: dict[str, float], amperes: dict[str, float]
) -> tuple[float, float, float] | None:
    if not all(phase in volts or "" in volts for phase in phases):
        return None
    product = sum(volts[phase if phase in volts else ""] * amperes[phase] for phase in phases)
    if "" in powers:
        return powers[""], product, product
    if sorted(powers) != phases:
        return None
    return sum(powers.values()), product, product


def _by_phase(samples: list[Sample], measurand: str) -> dict[str, float]:
    """Return values by phase, L1, L2 or L3; that of all phases under an empty name."""
    found: dict[str, float] = {}
    for sample in samples:
        name, _, other = sample.phase.partition("-")
        if sample.measurand == measurand and name != "N":
            # Between two phases there is more than between a phase and neutral.
            found[name] = sample.value / sqrt(3) if other.startswith("L") else sample.value
    return found


@rule("metering.unit-unfit", Severity.MUST, "OCPP 1.6 7.45")
def measures_in_another_unit(story: Story) -> Iterator[Sighting]:
    """Look for measurands in a unit of something else."""
    for reading in readings(story):
        for sample in reading.samples:
            fit = [units for name, units in _UNITS.items() if sample.measurand.startswith(name)]
            if fit and sample.unit in _KNOWN and sample.unit not in fit[0]:
                yield (
                    reading.entry,
                    f"it tells {sample.measurand:.60} in {sample.unit:.20}, not in {fit[0][0]}",
                )


@rule("metering.charge-impossible", Severity.MUST, "OCPP 1.6 7.31")
def charges_beyond(story: Story) -> Iterator[Sighting]:
    """Look for batteries that are charged to less than nothing, or to more than all."""
    for reading in readings(story):
        for sample in reading.samples:
            if sample.measurand == "SoC" and not 0 <= sample.value <= 100:
                yield reading.entry, f"it tells a state of charge of {sample.value:g} percent"


@rule("metering.negative", Severity.SHOULD, "OCPP 1.6 7.31")
def measures_less_than_nothing(story: Story) -> Iterator[Sighting]:
    """Look for negative values of what cannot be negative; what flows back has measurands of its own."""
    for reading in readings(story):
        for sample in reading.samples:
            if sample.measurand.startswith(_NEVER_NEGATIVE) and sample.value < -NOISE.get(
                sample.measurand, 0.0
            ):
                yield reading.entry, f"it tells {sample.measurand:.60} of {sample.value:g} {sample.unit:.20}"


RULES = (powers_unlike_current, measures_in_another_unit, charges_beyond, measures_less_than_nothing)
