"""What the central system answers: ordinary, unless a scenario asks otherwise.

Payloads in, payloads out; no sockets. It remembers the transactions it numbered, as any central system
must, and nothing else of the station. OCPP 1.6 edition 2, section 4.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

ORDINARY_INTERVAL = 0
"""Heartbeat interval given at registration: the station's own choice (section 4.2), so its default shows."""


class Answers:
    """The central system's side of every request that a station may make.

    Args:
        now: The date and time to tell the station.
        standings: What to answer about cards unless a scenario says otherwise, by id tag.

    Attributes:
        waiting: Whether the station was last told that it is not admitted yet.
    """

    def __init__(self, now: Callable[[], datetime], standings: Mapping[str, str] | None = None) -> None:
        self._now = now
        self._standings = {card.casefold(): status for card, status in (standings or {}).items()}
        self._transactions: dict[tuple[Any, ...], int] = {}
        self._next_transaction = 1
        self._registrations: deque[str] = deque()
        self.waiting = False
        self._cards: dict[str, str] = {}
        self.heartbeat_interval = ORDINARY_INTERVAL
        self.waiting_interval = 15
        self._answers: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "Authorize": lambda payload: {"idTagInfo": self._card_info(payload)},
            "BootNotification": lambda payload: self._registration(),
            "DataTransfer": lambda payload: {"status": "UnknownVendorId"},
            "DiagnosticsStatusNotification": lambda payload: {},
            "FirmwareStatusNotification": lambda payload: {},
            "Heartbeat": lambda payload: {"currentTime": self._time()},
            "MeterValues": lambda payload: {},
            "StartTransaction": self._start,
            "StatusNotification": lambda payload: {},
            "StopTransaction": self._stop,
        }

    def be_ordinary(self) -> None:
        """Forget what the last scenario asked for; numbered transactions stay numbered."""
        self._registrations.clear()
        self._cards.clear()
        self.heartbeat_interval = ORDINARY_INTERVAL

    def answer_next_registrations(self, *statuses: str) -> None:
        """Answer the next registrations so (Pending, Rejected), and those after them Accepted."""
        self._registrations.extend(statuses)

    def answer_card(self, card: str, status: str) -> None:
        """Answer Accepted, Blocked, Expired, Invalid or ConcurrentTx about a card from now on."""
        self._cards[card.casefold()] = status

    def to(self, action: str, payload: dict[str, Any]) -> dict[str, Any] | None:
        """Return the answer to a request; None where the central system has none."""
        answer = self._answers.get(action)
        return answer(payload) if answer else None

    def _registration(self) -> dict[str, Any]:
        status = self._registrations.popleft() if self._registrations else "Accepted"
        self.waiting = status != "Accepted"
        interval = self.heartbeat_interval if status == "Accepted" else self.waiting_interval
        return {"status": status, "currentTime": self._time(), "interval": interval}

    def _start(self, payload: dict[str, Any]) -> dict[str, Any]:
        # A station that lost our answer says it again: the same start keeps its number (section 4.8).
        start = tuple(str(payload.get(name)) for name in ("connectorId", "idTag", "timestamp"))
        if start not in self._transactions:
            self._transactions[start] = self._next_transaction
            self._next_transaction += 1
        return {"transactionId": self._transactions[start], "idTagInfo": self._card_info(payload)}

    def _stop(self, payload: dict[str, Any]) -> dict[str, Any]:
        return {"idTagInfo": self._card_info(payload)} if "idTag" in payload else {}

    def _card_info(self, payload: dict[str, Any]) -> dict[str, str]:
        # A card is the same in any case (section 7.28).
        card = str(payload.get("idTag")).casefold()
        return {"status": self._cards.get(card) or self._standings.get(card, "Accepted")}

    def _time(self) -> str:
        # Whole seconds and a Z: the one form that every station reads.
        return self._now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
