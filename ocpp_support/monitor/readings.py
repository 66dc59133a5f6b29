"""Meter readings as rules look at them, from MeterValues and from the end of a transaction. Judges nothing.

OCPP 1.6 edition 2, sections 4.7 and 7.43: what a sample does not say has a default. A meter tells the same
quantities again and again: what they are is worked out once, and their numbers are laid out in columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from operator import mul
from typing import Any, NamedTuple, TypeVar

from ocpp_support.monitor.numbering import given
from ocpp_support.monitor.story import Story, action_of, payload_of, text, whole
from ocpp_support.protocol.setting_kinds import ENERGY
from ocpp_support.protocol.values import moment_of, number_of, objects_in
from ocpp_support.trace.trace import Entry

PERIODIC, CLOCK = "Sample.Periodic", "Sample.Clock"

_THOUSANDS = {"kWh": "Wh", "kvarh": "varh", "kW": "W", "kVA": "VA", "kvar": "var"}

_Found = TypeVar("_Found")


class Quantity(NamedTuple):
    """What a number of a reading stands for.

    Attributes:
        measurand: What was measured.
        phase: Of which phase; "" for all together.
        unit: The unit without its k; "" where none was told and none is the default.
        location: Where; the outlet where nothing was told.
        context: Why it was taken; at an interval where nothing was told.
        factor: What its unit's k stands for; 1 where it has none.
    """

    measurand: str
    phase: str
    unit: str
    location: str
    context: str
    factor: float

    @classmethod
    def of(cls, measurand: Any, phase: Any, unit: Any, location: Any, context: Any) -> Quantity:
        """Return what the fields of a sample say."""
        name = text(measurand) or ENERGY
        told = text(unit) or ("Wh" if name.startswith("Energy.Active") else "")
        plain = _THOUSANDS.get(told, told)
        factor = 1.0 if plain == told else 1000.0
        return cls(name, text(phase), plain, text(location) or "Outlet", text(context) or PERIODIC, factor)


class Layout:
    """What a reading tells, but for the numbers; readings that tell the same share one.

    Attributes:
        quantities: What its numbers stand for.
        contexts: Why they were taken.
        register: The column of the register of imported energy at the outlet, which a transaction is counted
            by; None where it is not among them.
        factors: What the numbers are to be multiplied by; None where all stand for themselves.
    """

    def __init__(self, quantities: tuple[Quantity, ...]) -> None:
        self.quantities = quantities
        self.contexts = frozenset(one.context for one in quantities)
        at_the_outlet = ((one.measurand, one.phase, one.location) for one in quantities)
        wanted = (ENERGY, "", "Outlet")
        self.register = next((column for column, one in enumerate(at_the_outlet) if one == wanted), None)
        factors = tuple(one.factor for one in quantities)
        self.factors = factors if any(factor != 1.0 for factor in factors) else None


class Series:
    """What one meter told in one layout.

    Attributes:
        place: Whose meter; None where that was not told.
        layout: What it told.
        readings: When and where it told it, in order.
    """

    def __init__(self, place: int | None, layout: Layout) -> None:
        self.place = place
        self.layout = layout
        self.readings: list[Reading] = []

    @cached_property
    def columns(self) -> list[tuple[float, ...]]:
        """The numbers of each quantity, in order."""
        return [*zip(*(reading.values for reading in self.readings), strict=True)]


@dataclass(slots=True, eq=False)
class Reading:
    """What a meter showed at one moment.

    Attributes:
        order: Its place among all readings.
        entry: The message that told it.
        number: The transaction that it was said to belong to, if any.
        moment: When it was taken; None where that was not told.
        series: Of which meter it is, and what it tells, as far as that is in numbers.
        values: The numbers, in units without their k.
        told: The meter value as it was told.
    """

    order: int
    entry: Entry
    number: int | None
    moment: datetime | None
    series: Series
    values: tuple[float, ...]
    told: dict[str, Any]

    @property
    def place(self) -> int | None:
        """Whose meter; None where that was not told."""
        return self.series.place

    def taken(self, context: str) -> bool:
        """Return whether it was taken for this reason."""
        return context in self.series.layout.contexts

    def register(self) -> float | None:
        """Return the register of imported energy at the outlet, which a transaction is counted by."""
        column = self.series.layout.register
        return None if column is None else self.values[column]

    def step(self, column: int) -> float:
        """Return what the last digit of a number stands for: a meter tells no more than that."""
        items = objects_in(self.told.get("sampledValue"))
        told = [item["value"] for item in items if numbers_in({"sampledValue": item})[1]]
        decimals = len(str(told[column]).strip().partition(".")[2])
        return 10.0 ** -min(decimals, 12) * self.series.layout.quantities[column].factor

    def register_step(self) -> float:
        """Return what the last digit of that register stands for; 0 where it is not told."""
        column = self.series.layout.register
        return 0.0 if column is None else self.step(column)


def readings(story: Story) -> list[Reading]:
    """Return every reading of a story, in the order they came."""
    return _told(story)[0]


def series_of(story: Story) -> list[Series]:
    """Return the same by meter and layout, in the order in which those came first."""
    return _told(story)[1]


def picked(story: Story, pick: Callable[[Series], _Found]) -> Iterator[tuple[Reading, _Found]]:
    """Yield the readings in whose series something is found, each with that."""
    found = {series: pick(series) for series in series_of(story)}
    if any(found.values()):
        for reading in readings(story):
            if what := found[reading.series]:
                yield reading, what


def by_the_clock(series: Series) -> bool:
    """Return whether readings of a series are taken by the clock."""
    return CLOCK in series.layout.contexts


@lru_cache(maxsize=1)
def _told(story: Story) -> tuple[list[Reading], list[Series]]:
    found: list[Reading] = []
    series: dict[tuple[int | None, Layout], Series] = {}
    begun = given(story)
    for entry in story.station("MeterValues", "StopTransaction"):
        payload = payload_of(entry)
        number = whole(payload.get("transactionId"))
        if action_of(entry) == "StopTransaction":
            values, place = payload.get("transactionData"), _place_of(number, begun, entry)
        else:
            values, place = payload.get("meterValue"), whole(payload.get("connectorId"))
        for value in objects_in(values):
            layout, numbers = numbers_in(value)
            of = series.get((place, layout))
            if of is None:
                of = series[place, layout] = Series(place, layout)
            moment = moment_of(value.get("timestamp"))
            reading = Reading(len(found), entry, number, moment, of, numbers, value)
            of.readings.append(reading)
            found.append(reading)
    return found, [*series.values()]


def _place_of(number: int | None, begun: dict[int, Entry], end: Entry) -> int | None:
    """Return the connector of a transaction, where it was given its number before its end was told."""
    answer = begun.get(number) if number is not None else None
    start = answer.answers if answer is not None and answer.number < end.number else None
    return whole(payload_of(start).get("connectorId")) if start is not None else None


def numbers_in(value: dict[str, Any]) -> tuple[Layout, tuple[float, ...]]:
    """Return what the numbers of one meter value stand for, and what they are."""
    fields, values = [], []
    for item in objects_in(value.get("sampledValue")):
        said = item.get
        number = number_of(said("value"))
        if number is not None and said("format") != "SignedData":
            values.append(number)
            fields.append((said("measurand"), said("phase"), said("unit"), said("location"), said("context")))
    layout = _layout_of(tuple(fields))
    if layout.factors is not None:
        values = [*map(mul, values, layout.factors)]
    return layout, tuple(values)


def _layout_of(fields: tuple[tuple[Any, ...], ...]) -> Layout:
    try:
        return _layout(fields)
    except TypeError:  # Nothing can be looked up by a list, which may stand where a text is due.
        return _layout(tuple(tuple(map(text, one)) for one in fields))


@lru_cache(maxsize=1024)
def _layout(fields: tuple[tuple[Any, ...], ...]) -> Layout:
    return Layout(tuple(Quantity.of(*one) for one in fields))
