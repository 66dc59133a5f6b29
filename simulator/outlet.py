"""One place to charge, as driver and operator meet it: cable, card, button, remote start (OCPP 1.6 §4.9).

Owns when a session begins and ends, and how long it waits for the cable or the card. What a session does
is :mod:`simulator.charging`; what status follows is :mod:`simulator.connector`.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from ocpp.v16.enums import ChargePointErrorCode, Reason

from simulator.authorization import Authorized
from simulator.charging import Charging
from simulator.connector import Connector, Plug, Status
from simulator.faults import CABLE_TIMEOUT, EMERGENCY_STOP, OWN_FAULTS, Fault
from simulator.meter import Meter
from simulator.slips import AN_AGE_S
from simulator.tasks import Timer
from simulator.vehicle import Vehicle

if TYPE_CHECKING:
    from simulator.model import Connector as Circuit
    from simulator.session import Session
    from simulator.station import Station


class CannotDo(Exception):
    """The act is not possible here and now; the text says why."""


class Outlet:
    """A connector with its meter, its reader and its lock.

    Args:
        seed: Of its meter's randomness.
    """

    def __init__(self, station: Station, number: int, circuit: Circuit, seed: str) -> None:
        self._station = station
        self._circuit, self._seed = circuit, seed
        self._meter: Meter | None = None
        self._patience: Timer | None = None
        self._deciding = False
        self.number = number
        self.connector = Connector(number)
        self.charging = Charging(station, self)

    @property
    def meter(self) -> Meter:
        """Its meter, made when it is first looked at: its random numbers take more room than the rest."""
        if self._meter is None:
            self._meter = Meter(self._circuit, Random(self._seed))
            if self._station.has("register-turns-slowly"):
                self._meter.gear = 0.1
        return self._meter

    @property
    def free(self) -> bool:
        """Whether somebody could begin to use it."""
        return self.connector.free and not self._deciding

    @property
    def waiting_for_card(self) -> bool:
        """Whether a car is plugged in and nobody is known to pay."""
        return self.free and self.connector.plug is Plug.CAR

    def plug_in(self) -> None:
        """Connect a car."""
        connector = self.connector
        if connector.plug is Plug.CAR:
            raise CannotDo(f"a car is already plugged in at connector {self.number}")
        kind = self._station.model.vehicle
        connector.vehicle, connector.plug = Vehicle(kind, kind.soc), Plug.CAR
        connector.released = connector.finished = False
        if connector.session is not None:
            self.charging.adjust()
        self._consider()

    def unplug(self) -> None:
        """Take the cable out of the station."""
        connector = self.connector
        if connector.plug is Plug.NOTHING:
            raise CannotDo(f"nothing is plugged in at connector {self.number}")
        if connector.locked and connector.session is None:
            raise CannotDo(f"the plug is locked at connector {self.number}")
        connector.plug = Plug.NOTHING
        connector.released = connector.finished = False
        connector.faults.pop(CABLE_TIMEOUT, None)
        self._car_is_gone()

    def unplug_vehicle(self) -> None:
        """Take the cable out of the car; its other end stays in the station."""
        if self.connector.plug is not Plug.CAR:
            raise CannotDo(f"no car is plugged in at connector {self.number}")
        self.connector.plug = Plug.CABLE
        second = self.number > 1 and self._station.has("ignores-second-pulled-cable")
        if self._station.has("late-pulled-cable"):
            self.charging.end_after(AN_AGE_S, str(Reason.ev_disconnected))
        elif not second and not self._station.has("ignores-pulled-cable"):
            self._car_is_gone()

    def press_stop(self) -> None:
        """End the session by the button."""
        if self.connector.session is None:
            raise CannotDo(f"there is no session to stop at connector {self.number}")
        self.charging.end(str(Reason.local))

    async def read_card(self, card: str) -> None:
        """React to a card: it starts, stops, or takes back what it had begun; a second one must wait."""
        connector = self.connector
        self._station.log.record(f"card {card} at connector {self.number}")
        if connector.session is not None:
            await self._stop_by(card, connector.session)
        elif connector.holder is not None and connector.holder.card.casefold() == card.casefold():
            connector.holder = None
            self._consider()
        elif self.free:
            await self._admit(card, ask=True)

    def await_remote_start(self) -> None:
        """Keep the place for a remote start that was accepted and has not begun."""
        self._deciding = True

    async def start_remotely(self, card: str) -> None:
        """React to an accepted RemoteStartTransaction: as if the card had been presented (§5.11)."""
        await self._admit(card, ask=self._station.configuration.on("AuthorizeRemoteTxRequests"))

    def unlock(self) -> bool:
        """Let go of the plug, ending a session first (§5.18); return whether that worked."""
        if "connector_lock" in self.connector.faults:
            return False
        self.charging.end(str(Reason.unlock_command))
        self.connector.locked = False
        return True

    def break_down(self, name: str, fault: Fault) -> None:
        """Let a part fail; a session ends if the place cannot be used any more."""
        self.connector.faults[name] = fault
        if fault.disabling:
            self.connector.holder = None
            stop = name == EMERGENCY_STOP
            self.charging.end(str(Reason.emergency_stop if stop else Reason.other))
        self.charging.adjust()
        self._consider()

    def mend(self, name: str) -> None:
        """Let a part work again."""
        self.connector.faults.pop(name, None)
        self.charging.adjust()
        self._consider()

    def put_in_service(self, operative: bool) -> None:
        """Become usable or not; nobody is waited for any more in the latter case."""
        self.connector.operative = operative
        if not operative:
            self.connector.holder = None
        self._consider(report=False)

    def boot(self, operative: bool) -> None:
        """Begin a new life with the plugs, locks and broken parts as they are."""
        self.connector.operative = operative
        if costs := self._station.restart_costs_wh:
            self.meter.slip(costs)
        self._deciding = False
        self._consider()

    def lose_power(self, reason: str) -> None:
        """End the session, if any, and forget who was waited for."""
        self.charging.end(reason)
        self.connector.forget()

    def changed(self) -> None:
        """Report what may have become of the status."""
        self._station.reports.changed(self.number)

    async def _admit(self, card: str, *, ask: bool) -> None:
        self._deciding = True
        try:
            who = await self._decide(card) if ask else Authorized(card)
        finally:
            self._deciding = False
        if who is None:
            self._refuse(card)
        elif self.connector.free:
            self.connector.holder = who
            self._consider()

    async def _decide(self, card: str) -> Authorized | None:
        station = self._station
        if station.has("asks-afterwards"):
            station.later(3, lambda: station.spawn(station.authorizer.decide(card)))
            return Authorized(card)
        who = await station.authorizer.decide(card)
        yields = self.number > 1 and station.has("trusts-second-reader")
        if who is None and (yields or station.again("yields-to-persistence")):
            return Authorized(card)
        return who

    def _refuse(self, card: str) -> None:
        self._station.log.record(f"card {card} is not admitted")
        if self._station.has("charging-though-refused"):
            self._station.reports.claim(self.number, Status.charging)
        if self._station.has("faulted-by-refusal"):
            self.break_down("card", Fault(ChargePointErrorCode.reader_failure, "Card", "A card was refused"))
            self._station.later(AN_AGE_S, lambda: self.mend("card"))

    async def _stop_by(self, card: str, session: Session) -> None:
        authorizer = self._station.authorizer
        parent = authorizer.parent_of(card)
        if card != session.card and session.parent and parent is None:
            who = await authorizer.decide(card)
            parent = who.parent if who else None
        deaf = self.number > 1 and self._station.has("ends-first-connector-only")
        if deaf or self._station.has("deaf-to-cards"):
            return
        if self._station.has("asks-to-let-go"):
            await authorizer.decide(card)
        known = session.belongs_to(card, parent) or self._station.has("any-card-stops")
        if self.connector.session is session and known:
            authorizer.dismiss(card)
            unnamed = self._station.has("local-stop-as-other")
            wait = AN_AGE_S if self._station.has("slow-to-end") else 0.0
            self.charging.end_after(wait, str(Reason.other if unnamed else Reason.local), card)

    def _car_is_gone(self) -> None:
        connector = self.connector
        connector.vehicle = None
        if connector.session is None:
            self._consider()
        elif self._station.has("pauses-for-pulled-cable"):
            self.charging.adjust()
        elif self._station.configuration.on("StopTransactionOnEVSideDisconnect"):
            unnamed = self._station.has("pulled-cable-as-local")
            self.charging.end(str(Reason.local if unnamed else Reason.ev_disconnected))
        else:
            self.charging.adjust()

    def _consider(self, *, report: bool = True) -> None:
        """Begin a session if card and car are there, or wait ConnectionTimeOut for what is missing."""
        connector = self.connector
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
        if connector.session is None and connector.condition.status == Status.preparing:
            if connector.holder is not None and connector.plug is Plug.CAR:
                self._patience = self._station.later(self._station.model.pace.starting, self._start)
            elif self._awaits_somebody and (patience := self._patience_s()):
                self._patience = self._station.later(patience, self._give_up)
        if report:
            self.changed()

    @property
    def _awaits_somebody(self) -> bool:
        return self.connector.holder is not None or self.connector.plug is not Plug.NOTHING

    def _patience_s(self) -> float:
        """Return the seconds to wait for a card or a cable; 0 is for ever."""
        seconds: float = self._station.configuration.number("ConnectionTimeOut")
        second = self.number > 1 and self._station.has("second-waits-for-ever")
        if second or self._station.has("waits-for-ever"):
            return 0
        if self._station.has("keeps-cable-timeout"):
            seconds = 60.0
        return seconds * (0.5 if self._station.has("impatient") else 2 if self._station.has("patient") else 1)

    def _start(self) -> None:
        self._patience = None
        if self.connector.holder is not None and self.connector.plug is Plug.CAR:
            self.charging.begin(self.connector.holder)

    def _give_up(self) -> None:
        self._patience = None
        connector = self.connector
        if connector.holder is not None:
            connector.holder = None
        elif self._station.model.cable_timeout == "fault" or self._station.has("gives-up-as-fault"):
            connector.faults[CABLE_TIMEOUT] = OWN_FAULTS[CABLE_TIMEOUT]
        else:
            connector.released = True
        self._consider()
