"""What readings of a meter say, in a few plain words. Never raises, whatever stands in them."""

from __future__ import annotations

from collections.abc import Iterator

from ocpp_support.drawing.letters import clean
from ocpp_support.drawing.sequence.values import Payload, count, energy, figure, place, said
from ocpp_support.matchers.meter_values import ENERGY, PERIODIC, Sample, samples_in
from ocpp_support.protocol.values import objects_in

_SHOWN = {
    "Power.Active.Import": ("kW", 1000.0),
    "Current.Import": ("A", 1.0),
    "Voltage": ("V", 1.0),
    "SoC": ("%", 1.0),
}
"""What is told besides energy, in which unit."""

MOST_PHASES = 3


def samples_of(payload: Payload) -> list[Sample]:
    """Return every sample in a MeterValues request."""
    values = objects_in(payload.get("meterValue"))
    return [sample for value in values for sample in samples_in(value.get("sampledValue"))]


def energy_told(payload: Payload) -> float | None:
    """Return the energy that the readings end with, in watt-hours; None where they tell none."""
    told = [one.plain for one in samples_of(payload) if one.measurand == ENERGY and not one.phase]
    return told[-1] if told else None


def whose(payload: Payload) -> Iterator[str]:
    """Yield of which connector and session readings are, and in which context they were taken."""
    yield place(payload.get("connectorId"))
    if payload.get("transactionId") is not None:
        yield f"transaction {said(payload['transactionId'])}"
    contexts = [one for one in dict.fromkeys(one.context for one in samples_of(payload)) if one != PERIODIC]
    if contexts:
        yield said(contexts[0], 30) if len(contexts) == 1 else count(len(contexts), "context")


def readings_in(payload: Payload) -> Iterator[str]:
    """Yield the readings of a MeterValues request, as far as people look at them."""
    samples = samples_of(payload)
    if (register := energy_told(payload)) is not None:
        yield energy(register)
    for name, (unit, divisor) in _SHOWN.items():
        if of := _of(samples, name):
            yield _together(of, unit, divisor)
    others = [one for one in samples if one.measurand not in (ENERGY, *_SHOWN) or one.plain is None]
    for other in others[:1]:
        yield f"{said(other.measurand, 40)} {said(other.text, 20)} {clean(other.unit, 10)}".rstrip()
    if not samples:
        yield "no readings"
    if (times := len(objects_in(payload.get("meterValue")))) > 1:
        yield f"taken {times} times"


def _of(samples: list[Sample], measurand: str) -> list[Sample]:
    """Return the samples of a measurand: of all phases together, where there are such."""
    found = [one for one in samples if one.measurand == measurand]
    return [one for one in found if not one.phase] or found


def _together(samples: list[Sample], unit: str, divisor: float) -> str:
    figures = [said(one.text, 12) if one.plain is None else figure(one.plain / divisor) for one in samples]
    if len({*figures}) == 1:
        figures = figures[:1]
    more = "…" if len(figures) > MOST_PHASES else ""
    return f"{'/'.join(figures[:MOST_PHASES])}{more} {unit}"
