"""Mistakes with readings where hardly anybody looks: what is changed in them, left out, or told besides.

Owns when and how. That readings are taken and sent at all is the metering's business.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from ocpp.v16 import call
from ocpp.v16.enums import ReadingContext

from simulator.wall_clock import stamp

if TYPE_CHECKING:
    from simulator.outlet import Outlet
    from simulator.readings import MeterValue
    from simulator.session import Session
    from simulator.station import Station

ENERGY, POWER, CURRENT = "Energy.Active.Import.Register", "Power.Active.Import", "Current.Import"

ALL = 4
"""Measurands that are everything that is ever asked for."""

LONG_WH = 300
"""Energy of a session from which on a register can be told too low without anybody wondering."""


def embellished(station: Station, outlet: Outlet, value: MeterValue, context: str) -> MeterValue:
    """Return what was read as the station tells it."""
    session = outlet.connector.session
    by_clock = context == ReadingContext.sample_clock
    samples = [dict(sample) for sample in value["sampled_value"]]
    moment = value["timestamp"]
    if session is not None and not by_clock:
        samples += _besides(station, samples)
        if station.at_first("first-reading-stale"):
            _lower(samples, 500)
        if station.has("meter-clock-runs-slow") and station.online.is_set():
            moment = stamp(_slowed(station.now(), session.started))
    late_in_session = session is not None and outlet.charging.register() > session.meter_start + LONG_WH
    if late_in_session and by_clock and station.at_first("clock-reading-lags"):
        _lower(samples, 250)  # More than a car takes from one minute to the next.
    if session is None and by_clock and station.has("idle-clock-late"):
        moment = stamp(station.now() + timedelta(seconds=3))
    if session is None and by_clock and station.has("idle-clock-as-triggered"):
        samples = [{**sample, "context": str(ReadingContext.trigger)} for sample in samples]
    if station.has("amperes-in-volts"):
        samples = [{**one, "unit": "V"} if one["measurand"] == CURRENT else one for one in samples]
    return {"timestamp": moment, "sampled_value": samples}


def _besides(station: Station, samples: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    """Yield what is told in addition to what was asked for."""
    if station.has("charge-of-255"):
        yield _sample("SoC", "255", "Percent", location="EV")
    if station.has("negative-neutral") and any(one["measurand"] == CURRENT for one in samples):
        yield _sample(CURRENT, "-2.40", "A", phase="N")
    if station.has("inlet-power-doubled"):
        yield _sample("Voltage", "400", "V", location="Inlet")
        yield _sample(CURRENT, "10", "A", location="Inlet")
        yield _sample(POWER, "24000", "W", location="Inlet")


def skipped(station: Station, outlet: Outlet, context: str, taken: int, told: int) -> bool:
    """Return whether a reading, of so many measurands, is left out although it is due."""
    if context == ReadingContext.sample_clock:
        idle = outlet.connector.session is None
        return idle and station.now().minute % 2 == 0 and station.has("idle-clock-every-other")
    return told >= ALL and taken % 2 == 0 and station.has("too-busy-for-volts")


def told_with(station: Station, outlet: Outlet, session: Session) -> Iterator[Any]:
    """Yield the messages that go out besides a reading of a session."""
    if station.has("warmth-of-neighbour"):
        warmth = _sample("Temperature", "31", "Celsius", location="Body", context=ReadingContext.other)
        neighbour = outlet.number % len(station.outlets) + 1
        yield _message(neighbour, station.now(), warmth)


def told_at_start(station: Station, outlet: Outlet, session: Session) -> Iterator[Any]:
    """Yield the readings that go out with the start of a session."""
    register = str(session.meter_start)
    if station.has("begin-read-too-early"):
        begin = _sample(ENERGY, register, "Wh", context=ReadingContext.transaction_begin)
        yield _message(outlet.number, session.started - timedelta(seconds=5), begin)
    by_clock = station.configuration.number("ClockAlignedDataInterval")
    if not by_clock and station.has("reads-by-no-clock"):
        clock = _sample(ENERGY, register, "Wh", context=ReadingContext.sample_clock)
        yield _message(outlet.number, session.started, clock)


def told_after_end(station: Station, outlet: Outlet, session: Session) -> Iterator[Any]:
    """Yield the readings that go out when the end of a session was told."""
    before = station.now() - timedelta(seconds=5)
    if station.has("reading-left-behind") and station.online.is_set() and before > session.started:
        last = _sample(ENERGY, str(outlet.charging.register()), "Wh", context=ReadingContext.other)
        yield _message(outlet.number, before, last)


def _lower(samples: list[dict[str, str]], by: int) -> None:
    for sample in samples:
        if sample["measurand"] == ENERGY:
            sample["value"] = str(int(sample["value"]) - by)


def _slowed(moment: datetime, since: datetime) -> datetime:
    return since + (moment - since) * 0.8


def _sample(measurand: str, value: str, unit: str, **more: str) -> dict[str, str]:
    usual = {"location": "Outlet", "context": str(ReadingContext.sample_periodic)}
    told = {name: str(word) for name, word in more.items()}
    return {"value": value, "measurand": measurand, "unit": unit, **usual, **told}


def _message(connector: int, moment: datetime, sample: dict[str, str]) -> Any:
    return call.MeterValues(
        connector_id=connector, meter_value=[{"timestamp": stamp(moment), "sampled_value": [sample]}]
    )
