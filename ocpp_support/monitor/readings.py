"""Meter readings as rules look at them, from MeterValues and from the end of a transaction. Judges nothing.

OCPP 1.6 edition 2, sections 4.7 and 7.43: what a sample does not say has a default. A meter tells the same
quantities again and again: what they are is worked out once, and their numbers are laid out in columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, TypeVar

from ocpp_support.monitor.story import Story, action_of, payload_of, text, whole
from ocpp_support.protocol.setting_kinds import ENERGY
from ocpp_support.protocol.values import moment_of, number_of, objects_in
from ocpp_support.trace.trace import Entry, Sender

PERIODIC, CLOCK = "Sample.Periodic", "Sample.Clock"

_THOUSANDS = {"kWh": "Wh", "kvarh": "varh", "kW": "W", "kVA": "VA", "kvar": "var"}

_FIELDS = ("measurand", "phase", "unit", "location", "context")
"""What says what a number stands for, in the order in which :meth:`Quantity.of` takes it."""

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


class Reading(NamedTuple):
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
        told, _ = _numbered(self.told)[column]
        decimals = len(str(told["value"]).strip().partition(".")[2])
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
    for entry, place, number, value in _values(story):
        layout, values = numbers_in(value)
        of = series.get((place, layout)) or series.setdefault((place, layout), Series(place, layout))
        reading = Reading(len(found), entry, number, moment_of(value.get("timestamp")), of, values, value)
        of.readings.append(reading)
        found.append(reading)
    return found, [*series.values()]


def _values(story: Story) -> Iterator[tuple[Entry, int | None, int | None, dict[str, Any]]]:
    """Yield the meter values of a story: where they stand, of which connector and which transaction."""
    places: dict[int | None, int | None] = {}
    for entry in story.concerning("MeterValues", "StopTransaction", answers=("StartTransaction",)):
        asked = entry.answers
        if asked is not None:
            given = whole((story.answer(asked) or {}).get("transactionId"))
            if given is not None:
                places.setdefault(given, whole(payload_of(asked).get("connectorId")))
        elif entry.sender is Sender.STATION:
            payload = payload_of(entry)
            number = whole(payload.get("transactionId"))
            ends = action_of(entry) == "StopTransaction"
            place = places.get(number) if ends else whole(payload.get("connectorId"))
            for value in objects_in(payload.get("transactionData" if ends else "meterValue")):
                yield entry, place, number, value


def numbers_in(value: dict[str, Any]) -> tuple[Layout, tuple[float, ...]]:
    """Return what the numbers of one meter value stand for, and what they are."""
    told = _numbered(value)
    layout = _layout_of(tuple([tuple(map(item.get, _FIELDS)) for item, _ in told]))
    values = tuple([number for _, number in told])
    if layout.factors is not None:
        values = tuple(number * factor for number, factor in zip(values, layout.factors, strict=True))
    return layout, values


def _numbered(value: dict[str, Any]) -> list[tuple[dict[str, Any], float]]:
    """Return the samples of one meter value that are numbers, each with its number."""
    return [
        (item, number)
        for item in objects_in(value.get("sampledValue"))
        if (number := number_of(item.get("value"))) is not None and item.get("format") != "SignedData"
    ]


def _layout_of(fields: tuple[tuple[Any, ...], ...]) -> Layout:
    try:
        return _layout(fields)
    except TypeError:  # Nothing can be looked up by a list, which may stand where a text is due.
        return _layout(tuple(tuple(map(text, one)) for one in fields))


@lru_cache(maxsize=1024)
def _layout(fields: tuple[tuple[Any, ...], ...]) -> Layout:
    return Layout(tuple(Quantity.of(*one) for one in fields))
