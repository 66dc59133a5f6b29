"""The state of one connector, and the status that follows from it (the status machine of OCPP 1.6 §4.9).

The status is never set: it is derived from the facts — what is plugged in, who is authorized, whether a
session runs, what is broken — so that it cannot contradict them. No I/O, no clock.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from ocpp.v16.enums import ChargePointErrorCode, ChargePointStatus

from simulator.authorization import Authorized
from simulator.faults import Fault
from simulator.session import Session
from simulator.vehicle import Vehicle

Status = ChargePointStatus


class Plug(Enum):
    """What is in the connector."""

    NOTHING = "nothing"
    CABLE = "cable"
    CAR = "car"


@dataclass(frozen=True)
class Condition:
    """What StatusNotification says about a place, apart from the time (§6.47)."""

    status: str
    code: str
    info: str | None = None
    vendor_code: str | None = None

    @property
    def in_error(self) -> bool:
        """Whether it names an error."""
        return self.code != str(ChargePointErrorCode.no_error)


def condition(status: str, faults: dict[str, Fault]) -> Condition:
    """Join a status and the gravest fault; a disabling fault makes every status Faulted."""
    fault = next(iter(sorted(faults.values(), key=lambda fault: not fault.disabling)), None)
    # Nobody is to be understood where nobody can charge (§4.9: no communication error with Unavailable).
    if fault is None or (not fault.disabling and status == Status.unavailable):
        return Condition(status, ChargePointErrorCode.no_error)
    stated = Status.faulted if fault.disabling else status
    return Condition(stated, fault.code, fault.info, fault.vendor_code)


@dataclass
class Connector:
    """The facts about one connector.

    Attributes:
        holder: Who is authorized and has not begun to charge.
        energised: Whether the session has got as far as current.
        suspended: Whether the station withholds current from the session.
        finished: Whether a session ended and the cable has been in ever since.
        released: Whether the cable was in too long without anybody authorized.
        locked: Whether the plug is held at the station's end.
    """

    number: int
    operative: bool = True
    plug: Plug = Plug.NOTHING
    vehicle: Vehicle | None = None
    holder: Authorized | None = None
    session: Session | None = None
    energised: bool = False
    suspended: bool = False
    finished: bool = False
    released: bool = False
    locked: bool = False
    faults: dict[str, Fault] = field(default_factory=dict)

    @property
    def faulted(self) -> bool:
        """Whether something makes the connector unusable."""
        return any(fault.disabling for fault in self.faults.values())

    @property
    def disturbed(self) -> bool:
        """Whether something is at the pins that it cannot understand: the place is not Available then."""
        return any(not fault.disabling for fault in self.faults.values())

    @property
    def free(self) -> bool:
        """Whether somebody could begin to use it: in order, and nobody authorized or charging."""
        return self.operative and not self.faulted and self.holder is None and self.session is None

    @property
    def drawing(self) -> bool:
        """Whether the contactor is to be closed."""
        ready = self.session is not None and self.energised and not self.suspended
        return ready and self.plug is Plug.CAR and not self.faults

    @property
    def condition(self) -> Condition:
        """What there is to report."""
        return condition(self._sound_status(), self.faults)

    def forget(self) -> None:
        """Forget all that is not physical; plugs, locks and broken parts stay as they are."""
        self.holder = self.session = None
        self.energised = self.suspended = False

    def _sound_status(self) -> str:
        if self.session is not None:
            return self._session_status()
        if not self.operative:
            return str(Status.unavailable)
        if self.plug is not Plug.NOTHING and self.finished and self.holder is None:
            return str(Status.finishing)
        occupied = self.plug is not Plug.NOTHING and not self.released
        if self.holder is not None or occupied or self.disturbed:
            return str(Status.preparing)
        return str(Status.available)

    def _session_status(self) -> str:
        if not self.energised:
            return str(Status.preparing)
        if self.suspended:
            return str(Status.suspended_evse)
        idle = not self.drawing or self.vehicle is None or self.vehicle.full
        return str(Status.suspended_ev if idle else Status.charging)
