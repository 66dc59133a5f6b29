"""The curves of a plot: what the meter showed in a scene, sorted by connector and quantity. Draws nothing.

Anything may stand where a number, a unit, a time or a connector is due: what cannot be placed is told.
OCPP 1.6 edition 2, sections 4.7 and 7.43 to 7.45.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ocpp_support.chronicle.scene import Scene
from ocpp_support.drawing.places import place_in
from ocpp_support.matchers.meter_values import CLOCK, ENERGY, PERIODIC, Sample, samples_in
from ocpp_support.matchers.sessions import Session
from ocpp_support.matchers.statuses import payload_of
from ocpp_support.protocol.values import moment_of, number_of, objects_in
from ocpp_support.trace.trace import Entry, Sender

MOST = 1e12
"""A greater number is none that a meter shows."""

EARLY_S = 60.0
"""So long before a scene something may have been measured that is reported in it."""


class Kind(StrEnum):
    """Why a value was reported."""

    PERIODIC = "sampled at its rhythm"
    CLOCK = "by the clock"
    OTHER = "at another occasion"
    REGISTER = "meterStart, meterStop"


@dataclass(frozen=True)
class Point:
    """A value: seconds of the run's clock, the number in the plain unit, and why it was reported."""

    at: float
    value: float
    kind: Kind


@dataclass(frozen=True)
class Quantity:
    """What is shown in one panel: its title, its unit without a k, and its place among the others."""

    title: str
    unit: str
    order: int
    odd: bool = False


@dataclass
class Curve:
    """The values of one measurand of one connector, on one phase.

    Attributes:
        name: How it is called in its panel.
        points: Its values, in the order of their times.
        odd: When something was reported that is no number.
        stepwise: Whether a value holds until the next: of limits.
    """

    name: str
    points: list[Point] = field(default_factory=list)
    odd: list[float] = field(default_factory=list)
    stepwise: bool = False


@dataclass
class Curves:
    """All that the meters showed in a scene.

    Attributes:
        panels: By connector and quantity, the curves by name; None is a connector that is none.
        untimed: How many readings bear no time of the scene: they stand where they arrived.
    """

    panels: dict[tuple[int | None, Quantity], dict[str, Curve]] = field(default_factory=dict)
    untimed: int = 0

    def curve(self, place: int | None, quantity: Quantity, name: str) -> Curve:
        """Return the curve of that name, and begin it where there is none yet."""
        panel = self.panels.setdefault((place, quantity), {})
        return panel.setdefault(name, Curve(name))


POWER = Quantity("Power", "W", 0)
CURRENT = Quantity("Current", "A", 1)
VOLTAGE = Quantity("Voltage", "V", 2)
REGISTER = Quantity("Energy", "Wh", 3)
SOC = Quantity("State of charge", "%", 4)
_LAST = 9
_SHOWN: dict[str, tuple[Quantity, str]] = {
    "Power.Active.Import": (POWER, ""),
    "Power.Active.Export": (POWER, "export"),
    "Power.Offered": (POWER, "offered"),
    "Current.Import": (CURRENT, ""),
    "Current.Export": (CURRENT, "export"),
    "Current.Offered": (CURRENT, "offered"),
    "Voltage": (VOLTAGE, ""),
    ENERGY: (REGISTER, ""),
    "Energy.Active.Export.Register": (REGISTER, "export"),
    "SoC": (SOC, ""),
}
_PERCENT = ("Percent", "%")


def curves_of(scene: Scene, sessions: list[Session]) -> Curves:
    """Return what the meters showed in a scene; ``sessions`` are those that ran in it."""
    curves, times = Curves(), _Times(scene)
    places = {one.transaction_id: one.connector for one in sessions if isinstance(one.transaction_id, int)}
    for entry in scene.conversation.calls(
        Sender.STATION, "MeterValues", "StartTransaction", "StopTransaction"
    ):
        _take(curves, times, entry, places)
    for panel in curves.panels.values():
        for curve in panel.values():
            curve.points.sort(key=lambda point: point.at)
    curves.untimed = times.untimed
    return curves


class _Times:
    """When something was measured, by the run's clock."""

    def __init__(self, scene: Scene) -> None:
        self._earliest = scene.began - EARLY_S
        self._latest = scene.conversation.now + EARLY_S
        self.untimed = 0

    def of(self, entry: Entry, said: Any) -> float:
        """Return when: as it is said, or where that cannot be, when it was told."""
        moment = moment_of(said)
        at = None if moment is None else entry.at + (moment - entry.moment).total_seconds()
        if at is None or not self._earliest <= at <= self._latest:
            self.untimed += 1
            return entry.at
        return at


def time_of(scene: Scene, entry: Entry) -> float:
    """Return when the start or the end of a session was, by the run's clock."""
    return _Times(scene).of(entry, payload_of(entry).get("timestamp"))


def _take(curves: Curves, times: _Times, entry: Entry, places: dict[int, Any]) -> None:
    payload = payload_of(entry)
    said = payload.get("connectorId")
    number = payload.get("transactionId")
    if entry.call and entry.call.action == "StopTransaction":
        said = places.get(number) if isinstance(number, int) else None
    place = place_in(said)
    for field_name in ("meterStart", "meterStop"):
        if field_name in payload:
            at = times.of(entry, payload.get("timestamp"))
            _add(curves.curve(place, REGISTER, ""), at, number_of(payload[field_name]), Kind.REGISTER)
    for value in (*objects_in(payload.get("meterValue")), *objects_in(payload.get("transactionData"))):
        samples = [*samples_in(value.get("sampledValue"))]
        at = times.of(entry, value.get("timestamp")) if samples else entry.at
        for sample in samples:
            quantity, name = _shown(sample)
            _add(curves.curve(place, quantity, name), at, sample.plain, _kind(sample))


def _add(curve: Curve, at: float, value: float | None, kind: Kind) -> None:
    if value is None or not abs(value) <= MOST:
        curve.odd.append(at)
    else:
        curve.points.append(Point(at, value, kind))


def _kind(sample: Sample) -> Kind:
    return {PERIODIC: Kind.PERIODIC, CLOCK: Kind.CLOCK}.get(sample.context, Kind.OTHER)


def _shown(sample: Sample) -> tuple[Quantity, str]:
    """Return in which panel a value is shown, and how its curve is called there."""
    quantity, name = _SHOWN.get(sample.measurand, (None, ""))
    where = "" if sample.location == "Outlet" or quantity is SOC else sample.location
    name = " ".join(part for part in (name, sample.phase, where) if part)
    unit = sample.unit.removeprefix("k")  # As it is in the plain number.
    if quantity is None:
        return Quantity(sample.measurand, unit, _LAST), name
    if _fits(sample.unit, quantity.unit):
        return quantity, name
    return Quantity(f"{quantity.title} told in {sample.unit}", unit, quantity.order, odd=True), name


def _fits(said: str, unit: str) -> bool:
    return said in ("", unit, f"k{unit}") or (unit == SOC.unit and said in _PERCENT)
