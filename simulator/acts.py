"""The physical acts that a hand can do at the station: a closed list, by name.

Owns their names and parameters; what follows from an act is the outlets' and the station's business.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from simulator.connector import Plug
from simulator.faults import EMERGENCY_STOP, FAULTS, OWN_FAULTS
from simulator.outlet import CannotDo, Outlet
from simulator.slips import AN_AGE_S

if TYPE_CHECKING:
    from simulator.station import Station

LONGEST_CARD = 20


@dataclass(frozen=True)
class Act:
    """One act, with the parameters that were given."""

    station: Station
    connector: int | None
    card: str | None
    fault: str | None

    @property
    def outlet(self) -> Outlet:
        """The outlet at which it is done."""
        outlets = self.station.outlets
        if self.connector not in outlets:
            raise CannotDo(f"there is no connector {self.connector}, only {', '.join(map(str, outlets))}")
        return outlets[self.connector]


async def do(name: str, act: Act) -> None:
    """Do the act called ``name``; raise CannotDo where that is not possible."""
    if name == "look":
        raise CannotDo("nobody is there to look at a simulated station")
    if name not in ACTS:
        raise CannotDo(f"there is no act {name!r}; there are {', '.join(ACTS)}")
    result = ACTS[name](act)
    if result is not None:
        await result


def _present_card(act: Act) -> None:
    if not act.card:
        raise CannotDo("no card was named")
    if len(act.card) > LONGEST_CARD:
        raise CannotDo(f"the number of a card has at most {LONGEST_CARD} characters (OCPP 1.6: IdToken)")
    if not act.station.running:
        raise CannotDo("the station is not running")
    outlet = _served_by_reader(act) if act.station.model.reader == "station" else act.outlet
    if outlet.connector.plug is Plug.NOTHING:
        if outlet.number > 1 and act.station.has("second-wants-cable-first"):
            return
        if act.station.has("books-card-for-neighbour"):
            outlet = act.station.outlets[outlet.number % len(act.station.outlets) + 1]
    act.station.spawn(outlet.read_card(act.card))


def _served_by_reader(act: Act) -> Outlet:
    """The driver chooses the connector at the station's one reader; if not, the one that waits is meant."""
    if act.connector is not None:
        return act.outlet
    waiting = [outlet for outlet in act.station.outlets.values() if outlet.waiting_for_card]
    return next(iter(waiting or act.station.outlets.values()))


def _press_stop(act: Act) -> None:
    if not act.station.running:
        raise CannotDo("the station is not running")
    act.outlet.press_stop()


def _press_emergency_stop(act: Act) -> None:
    if EMERGENCY_STOP in act.station.faults:
        raise CannotDo("the emergency stop is pressed already")
    act.station.faults[EMERGENCY_STOP] = OWN_FAULTS[EMERGENCY_STOP]
    if act.station.has("late-emergency-stop"):
        act.station.later(AN_AGE_S, lambda: _stop_everything(act.station))
    elif not act.station.has("silent-emergency-stop"):
        _stop_everything(act.station)


def _stop_everything(station: Station) -> None:
    """Let every place stop, unless the emergency stop has been released meanwhile."""
    if EMERGENCY_STOP in station.faults:
        for outlet in station.outlets.values():
            outlet.break_down(EMERGENCY_STOP, OWN_FAULTS[EMERGENCY_STOP])
        station.break_down(EMERGENCY_STOP, OWN_FAULTS[EMERGENCY_STOP])


def _release_emergency_stop(act: Act) -> None:
    if EMERGENCY_STOP not in act.station.faults:
        raise CannotDo("the emergency stop is not pressed")
    act.station.mend(EMERGENCY_STOP)
    for outlet in act.station.outlets.values():
        outlet.mend(EMERGENCY_STOP)


def _raise_fault(act: Act) -> None:
    if act.fault not in FAULTS:
        raise CannotDo(f"there is no fault {act.fault!r}; there are {', '.join(FAULTS)}")
    place = act.station if act.connector == 0 else act.outlet
    if act.fault == "phase_imbalance" and act.station.has("blind-to-imbalance"):
        return
    fault = FAULTS[act.fault]
    if act.station.has("faulted-by-communication"):
        fault = replace(fault, disabling=True)
    place.break_down(act.fault, fault)


def _clear_fault(act: Act) -> None:
    place = act.station if act.connector == 0 else act.outlet
    present = act.station.faults if act.connector == 0 else act.outlet.connector.faults
    names = [act.fault] if act.fault else [name for name in present if name in FAULTS]
    if not names or any(name not in present for name in names):
        raise CannotDo(f"there is no such fault at connector {act.connector}")
    for name in names:
        place.mend(name)


async def _power_off(act: Act) -> None:
    if not act.station.powered:
        raise CannotDo("the power is off already")
    await act.station.power_off()


async def _power_on(act: Act) -> None:
    if act.station.powered:
        raise CannotDo("the power is on already")
    await act.station.power_on()


async def _power_cycle(act: Act) -> None:
    await act.station.power_off()
    await asyncio.sleep(act.station.model.pace.power_cycle)
    await act.station.power_on()


ACTS: dict[str, Callable[[Act], Awaitable[None] | None]] = {
    "plug_in": lambda act: act.outlet.plug_in(),
    "unplug": lambda act: act.outlet.unplug(),
    "unplug_vehicle": lambda act: act.outlet.unplug_vehicle(),
    "present_card": _present_card,
    "press_stop": _press_stop,
    "press_emergency_stop": _press_emergency_stop,
    "release_emergency_stop": _release_emergency_stop,
    "raise_fault": _raise_fault,
    "clear_fault": _clear_fault,
    "power_cycle": _power_cycle,
    "power_off": _power_off,
    "power_on": _power_on,
}
