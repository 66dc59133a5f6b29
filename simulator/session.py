"""A charging session: who, where, from when to when, and the number that the central system gave it.

Plain data of one transaction (§4.8, §4.10). It sends nothing and measures nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from simulator.readings import MeterValue

UNNUMBERED = -1
"""The transaction number of a session whose start the central system never answered (errata 3.18)."""


@dataclass
class Session:
    """One transaction, running or ended.

    Attributes:
        number: The transaction id; None until StartTransaction was answered.
        records: Meter values to be told with StopTransaction.
        disputed: Whether the central system refused the card after the session had begun.
    """

    connector: int
    card: str
    parent: str | None
    meter_start: int
    started: datetime
    number: int | None = None
    records: list[MeterValue] = field(default_factory=list)
    disputed: bool = False
    ended: bool = False

    def belongs_to(self, card: str, parent: str | None = None) -> bool:
        """Return whether a card, or one of the same group, may stop this session (§4.10).

        Upper and lower case are the same in a card's number (IdToken).
        """
        same_group = parent and self.parent and parent.casefold() == self.parent.casefold()
        return bool(same_group) or card.casefold() == self.card.casefold()
