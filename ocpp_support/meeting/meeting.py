"""Meeting a station: waiting for it, hearing what it says of itself, asking for its settings.

Tells everything as it happens. Ends when the station has told what it can; judges nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from ocpp_support.csms.central_system import CentralSystem, NotConnected
from ocpp_support.doctor.addresses import Address
from ocpp_support.matchers.readings import readings
from ocpp_support.meeting.hints import AGAIN_AFTER_S, FIRST_AFTER_S, hints
from ocpp_support.meeting.impression import CARD_REQUESTS, Impression, impression_of
from ocpp_support.meeting.news import News, news_of
from ocpp_support.trace.events import Attempted, Connected, Noted
from ocpp_support.trace.trace import Conversation, Mark, Sender, Trace

A_LONG_TIME_S = 3600.0

SETTINGS_THAT_MATTER = (
    "NumberOfConnectors",
    "SupportedFeatureProfiles",
    "AuthorizationCacheEnabled",
    "LocalAuthorizeOffline",
    "AllowOfflineTxForUnknownId",
)
"""Asked for by name, of a station that does not tell all of them at once."""


@dataclass(frozen=True)
class Calm:
    """How long what is waited for, in seconds.

    Attributes:
        registration: For a station that has connected to register; one that had before need not.
        settled: Of silence, after which it has told how its connectors are.
        talking: At most, until it falls silent.
        answer: For its answer to a question.
    """

    registration: float = 60
    settled: float = 5
    talking: float = 30
    answer: float = 30


class Meeting:
    """The central system, waiting for a station.

    Args:
        central: The central system; it listens already.
        trace: Its trace.
        addresses: Where the station can dial, for the hints.
        tell: Called with everything that happens.
        calm: How long what is waited for.
        cards: The cards on hand: tag, in small letters, to name.
    """

    def __init__(
        self,
        central: CentralSystem,
        trace: Trace,
        addresses: Sequence[Address],
        tell: Callable[[News], None],
        *,
        calm: Calm | None = None,
        cards: Mapping[str, str] | None = None,
    ) -> None:
        self._central = central
        self._trace = trace
        self._addresses = addresses
        self._tell = tell
        self._calm = calm or Calm()
        self._cards = cards or {}
        self._held: set[str] = set()
        self._learn: Callable[[Impression], object] = lambda _: None
        self._told = trace.beginning

    @property
    def impression(self) -> Impression:
        """What is known of the station by now."""
        return impression_of(self._trace.since(self._trace.beginning), self._central.identity or "")

    async def until_met(self) -> Impression:
        """Wait until a station has come in and told of itself, however long that takes."""
        async with self._telling():
            while True:
                await self._somebody_comes()
                if await self._told_of_itself():
                    return self.impression

    async def stay(self, learn: Callable[[Impression], object] = lambda _: None) -> None:
        """Go on telling what happens, until cancelled.

        Args:
            learn: Called with what is known of the station each time that a further card is held to it.

        """
        self._learn = learn
        async with self._telling():
            await asyncio.Event().wait()

    @asynccontextmanager
    async def _telling(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self._tell_for_ever())
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            self._tell_what_is_new()

    async def _tell_for_ever(self) -> None:
        while True:
            self._tell_what_is_new()
            until = self._trace.now() + A_LONG_TIME_S
            await self._trace.wait_until(lambda new: len(new) > 0, since=self._told, until=until)

    def _tell_what_is_new(self) -> None:
        new = self._trace.since(self._told)
        self._told = Mark(self._told.number + len(new), new.now)
        for entry in new:
            for news in news_of(entry, self._cards):
                self._tell(news)
        if self._further_cards(new):
            self._learn(self.impression)

    def _further_cards(self, new: Conversation) -> bool:
        calls = (entry.call for entry in new.calls(Sender.STATION, *CARD_REQUESTS))
        held = {str(call.payload.get("idTag")) for call in calls if call and call.payload.get("idTag")}
        further = bool(held - self._held)
        self._held |= held
        return further

    async def _somebody_comes(self) -> None:
        began, again = self._trace.now(), FIRST_AFTER_S
        mark = self._trace.mark() if self._was_there() else self._trace.beginning
        while not self._central.connected:
            until = began + again
            await self._trace.wait_until(lambda _: self._central.connected, since=mark, until=until)
            if not self._central.connected:
                self._hint(self._trace.since(mark), self._trace.now() - began)
                again += AGAIN_AFTER_S

    def _was_there(self) -> bool:
        return bool(self._trace.since(self._trace.beginning).events(Connected))

    def _hint(self, conversation: Conversation, seconds: float) -> None:
        attempts = [entry.content for entry in conversation if isinstance(entry.content, Attempted)]
        self._trace.record(Sender.BENCH, Noted("\n".join(hints(self._addresses, attempts, seconds))))

    async def _told_of_itself(self) -> bool:
        """Hear what the station says by itself, then ask for its settings; False where it left meanwhile."""
        await self._wait(_registered, self._calm.registration)
        await self._falls_silent()
        try:
            if not await self._settings():
                await self._settings(*SETTINGS_THAT_MATTER)
        except NotConnected:
            return False
        return self._central.connected

    async def _falls_silent(self) -> None:
        latest = self._trace.now() + self._calm.talking
        while self._central.connected and (now := self._trace.now()) < latest:
            mark = self._trace.mark()
            until = min(now + self._calm.settled, latest)
            heard = await self._trace.wait_until(lambda new: len(new) > 0, since=mark, until=until)
            if not len(heard):
                return

    async def _settings(self, *names: str) -> bool:
        mark = self._trace.mark()
        payload = {"key": list(names)} if names else {}
        await self._central.ask("GetConfiguration", payload, within=self._calm.answer)
        return any(reading.settings for reading in readings(self._trace.since(mark)))

    async def _wait(self, satisfied: Callable[[Conversation], bool], seconds: float) -> None:
        def over(conversation: Conversation) -> bool:
            return not self._central.connected or satisfied(conversation)

        until = self._trace.now() + seconds
        await self._trace.wait_until(over, since=self._trace.beginning, until=until)


def _registered(conversation: Conversation) -> bool:
    """Whether the station's last registration was accepted."""
    boots = conversation.calls(Sender.STATION, "BootNotification")
    answer = conversation.answer_payload(boots[-1]) if boots else None
    return answer is not None and answer.get("status") == "Accepted"
