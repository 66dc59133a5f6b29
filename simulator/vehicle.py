"""The car: a battery, the power that it takes, and how that changes while it fills. No clock, no I/O."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.model import Vehicle as VehicleModel

FULL = 0.9999
_STEP_S = 30.0

FORESEEN_S = 900.0
"""How far ahead a change is foreseen: most sessions are over long before their car is full."""


@dataclass
class Vehicle:
    """A car with a battery at ``soc`` (0 to 1)."""

    kind: VehicleModel
    soc: float

    @property
    def full(self) -> bool:
        """Whether the battery takes nothing more."""
        return self.soc >= FULL

    def demand_w(self, seconds: float, offered_w: float) -> float:
        """Return the watts taken ``seconds`` after charging began, where ``offered_w`` are to be had."""
        return self._demand_w(self.soc, seconds, offered_w)

    def absorb(self, energy_wh: float) -> None:
        """Take ``energy_wh`` into the battery."""
        self.soc = min(1.0, self.soc + energy_wh / self.kind.battery_wh)

    def seconds_until(self, seconds: float, offered_w: float, energy_wh: float) -> float:
        """Return how long it takes to be full, or to have taken ``energy_wh`` from now on.

        Whatever comes later than :data:`FORESEEN_S` is to be asked for again then. ``seconds`` is how long
        the car has been charging already.
        """
        battery_wh, ramp_s = self.kind.battery_wh, self.kind.ramp_s
        soc, taken, passed = self.soc, 0.0, 0.0
        while soc < FULL and taken < energy_wh and passed < FORESEEN_S:
            step = 1.0 if seconds + passed < ramp_s else _STEP_S
            power = self._demand_w(soc, seconds + passed + step / 2, offered_w)
            portion = power * step / 3600
            room = min(energy_wh - taken, (1.0 - soc) * battery_wh)
            if portion > room:
                portion, step = room, room * 3600 / power
            soc = min(1.0, soc + portion / battery_wh)
            taken += portion
            passed += step
        return passed

    def _demand_w(self, soc: float, seconds: float, offered_w: float) -> float:
        if soc >= FULL:
            return 0.0
        wanted = self.kind.max_power_w * self._share(soc)
        most = wanted if wanted < offered_w else offered_w
        return most if seconds >= self.kind.ramp_s else most * seconds / self.kind.ramp_s

    def _share(self, soc: float) -> float:
        points = self.kind.curve
        for (low, at_low), (high, at_high) in pairwise(points):
            if low <= soc <= high:
                return at_low + (at_high - at_low) * (soc - low) / (high - low)
        return points[0][1] if soc < points[0][0] else points[-1][1]
