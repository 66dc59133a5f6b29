"""The meter of one connector: voltage, current, power and a register that never runs backwards.

Energy is integrated lazily, up to the moment that somebody asks about. It reads no clock: every call is
told the loop's time. How its readings are written into messages is :mod:`simulator.readings`.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.model import Connector
    from simulator.vehicle import Vehicle

_RAMP_STEP_S = 0.5
_STEP_S = 10.0
_NOISE = 0.004


@dataclass(frozen=True)
class Reading:
    """What the meter shows at one moment; one volt and one ampere value for each phase (one for DC)."""

    register_wh: int
    power_w: float
    volts: tuple[float, ...]
    amperes: tuple[float, ...]
    soc: float | None


class Meter:
    """Counts the energy of one connector.

    Args:
        random: The source of noise, seeded by the station.

    Attributes:
        gear: What the register counts of a Wh: all of it, unless it is broken.
    """

    def __init__(self, circuit: Connector, random: Random) -> None:
        self._circuit = circuit
        self._random = random
        self._register_wh = float(random.randint(10_000, 900_000))
        self._vehicle: Vehicle | None = None
        self.gear = 1.0
        self._closed_at = 0.0
        self._counted_to = 0.0
        count = circuit.phases if circuit.kind == "AC" else 1
        self._tilt = tuple(1 + random.uniform(-_NOISE, _NOISE) for _ in range(count))

    def close(self, vehicle: Vehicle, now: float) -> None:
        """Let current flow into ``vehicle``."""
        self._vehicle, self._closed_at, self._counted_to = vehicle, now, now

    def open(self, now: float) -> None:
        """Let no current flow any more."""
        self._count_to(now)
        self._vehicle = None

    @property
    def flowing(self) -> bool:
        """Whether the contactor is closed."""
        return self._vehicle is not None

    def register_wh(self, now: float) -> int:
        """Return the register in whole watt-hours."""
        self._count_to(now)
        return int(self._register_wh)

    def zero(self) -> None:
        """Let the register begin at 0 (a mistake: it counts the meter's whole life)."""
        self._register_wh = 0.0

    def slip(self, energy_wh: float) -> None:
        """Let the register lose some energy, or count some that never flowed (a mistake)."""
        self._register_wh -= energy_wh

    def read(self, now: float) -> Reading:
        """Return what the meter shows; power is the sum of volts times amperes."""
        register, power = self.register_wh(now), self._power_at(now)
        volts = tuple(self._volts() * tilt for tilt in self._tilt)
        amperes = tuple(power / len(volts) / volt if volt else 0.0 for volt in volts)
        soc = self._vehicle.soc if self._vehicle else None
        return Reading(register, power, volts, amperes, soc)

    def seconds_until(self, now: float, energy_wh: float = float("inf")) -> float:
        """Return how long until the car is full or has taken ``energy_wh``, as far as foreseen."""
        self._count_to(now)
        if self._vehicle is None:
            return 0.0
        return self._vehicle.seconds_until(now - self._closed_at, self._circuit.max_power_w, energy_wh)

    def _volts(self) -> float:
        noise = 1 + self._random.uniform(-_NOISE, _NOISE)
        if self._circuit.kind == "AC":
            return self._circuit.voltage * noise
        if self._vehicle is None:
            return 0.0
        return self._circuit.voltage * (0.85 + 0.15 * self._vehicle.soc) * noise

    def _power_at(self, moment: float) -> float:
        if self._vehicle is None:
            return 0.0
        return self._vehicle.demand_w(moment - self._closed_at, self._circuit.max_power_w)

    def _count_to(self, now: float) -> None:
        while self._vehicle is not None and self._counted_to < now:
            ramping = self._counted_to - self._closed_at < self._vehicle.kind.ramp_s
            step = min(_RAMP_STEP_S if ramping else _STEP_S, now - self._counted_to)
            energy = self._power_at(self._counted_to + step / 2) * step / 3600
            self._register_wh += energy * self.gear
            self._vehicle.absorb(energy)
            self._counted_to += step
