"""Mistakes of the meter: what is read off it wrongly, and what is told of it wrongly. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from simulator.meter import Reading

if TYPE_CHECKING:
    from simulator.readings import MeterValue
    from simulator.station import Station

ENERGY = "Energy.Active.Import.Register"


def misread(station: Station, reading: Reading, now: float) -> Reading:
    """Return what the station takes its meter to show at ``now`` (loop's time)."""
    if station.has("jumping-register") and now // 30 % 2:
        reading = replace(reading, register_wh=reading.register_wh - 500)
    if station.has("kilowatts-as-watts"):
        reading = replace(reading, power_w=reading.power_w / 1000)
    if station.has("milliamperes-as-amperes"):
        reading = replace(reading, amperes=tuple(ampere * 1000 for ampere in reading.amperes))
    if station.has("current-of-one-phase"):
        reading = replace(reading, amperes=(reading.amperes[0], *(0.0 for _ in reading.amperes[1:])))
    return reading


def left_over(station: Station, connector: int, measurands: Sequence[str]) -> Sequence[str]:
    """Return those of ``measurands`` that the station does not leave out."""
    if station.has("tells-energy-only"):
        return [ENERGY] if measurands else []
    if station.has("three-measurands"):
        return measurands[:3]
    missing = ["Voltage"] if station.has("no-voltage") else []
    if connector > 1 and station.has("no-current-on-second"):
        missing.append("Current.Import")
    return [name for name in measurands if name not in missing]


def misworded(station: Station, value: MeterValue) -> MeterValue:
    """Return a meter value as the station writes it."""
    if not station.has("decimal-comma"):
        return value
    samples = [{**sample, "value": sample["value"].replace(".", ",")} for sample in value["sampled_value"]]
    return {**value, "sampled_value": samples}
