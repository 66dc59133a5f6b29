"""Writes what a meter shows as OCPP meter values (§3.16, §7.31 to §7.33, §7.43). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from simulator.meter import Reading
from simulator.wall_clock import stamp

MeterValue = dict[str, Any]
SampledValue = dict[str, str]


def meter_value(
    reading: Reading, moment: datetime, measurands: Sequence[str], context: str, rotation: str = ""
) -> MeterValue:
    """Return one MeterValue with ``measurands`` in their order.

    Args:
        rotation: The order in which the mains phases are wired to L1, L2 and L3, such as ``RTS``.
    """
    reading = _turned(reading, rotation)
    values = [value for name in measurands for value in _WRITERS[name](reading)]
    return {"timestamp": stamp(moment), "sampled_value": [{**value, "context": context} for value in values]}


def _turned(reading: Reading, rotation: str) -> Reading:
    if len(reading.volts) != 3 or sorted(rotation) != ["R", "S", "T"]:
        return reading
    order = ["RST".index(phase) for phase in rotation]
    volts, amperes = reading.volts, reading.amperes
    return Reading(
        reading.register_wh,
        reading.power_w,
        tuple(volts[at] for at in order),
        tuple(amperes[at] for at in order),
        reading.soc,
    )


def _register(reading: Reading) -> list[SampledValue]:
    return [_value("Energy.Active.Import.Register", str(reading.register_wh), "Wh")]


def _power(reading: Reading) -> list[SampledValue]:
    return [_value("Power.Active.Import", f"{reading.power_w:.1f}", "W")]


def _current(reading: Reading) -> list[SampledValue]:
    return list(_by_phase("Current.Import", reading.amperes, "A", "L{}"))


def _voltage(reading: Reading) -> list[SampledValue]:
    return list(_by_phase("Voltage", reading.volts, "V", "L{}-N"))


def _soc(reading: Reading) -> list[SampledValue]:
    if reading.soc is None:
        return []
    value = _value("SoC", f"{reading.soc * 100:.0f}", "Percent")
    return [{**value, "location": "EV"}]


def _by_phase(name: str, figures: tuple[float, ...], unit: str, phase: str) -> Iterable[SampledValue]:
    for number, figure in enumerate(figures, start=1):
        value = _value(name, f"{figure:.2f}", unit)
        yield value if len(figures) == 1 else {**value, "phase": phase.format(number)}


def _value(name: str, figure: str, unit: str) -> SampledValue:
    return {"value": figure, "measurand": name, "unit": unit, "location": "Outlet"}


_WRITERS = {
    "Energy.Active.Import.Register": _register,
    "Power.Active.Import": _power,
    "Current.Import": _current,
    "Voltage": _voltage,
    "SoC": _soc,
}
