"""Meter readings as rules look at them, from MeterValues and from the end of a transaction. Judges nothing.

OCPP 1.6 edition 2, sections 4.7 and 7.43: what a sample does not say has a default.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from ocpp_support.monitor.story import Story, action_of, payload_of, text, whole
from ocpp_support.protocol.setting_kinds import ENERGY
from ocpp_support.protocol.values import moment_of, number_of, objects_in
from ocpp_support.trace.trace import Entry, Sender

PERIODIC, CLOCK = "Sample.Periodic", "Sample.Clock"

_THOUSANDS = {"kWh": "Wh", "kvarh": "varh", "kW": "W", "kVA": "VA", "kvar": "var"}


@dataclass(frozen=True)
class Sample:
    """One number of a reading.

    Attributes:
        value: The number, in the unit without its k.
        step: What its last digit stands for, in the same unit: a meter tells no more than that.
        measurand: What was measured.
        phase: Of which phase; "" for all together.
        unit: The unit without its k; "" where none was told and none is the default.
        location: Where; the outlet where nothing was told.
        context: Why it was taken; at an interval where nothing was told.
    """

    value: float
    step: float
    measurand: str
    phase: str
    unit: str
    location: str
    context: str


@dataclass(frozen=True)
class Reading:
    """What a meter showed at one moment.

    Attributes:
        entry: The message that told it.
        place: Whose meter; None where that was not told.
        number: The transaction that it was said to belong to, if any.
        moment: When it was taken; None where that was not told.
        samples: What it showed, as far as it was in numbers.
    """

    entry: Entry
    place: int | None
    number: int | None
    moment: datetime | None
    samples: tuple[Sample, ...]

    def taken(self, context: str) -> bool:
        """Return whether it was taken for this reason."""
        return any(sample.context == context for sample in self.samples)

    def register(self) -> Sample | None:
        """Return the register of imported energy at the outlet, which a transaction is counted by."""
        for sample in self.samples:
            if (sample.measurand, sample.phase, sample.location) == (ENERGY, "", "Outlet"):
                return sample
        return None


@lru_cache(maxsize=1)
def readings(story: Story) -> tuple[Reading, ...]:
    """Return every reading of a story, in the order they came. One rule after the other asks for them."""
    return tuple(_readings(story))


def _readings(story: Story) -> Iterator[Reading]:
    places: dict[int | None, int | None] = {}
    for entry in story.entries:
        asked = entry.answers
        if asked is not None and action_of(asked) == "StartTransaction":
            given = whole((story.answer(asked) or {}).get("transactionId"))
            if given is not None:
                places.setdefault(given, whole(payload_of(asked).get("connectorId")))
        elif entry.sender is Sender.STATION and action_of(entry) in ("MeterValues", "StopTransaction"):
            payload = payload_of(entry)
            number = whole(payload.get("transactionId"))
            ends = action_of(entry) == "StopTransaction"
            place = places.get(number) if ends else whole(payload.get("connectorId"))
            for value in objects_in(payload.get("transactionData" if ends else "meterValue")):
                samples = tuple(samples_in(value))
                yield Reading(entry, place, number, moment_of(value.get("timestamp")), samples)


def samples_in(value: dict[str, Any]) -> Iterator[Sample]:
    """Yield the numbers of one meter value."""
    for item in objects_in(value.get("sampledValue")):
        number = number_of(item.get("value"))
        if number is None or item.get("format") == "SignedData":
            continue
        measurand = text(item.get("measurand")) or ENERGY
        unit = text(item.get("unit")) or ("Wh" if measurand.startswith("Energy.Active") else "")
        plain = _THOUSANDS.get(unit, unit)
        factor = 1.0 if plain == unit else 1000.0
        yield Sample(
            number * factor,
            _last_digit(item.get("value")) * factor,
            measurand,
            text(item.get("phase")),
            plain,
            text(item.get("location")) or "Outlet",
            text(item.get("context")) or PERIODIC,
        )


def _last_digit(value: Any) -> float:
    decimals = len(str(value).strip().partition(".")[2])
    return 10.0 ** -min(decimals, 12)
