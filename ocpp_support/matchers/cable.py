"""What a station makes of a cable that is plugged in while nobody shows a card.

OCPP 1.6 edition 2, sections 4.9 and 9.1 (ConnectionTimeOut).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.matchers.statuses import heard_instead, payload_of, reports
from ocpp_support.trace.trace import Conversation, Entry
from ocpp_support.vocabulary.nouns import Outlet, Status

OCCUPIED = (Status.PREPARING, Status.SUSPENDED_EV, Status.SUSPENDED_EVSE, Status.FINISHING, Status.CHARGING)
"""What 1.6 made of the one status Occupied of OCPP 1.5."""

GIVEN_UP = {"fault": (Status.FAULTED,), "release": (Status.AVAILABLE, Status.FINISHING)}
"""What a place becomes when it is given up, by the vendor's promise. Finishing: the cable is still in."""


@dataclass(eq=False)
class _GivenUp(Expectation):
    outlet: Outlet
    seconds: float
    promise: str
    tolerance: float

    def __post_init__(self) -> None:
        self.takes = self.seconds

    @property
    def _ends(self) -> tuple[Status, ...]:
        return GIVEN_UP[self.promise]

    @property
    def _end(self) -> str:
        return " or ".join(self._ends)

    @property
    def wanted(self) -> str:
        return (
            f"{self.outlet} to be occupied for {self.seconds:.0f} s, give or take {self.tolerance:.0f} s, "
            f"and then to be reported {self._end}, as its station file promises"
        )

    def problems(self, conversation: Conversation) -> list[str]:
        told = reports(conversation, self.outlet.number)
        lasted = self._lasted(told)
        if lasted is None:
            instead = heard_instead(conversation, self.outlet.number)
            return [f"{self.outlet} was not reported occupied; {instead}"]
        status = payload_of(told[-1]).get("status")
        if status not in self._ends:
            return [Problem(f"{self.outlet} was last reported {status}", told[-1])]
        if abs(lasted - self.seconds) <= self.tolerance:
            return []
        early = lasted < self.seconds
        when = f"after {lasted:.1f} s already" if early else f"only after {lasted:.1f} s"
        return [Problem(f"{self.outlet} was reported {status} {when}", self._end_of(told))]

    def _lasted(self, told: list[Entry]) -> float | None:
        """Return for how long it was occupied; None where it was not. What repeats its end adds nothing."""
        occupied = next((entry for entry in told if payload_of(entry).get("status") in OCCUPIED), None)
        if occupied is None:
            return None
        return self._end_of(told).at - occupied.at

    def _end_of(self, told: list[Entry]) -> Entry:
        """Return the report with which it ended."""
        ended = takewhile(lambda entry: payload_of(entry).get("status") in self._ends, reversed(told))
        return [told[-1], *ended][-1]

    def fact(self, conversation: Conversation) -> str | None:
        word = "in error" if self.promise == "fault" else "released"
        return f"{word} after {self.seconds:.0f} s"

    def in_short(self, conversation: Conversation) -> str:
        told = reports(conversation, self.outlet.number)
        lasted = self._lasted(told)
        if lasted is None or payload_of(told[-1]).get("status") not in self._ends:
            return f"{self.outlet} was not reported {self._end} after {self.seconds:.0f} s"
        return f"{self.outlet} was given up after {lasted:.0f} s, not {self.seconds:.0f} s"


def given_up(outlet: Outlet, seconds: float, promise: str, *, tolerance: float) -> Expectation:
    """Match if a connector was reported occupied, and given up when its time was over, as was promised.

    Args:
        outlet: The connector.
        seconds: The time-out that is set.
        promise: What the vendor promises: "fault" or "release".
        tolerance: Seconds that it may be early or late.

    Example::

        given_up(Outlet(1), 40, "release", tolerance=6)

    """
    return _GivenUp(outlet, seconds, promise, tolerance)
