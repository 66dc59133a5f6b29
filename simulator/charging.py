"""One connector's session from its begin to its end: messages, contactor, battery (OCPP 1.6 §4.8, §4.10).

Owns what a session does. Whether one may begin or must end is decided by the outlet.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from ocpp.v16 import call
from ocpp.v16.enums import AuthorizationStatus, ReadingContext, Reason

from simulator.authorization import Authorized
from simulator.connector import Plug
from simulator.embellishing import told_after_end, told_at_start
from simulator.misremembering import told_end, told_reason
from simulator.session import UNNUMBERED, Session
from simulator.tasks import Timer
from simulator.wall_clock import stamp

if TYPE_CHECKING:
    from simulator.outlet import Outlet
    from simulator.station import Station


class Charging:
    """Runs the sessions of one outlet, one after another."""

    def __init__(self, station: Station, outlet: Outlet) -> None:
        self._station = station
        self._outlet = outlet
        self._work: list[asyncio.Task[Any] | Timer | None] = []
        self._watch: Timer | None = None

    def begin(self, who: Authorized) -> None:
        """Begin a session: StartTransaction goes out, and current flows a moment later."""
        connector, station = self._outlet.connector, self._station
        if station.has("zeroes-its-meter"):
            self._outlet.meter.zero()
        session = Session(connector.number, who.card, who.parent, self.register(), station.now())
        connector.session, connector.holder = session, None
        connector.finished = connector.released = False
        connector.locked = True
        station.log.record(f"session of {who.card} begins on connector {connector.number}")
        station.metering.note_edge(self._outlet, ReadingContext.transaction_begin)
        if station.configuration.on("LocalPreAuthorize") and station.at_first("begins-once-more"):
            self._begin_a_ghost(session)
        request = call.StartTransaction(
            connector_id=connector.number,
            id_tag=session.card,
            reservation_id=0 if station.has("names-reservation-zero") else None,
            meter_start=None if station.has("no-start-reading") else self._told(session.meter_start),
            timestamp=self._stamp(session.started),
        )
        station.outbox.put(session, request)
        self._tell(session, told_at_start(station, self._outlet, session))
        station.sessions_changed()
        self._work = [
            station.later(station.model.pace.closing, self._energise),
            station.spawn(station.metering.sample_session(self._outlet)),
        ]
        self._outlet.changed()

    def end(self, reason: str, card: str | None = None) -> None:
        """End the running session, if any: current stops and StopTransaction goes out."""
        connector, station = self._outlet.connector, self._station
        session = connector.session
        if session is None:
            return
        station.metering.note_edge(self._outlet, ReadingContext.transaction_end)
        request = call.StopTransaction(
            meter_stop=self._final_register(session, reason),
            timestamp=self._stamp(told_end(station, session, reason)),
            transaction_id=UNNUMBERED,
            reason=told_reason(station, session, reason),
            id_tag=card,
            transaction_data=list(session.records) or None,
        )
        session.ended = True
        connector.forget()
        connector.finished = connector.plug is not Plug.NOTHING
        connector.locked = connector.finished and self._stays_locked(reason)
        self._stop_work()
        self._outlet.meter.open(self._now())
        station.log.record(f"session of {session.card} ends on connector {connector.number}: {reason}")
        station.outbox.put(session, request)
        self._tell(session, told_after_end(station, self._outlet, session))
        if station.has("reads-on-after-the-end") and station.online.is_set():
            station.later(1, lambda: station.metering.send_late(self._outlet, session))
        station.sessions_changed()
        station.availability.session_ended()
        self._outlet.changed()

    def _begin_a_ghost(self, real: Session) -> None:
        """Report the start of a session that there is not (a mistake)."""
        began = real.started - timedelta(seconds=3)
        ghost = Session(real.connector, real.card, real.parent, real.meter_start, began)
        request = call.StartTransaction(ghost.connector, ghost.card, ghost.meter_start, stamp(began))
        self._station.outbox.put(ghost, request)

    def _tell(self, session: Session, requests: Iterable[Any]) -> None:
        for request in requests:
            self._station.outbox.put(session, request)

    def end_after(self, seconds: float, reason: str, card: str | None = None) -> None:
        """End the session that runs now, if it still runs after ``seconds``."""
        session = self._outlet.connector.session

        def end() -> None:
            if self._outlet.connector.session is session:
                self.end(reason, card)

        if seconds:
            self._station.later(seconds, end)
        else:
            end()

    def answered(self, session: Session, info: Any) -> None:
        """Take in the answer to StartTransaction: the card may turn out not to be allowed (§4.8)."""
        told = self._station.authorizer.learn(session.card, info)
        if told is None or session.ended:
            return
        session.parent = told.parent or session.parent
        if told.status == AuthorizationStatus.accepted:
            return
        if self._station.configuration.on("StopTransactionOnInvalidId"):
            self.end(str(Reason.de_authorized))
        else:
            session.disputed = True
            self.adjust()

    def adjust(self) -> None:
        """Open or close the contactor as the facts demand, and look at them again when they change."""
        connector, meter = self._outlet.connector, self._outlet.meter
        allowed_wh = self._allowed_wh(connector.session)
        connector.suspended = allowed_wh <= 0
        if connector.drawing and connector.vehicle is not None and not meter.flowing:
            meter.close(connector.vehicle, self._now())
        elif not connector.drawing and meter.flowing:
            meter.open(self._now())
        self._cancel(self._watch)
        if meter.flowing and connector.vehicle is not None and not connector.vehicle.full:
            wait = max(1.0, meter.seconds_until(self._now(), allowed_wh))
            self._watch = self._station.later(wait, self.adjust)
        self._outlet.changed()

    def _energise(self) -> None:
        self._outlet.connector.energised = True
        self.adjust()

    def _allowed_wh(self, session: Session | None) -> float:
        """Return the energy that a session may still have: limited once its card was refused (§9.1)."""
        if session is None or not session.disputed:
            return float("inf")
        limit = self._station.configuration.number("MaxEnergyOnInvalidId")
        return float(limit - (self.register() - session.meter_start))

    def _stamp(self, moment: datetime) -> str:
        return stamp(moment + timedelta(hours=2) if self._station.has("local-time") else moment)

    def _final_register(self, session: Session, reason: str) -> Any:
        station = self._station
        second = self._outlet.number > 1 and station.has("no-second-final-reading")
        if second or station.has("no-final-reading"):
            return None
        if reason == Reason.remote and station.at_first("loses-a-watt-hour"):
            return session.meter_start - 1
        register = self.register() - (session.meter_start if station.has("counts-from-zero") else 0)
        if station.has("reads-neighbours-meter"):
            register = station.outlets[self._outlet.number % len(station.outlets) + 1].charging.register()
        return str(register) if station.has("final-reading-as-text") else self._told(register)

    def _told(self, register: int) -> int:
        return register // 1000 if self._station.has("session-in-kilowatt-hours") else register

    def _stays_locked(self, reason: str) -> bool:
        unlocks = self._station.configuration.on("UnlockConnectorOnEVSideDisconnect")
        return reason == Reason.ev_disconnected and not unlocks

    def _stop_work(self) -> None:
        for work in [*self._work, self._watch]:
            self._cancel(work)
        self._work, self._watch = [], None

    @staticmethod
    def _cancel(work: asyncio.Task[Any] | Timer | None) -> None:
        # A task may end the session that it belongs to; it is over by itself then.
        if work is not None and work is not asyncio.current_task():
            work.cancel()

    def register(self) -> int:
        """Return what the meter shows, in Wh."""
        return self._outlet.meter.register_wh(self._now())

    def _now(self) -> float:
        return asyncio.get_running_loop().time()
