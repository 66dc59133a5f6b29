"""Meter readings as the station reported them, whatever their form. Judges nothing.

OCPP 1.6 edition 2, sections 4.7 and 7.43: what a sample does not say has a default.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ocpp_support.matchers.statuses import payload_of, sent_instead
from ocpp_support.protocol.values import moment_of, number_of, objects_in
from ocpp_support.trace.trace import Conversation, Entry, Sender

PERIODIC = "Sample.Periodic"
CLOCK = "Sample.Clock"
ENERGY = "Energy.Active.Import.Register"

INTERVAL = "MeterValueSampleInterval"
"""The setting that says how often readings are sampled in a session (section 9.1)."""

_UNITS = {"k": 1000.0}


@dataclass(frozen=True)
class Sample:
    """One value of a reading. ``phase`` is empty for a value of all phases together."""

    text: Any
    measurand: str
    context: str
    phase: str
    unit: str
    location: str

    @property
    def value(self) -> float | None:
        """The number as it stands there; None where it is none."""
        return number_of(self.text)

    @property
    def plain(self) -> float | None:
        """The number in the unit without its k: W, Wh, V, A."""
        number = self.value
        return None if number is None else number * _UNITS.get(self.unit[:1], 1.0)


@dataclass(frozen=True)
class MeterReading:
    """What a meter showed at one moment.

    Attributes:
        entry: The message that it came with.
        connector: Whose meter.
        transaction_id: The number of the session that it is said to belong to, if any is.
        timestamp: The time that it was taken at, as it was said.
        samples: What it showed.
    """

    entry: Entry
    connector: Any
    transaction_id: Any
    timestamp: Any
    samples: tuple[Sample, ...]

    @property
    def moment(self) -> datetime | None:
        """The time that it was taken at; None where that is no time."""
        return moment_of(self.timestamp)

    def of(self, measurand: str) -> list[Sample]:
        """Return the samples of one measurand."""
        return [sample for sample in self.samples if sample.measurand == measurand]


def meter_readings(
    conversation: Conversation, connector: int, context: str | None = None
) -> list[MeterReading]:
    """Return the readings of a connector in the order they arrived: those of one context, or all."""
    found = []
    for entry in conversation.calls(Sender.STATION, "MeterValues"):
        payload = payload_of(entry)
        if payload.get("connectorId") != connector:
            continue
        for value in objects_in(payload.get("meterValue")):
            samples = tuple(
                sample
                for sample in samples_in(value.get("sampledValue"))
                if context is None or sample.context == context
            )
            if samples:
                number, taken = payload.get("transactionId"), value.get("timestamp")
                found.append(MeterReading(entry, connector, number, taken, samples))
    return found


def by_moment(readings: list[MeterReading]) -> list[MeterReading]:
    """Return readings with those joined that were taken at one moment: they may come in several messages."""
    joined: dict[Any, MeterReading] = {}
    for reading in readings:
        key = reading.timestamp if isinstance(reading.timestamp, str) else reading.entry.number
        first = joined.get(key)
        samples = (*first.samples, *reading.samples) if first else reading.samples
        joined[key] = replace(first or reading, samples=samples)
    return list(joined.values())


def none_arrived(conversation: Conversation, connector: int) -> str:
    """Say that no reading arrived, and what did."""
    others = [
        str(payload_of(entry).get("connectorId"))
        for entry in conversation.calls(Sender.STATION, "MeterValues")
    ]
    if str(connector) in others:
        return f"no such reading arrived of connector {connector}, though others did"
    if others:
        named = ", ".join(dict.fromkeys(others))
        return f"no reading arrived of connector {connector}; some did of connector {named}"
    return f"no reading arrived of connector {connector}; {sent_instead(conversation)}"


def samples_in(value: Any) -> Iterator[Sample]:
    """Yield the samples in a list of them, whatever stands there."""
    for item in objects_in(value):
        measurand = str(item.get("measurand") or ENERGY)
        default = "Wh" if measurand.startswith("Energy") else ""
        yield Sample(
            item.get("value"),
            measurand,
            str(item.get("context") or PERIODIC),
            str(item.get("phase") or ""),
            str(item.get("unit") or default),
            str(item.get("location") or "Outlet"),
        )
