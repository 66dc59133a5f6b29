"""What stands on the bench: clock, trace, central system, file server, hands. Assembled once for a run.

Owns starting and stopping them in order. What a scenario does with them is the cast's work.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from datetime import UTC, datetime

from ocpp_support.csms.answers import Answers
from ocpp_support.csms.central_system import CentralSystem
from ocpp_support.csms.tls import server_context
from ocpp_support.files.file_place import FilePlace
from ocpp_support.files.transfers import Transfer
from ocpp_support.operator_page.announcement import announce
from ocpp_support.operator_page.server import OperatorPage
from ocpp_support.prompting.board import Board
from ocpp_support.prompting.keyboard import Keyboard, keyboard_of
from ocpp_support.prompting.progress import Whereabouts
from ocpp_support.runtime.clock import Clock, VirtualTimeLoop, WorkLedger
from ocpp_support.runtime.loop_thread import LoopThread
from ocpp_support.runtime.stepwise_loop import StepwiseLoop
from ocpp_support.settings import Patience
from ocpp_support.station.hands import Hands
from ocpp_support.station.http import HttpHands
from ocpp_support.station.person import PersonHands
from ocpp_support.station.profile import Profile
from ocpp_support.station.simulated import SimulatedHands
from ocpp_support.trace.attempts import lately_refused
from ocpp_support.trace.events import Noted, Transferred
from ocpp_support.trace.trace import Conversation, Entry, Sender, Trace


class NoStation(Exception):
    """No station came; says where it was waited for, who dialled instead, and what to do."""


class Equipment:
    """Everything that a run needs, alive from :meth:`start` to :meth:`stop`.

    Args:
        profile: The station file.
        patience: How long is waited.
        defects: Deliberate misbehaviour of the bundled station.
        strict: Whether what breaks the specification in form is refused, and not only noted.
        hands: Whoever stands at the station; who the station file says, where left out.

    Attributes:
        thread: Where the loop of the run lives: in a thread of its own; in the steps' where time is virtual.
        board: Where a person reads what to do; nothing is shown there where nobody is asked.
        whereabouts: How far the run is.
        page: The page for a person's phone, where the station file wants one.
    """

    def __init__(
        self,
        profile: Profile,
        patience: Patience,
        defects: Collection[str] = (),
        *,
        strict: bool = False,
        hands: Hands | None = None,
    ) -> None:
        self.profile = profile
        self.patience = patience
        self.thread = LoopThread() if profile.real else StepwiseLoop()
        loop = self.thread.loop
        self.clock = Clock(loop)
        self.trace = Trace(self.clock, lambda: datetime.now(UTC), connectors=profile.connectors)
        self.answers = Answers(self.clock.now, profile.standings)
        self.central = self._central_system(strict)
        self.files = self._file_place(loop.work if isinstance(loop, VirtualTimeLoop) else WorkLedger())
        self.board = Board(self.clock.seconds, self._noted)
        self.keyboard = Keyboard(self.board, self.clock.seconds, keyboard_of(sys.stdin))
        self.whereabouts = Whereabouts(loop)
        self.page = self._page() if profile.hands.page else None
        self.hands = hands or self._hands(defects)

    def _page(self) -> OperatorPage:
        known = self.profile.cards.items()
        cards = {card.tag: f"{name} ({card.looks})" if card.looks else name for name, card in known}
        listen = self.profile.hands.page
        return OperatorPage(self.board, self.whereabouts, self.trace, listen=listen, cards=cards)

    def _central_system(self, strict: bool) -> CentralSystem:
        listen, security = self.profile.listen, self.profile.security
        files = self.profile.server_files
        return CentralSystem(
            self.trace,
            self.answers,
            identity=self.profile.station.identity,
            host=listen.host,
            port=listen.port,
            strict=strict,
            password=security.secret(),
            tls=server_context(*files) if files else None,
        )

    def _file_place(self, work: WorkLedger) -> FilePlace:
        listen = self.profile.listen
        first, last = listen.passive_ports or (0, -1)
        return FilePlace(
            self._transferred,
            work=work,
            host=listen.host,
            ftp_port=listen.ftp_port,
            http_port=listen.http_port,
            passive_ports=range(first, last + 1) or None,
            masquerade=listen.address,
            reached_at=lambda: self.central.reached_at,
        )

    def _hands(self, defects: Collection[str]) -> Hands:
        if self.profile.hands.by == "http":
            return HttpHands(self.profile)
        if self.profile.hands.by == "person":
            return PersonHands(self.profile, self.trace, self.board, within=self.patience.prompt)
        simulated = SimulatedHands(self.profile, self.central, self.clock, defects)
        if isinstance(self.thread.loop, VirtualTimeLoop):
            simulated.hold_the_clock(self.thread.loop)
        return simulated

    def start(self) -> None:
        """Open the central system and the file server, and have the station dial in."""
        self.thread.run(self._start())

    @property
    def waits_s(self) -> float:
        """How long the station is waited for at first: as long as for a restart."""
        return max(self.patience.boot, self.patience.reconnect)

    def meet_station(self, tell: Callable[[Entry], None] = lambda _: None) -> None:
        """Wait for the station to dial in; raises :class:`NoStation`.

        One that lives by itself may never have been told to: then no scenario need wait for it again.

        Args:
            tell: Called with everything that happens until it is in.

        """
        self.thread.run(self._meet_station(self.waits_s, tell))

    def stop(self) -> None:
        """Stop everything; no thread and no port is left."""
        try:
            self.thread.run(self._stop())
        finally:
            self.thread.close()

    async def _start(self) -> None:
        await self.central.start()
        await self.files.start()
        if self.page is not None:
            await self.page.start()
            announce(self.page.urls, sys.__stderr__)
        if self.profile.hands.by == "person":
            self.keyboard.start()
        await self.hands.arrive(self.central.url)

    async def _meet_station(self, within: float, tell: Callable[[Entry], None]) -> None:
        until, heard = self.trace.now() + within, 0

        def tell_and_look(conversation: Conversation) -> bool:
            nonlocal heard
            for entry in conversation[heard:]:
                tell(entry)
            heard = len(conversation)
            return self.central.connected

        told = await self.trace.wait_until(tell_and_look, since=self.trace.beginning, until=until)
        if not self.central.connected:
            last = f"{said}\n" if (said := lately_refused(told)) else ""
            raise NoStation(
                f"no station came to {self.central.url} within {within:.0f} s.\n{last}"
                "`ocpp-acceptance doctor` looks at the way to it, `ocpp-acceptance wait` shows who dials."
            )

    async def _stop(self) -> None:
        self.keyboard.stop()
        if self.page is not None:
            self.whereabouts.tell(over=True)
            await self.page.stop()
        await self.hands.leave()
        await self.files.stop()
        await self.central.stop()

    def _noted(self, text: str, by: str) -> None:
        self.trace.record(Sender.BENCH, Noted(f"a note by {by}: {text}"))

    def _transferred(self, transfer: Transfer) -> None:
        self.trace.record(Sender.BENCH, Transferred(transfer))
