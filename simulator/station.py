"""The charge station: all its parts put together.

Owns what the parts share; `power` owns when they live. Every rule of OCPP lives in the part that it concerns.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import Callable, Coroutine, Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from simulator import acts
from simulator.answering import Answering
from simulator.authorization import Authorizer
from simulator.availability import Availability
from simulator.configuration import Configuration
from simulator.connector import Condition, Status, condition
from simulator.defects.catalogue import chosen
from simulator.dialling import Dialling
from simulator.event_log import CAPACITY, EventLog
from simulator.faults import Fault
from simulator.handwriting import Handwriting
from simulator.heartbeat import FACTORY_RHYTHMS, Heartbeat
from simulator.link import LineLost, Link, NotProcessed, Traffic, identity_in
from simulator.memory import Memory
from simulator.metering import Metering
from simulator.model import Model
from simulator.onlooker import Onlooker
from simulator.outbox import Outbox
from simulator.outlet import CannotDo, Outlet
from simulator.power import Power
from simulator.presence import Presence
from simulator.registration import Registration
from simulator.requests import handler_of
from simulator.session import Session
from simulator.snapshot import snapshot
from simulator.status_reports import StatusReports
from simulator.tasks import Tasks, Timer
from simulator.wall_clock import WallClock

__all__ = ["CannotDo", "Station"]


class Station:
    """A simulated charge station.

    Args:
        model: What it is made of.
        url: The central system, with the station's identity as the last segment of the path.
        identity: Its name where that differs from the URL's.
        password: For HTTP Basic authentication (J §6.2).
        tls: Whom it trusts on a wss:// line, and what it shows (:mod:`simulator.trust`).
        epoch: The date and time that its clock shows at first; the present where None.
        seed: Of everything that is random.
        defects: Names of the mistakes that it makes (:mod:`simulator.defects.catalogue`).
        onlooker: Told what becomes of its line and its requests.
        log_capacity: Events that its own log keeps.
    """

    def __init__(
        self,
        model: Model,
        url: str,
        *,
        identity: str | None = None,
        password: str | None = None,
        tls: ssl.SSLContext | None = None,
        epoch: datetime | None = None,
        seed: int = 1,
        defects: Iterable[str] = (),
        onlooker: Onlooker | None = None,
        log_capacity: int = CAPACITY,
    ) -> None:
        self.model = model
        self.identity = identity or identity_in(url)
        self.defects = chosen(defects)
        self.clock = WallClock(epoch)
        self.log = EventLog(self.now, log_capacity)
        # A station in the field has a past; a log without one would fit every time frame.
        self.log.recall(timedelta(days=90), "commissioned")
        self.log.recall(timedelta(days=2), "maintenance: filters cleaned")
        self.memory = Memory(firmware_version=model.firmware)
        self.configuration = Configuration(model, self.memory.settings)
        for defect, value in FACTORY_RHYTHMS.items():
            if self.has(defect):
                self.configuration.store("HeartbeatInterval", value)
        self.faults: dict[str, Fault] = {}
        self.outlets = {
            number: Outlet(self, number, circuit, f"{seed}/{number}")
            for number, circuit in enumerate(model.connectors, start=1)
        }
        self.online = asyncio.Event()
        self._power = Power(self)
        self._seed = seed
        self._address = (url, password, tls)
        self._onlooker = onlooker or Onlooker()
        self._tasks = Tasks()
        self.assemble()

    def assemble(self) -> None:
        """Make the parts that begin anew with every start."""
        url, password, tls = self._address
        self.configuration.restart()
        self.firmware_status = self.diagnostics_status = "Idle"
        self.presence = Presence(self)
        self.link = Link(
            url,
            identity=self.identity,
            password=password,
            tls=tls,
            handler_of=partial(handler_of, self),
            up=self.presence.line_is_up,
            down=self.presence.line_is_down,
            ping_interval=lambda: self.configuration.number("WebSocketPingInterval"),
            pace=self.model.pace,
            seed=f"{self._seed}/line",
            give=Answering(self).give,
            handwriting=Handwriting(self),
            dialling=Dialling(self),
            onlooker=self._onlooker,
        )
        self.authorizer = Authorizer(self)
        self.availability = Availability(self)
        self.heartbeat = Heartbeat(self)
        self.metering = Metering(self)
        self.configuration.when_changed("WebSocketPingInterval", self.link.change_pings)
        self.configuration.when_changed("MaxEnergyOnInvalidId", self._adjust_sessions)
        self.outbox = Outbox(self)
        self.registration = Registration(self)
        self.reports = StatusReports(self)
        self._no_session = asyncio.Event()
        self.sessions_changed()

    # Power

    @property
    def powered(self) -> bool:
        """Whether it has power."""
        return self._power.on

    @property
    def running(self) -> bool:
        """Whether it has started, and works."""
        return self._power.running

    @property
    def restarted(self) -> str:
        """Why it was restarted last; "" since its power came on."""
        return self._power.restarted

    async def power_on(self) -> None:
        """Switch the power on: the station boots and dials. Registration is not waited for."""
        await self._power.switch_on()

    async def power_off(self) -> None:
        """Take the power away: sessions end, every task ends, the line is closed."""
        await self._power.switch_off()

    async def reboot(self, reason: str) -> None:
        """Restart: ``SoftReset`` in good order, ``HardReset`` at once, anything else as ``Reboot``."""
        await self._power.reboot(reason)

    async def end_tasks(self) -> None:
        """End whatever runs in the background."""
        await self._tasks.end_all()

    # The driver's side

    async def act(
        self, act: str, *, connector: int | None = None, card: str | None = None, fault: str | None = None
    ) -> None:
        """Do one of the physical acts; raise CannotDo where it is not possible."""
        await acts.do(act, acts.Act(self, connector, card, fault))

    def acts(self) -> tuple[str, ...]:
        """Return the names of the acts that can be done."""
        return tuple(acts.ACTS)

    def state(self) -> dict[str, Any]:
        """Return how the station is, for people who look at it."""
        return snapshot(self)

    # What its parts share

    @property
    def traffic(self) -> Traffic:
        """The text frames of the current connection."""
        return self.link.traffic

    def now(self) -> datetime:
        """Return the station's date and time in UTC."""
        return self.clock.now()

    def has(self, defect: str) -> bool:
        """Return whether the station makes this mistake."""
        return defect in self.defects

    def again(self, defect: str) -> bool:
        """Return whether the station makes this mistake, as it does from the second time on."""
        first = defect not in self.memory.done
        self.memory.done.add(defect)
        return self.has(defect) and not first

    def at_first(self, defect: str) -> bool:
        """Return whether the station makes this mistake, as it does the first time only."""
        return self.has(defect) and not self.again(defect)

    @property
    def restart_costs_wh(self) -> float:
        """What a restart takes from each register: nothing, unless by mistake."""
        return 200.0 * self.has("register-forgets-at-restart") - 500.0 * self.has(
            "register-counts-restarting"
        )

    def places(self) -> tuple[int, ...]:
        """Return 0 for the station, and the number of every connector."""
        return (0, *self.outlets)

    def condition(self, number: int) -> Condition:
        """Return what there is to report of a place; 0 knows only three statuses (§4.9)."""
        if number:
            return self.outlets[number].connector.condition
        status = Status.available if self.availability.operative(0) else Status.unavailable
        if self.sessions_running() and self.has("busy-itself"):
            status = Status.preparing
        return condition(str(status), self.faults)

    def break_down(self, name: str, fault: Fault) -> None:
        """Let something fail that belongs to no connector."""
        self.faults[name] = fault
        self.reports.changed(0)

    def mend(self, name: str) -> None:
        """Let it work again."""
        self.faults.pop(name, None)
        self.reports.changed(0)

    def spawn(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any] | None:
        """Run ``work`` in the background until the station stops; without power nothing runs."""
        if not self.running:
            work.close()
            return None
        return self._tasks.spawn(work)

    def later(self, seconds: float, act: Callable[[], object]) -> Timer | None:
        """Do ``act`` after ``seconds``, if the station still runs then."""
        return self._tasks.later(seconds, act) if self.running else None

    async def notify(self, request: Any, *, asked: bool = False) -> Any:
        """Send a request if online, and return the answer; None where there is none. Never raises.

        Args:
            request: A payload of `ocpp.v16.call`.
            asked: Whether a trigger asked for it, so that it may go out while registration is Pending (§4.2).
        """
        if not (self.online.is_set() or (asked and self.registration.pending)):
            return None
        with contextlib.suppress(LineLost, NotProcessed):
            return await self.link.call(request)
        return None

    def sessions_running(self) -> bool:
        """Return whether anybody is charging."""
        return any(outlet.connector.session for outlet in self.outlets.values())

    async def until_no_session(self) -> None:
        """Wait until nobody is charging."""
        await self._no_session.wait()

    # Events of its parts

    def set_clock(self, text: str) -> None:
        """Take over the central system's time."""
        self.clock.set(text)
        self.metering.realign()

    def sessions_changed(self) -> None:
        """Take note that a session has begun or ended."""
        if self.sessions_running():
            self._no_session.clear()
        else:
            self._no_session.set()
        if self.has("busy-itself"):
            self.reports.changed(0)

    def start_answered(self, session: Session, info: Any) -> None:
        """Take note that the central system has answered a StartTransaction."""
        self.outlets[session.connector].charging.answered(session, info)

    def _adjust_sessions(self) -> None:
        for outlet in self.outlets.values():
            outlet.charging.adjust()
