"""Who may charge: asked of the central system, or known from the authorization cache (OCPP 1.6 §3.5, §5.1).

Owns the cache and the decision. It does not know connectors or sessions.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ocpp.v16 import call
from ocpp.v16.enums import AuthorizationStatus

from simulator.memory import RememberedCard

if TYPE_CHECKING:
    from simulator.station import Station

CACHE_SIZE = 100


@dataclass(frozen=True)
class Authorized:
    """A card that may charge, and the group that it belongs to."""

    card: str
    parent: str | None = None


class Authorizer:
    """Decides about cards and remembers what the central system said about them."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._dismissed = ""

    @property
    def cache_in_use(self) -> bool:
        """Whether this station remembers cards at the moment."""
        return self._station.configuration.on("AuthorizationCacheEnabled")

    async def decide(self, card: str) -> Authorized | None:
        """Return the card if it may charge, else None.

        A remembered card needs no question where LocalPreAuthorize is set; otherwise the central system
        is asked, and while offline the rules of §3.5 hold.
        """
        known = self._remembered(card)
        just_left = self._dismissed == card.casefold() and not self._station.sessions_running()
        if just_left and self._station.has("trusts-whoever-just-left"):
            return Authorized(card, known.parent if known else None)
        trusting = self._station.configuration.on("LocalPreAuthorize") and not self._station.has(
            "always-asks"
        )
        if (trusting or self._station.has("trusts-known-cards")) and _accepted(known):
            return Authorized(card, known.parent if known else None)
        if not self._station.online.is_set():
            return self._decide_alone(card, known)
        return await self._ask(card)

    def learn(self, card: str, info: Any) -> RememberedCard | None:
        """Take in the idTagInfo of an answer (§3.5.1); return it read, or None where there is none."""
        if not isinstance(info, dict) or "status" not in info:
            return None
        told = RememberedCard(info["status"], info.get("parent_id_tag"), _moment(info.get("expiry_date")))
        if self.cache_in_use:
            cards = self._station.memory.cards
            cards.pop(card.casefold(), None)
            cards[card.casefold()] = told
            while len(cards) > CACHE_SIZE:
                cards.pop(next(iter(cards)))
        return told

    def parent_of(self, card: str) -> str | None:
        """Return the group of a remembered card."""
        known = self._remembered(card)
        return known.parent if known else None

    def dismiss(self, card: str | None) -> None:
        """Take note of who has ended a session last; None forgets that."""
        self._dismissed = (card or "").casefold()

    def forget_all(self) -> bool:
        """Clear the cache; return False where there is none to clear (§5.4, errata 3.23)."""
        if not self.cache_in_use:
            return False
        self.dismiss(None)
        if not self._station.has("keeps-cache") and not self._station.again("clears-only-once"):
            self._station.memory.cards.clear()
        return True

    async def _ask(self, card: str) -> Authorized | None:
        asked = f"{card}00"[:20] if self._station.has("garbage-in-card-number") else card
        answer = await self._station.notify(call.Authorize(id_tag=asked))
        if answer is None and not self._station.online.is_set():
            return self._decide_alone(card, self._remembered(card))
        told = self.learn(card, answer.id_tag_info) if answer is not None else None
        return Authorized(card, told.parent) if told and self._admitted(told) else None

    def _admitted(self, told: RememberedCard) -> bool:
        mistaken = {
            AuthorizationStatus.expired: "accepts-expired",
            AuthorizationStatus.concurrent_tx: "accepts-concurrent",
        }.get(AuthorizationStatus(told.status), "")
        return _accepted(told) or self._station.has(mistaken) or self._station.has("starts-with-any-card")

    def _decide_alone(self, card: str, known: RememberedCard | None) -> Authorized | None:
        configuration = self._station.configuration
        if known is not None:
            allowed = configuration.on("LocalAuthorizeOffline") and _accepted(known)
            return Authorized(card, known.parent) if allowed else None
        return Authorized(card) if configuration.on("AllowOfflineTxForUnknownId") else None

    def _remembered(self, card: str) -> RememberedCard | None:
        known = self._station.memory.cards.get(card.casefold()) if self.cache_in_use else None
        if known is not None and known.expires is not None and known.expires <= self._station.now():
            return RememberedCard(AuthorizationStatus.expired, known.parent, known.expires)
        return known


def _accepted(known: RememberedCard | None) -> bool:
    return known is not None and known.status == AuthorizationStatus.accepted


def _moment(text: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
