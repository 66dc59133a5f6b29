"""The physical acts at a station: a closed list, so that a person, a simulator or a robot can do them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


class CannotDo(Exception):
    """These hands cannot do that act; says why. What needs it is not tested."""


class ActFailed(Exception):
    """Whoever stands there says that the station did not let the act be done; says why."""


class HandsTrouble(Exception):
    """The hands themselves are in trouble: an adapter out of reach, an unanswered prompt."""


class StopHere(Exception):
    """Whoever stands there wants the run to end here, with everything kept."""


@dataclass(frozen=True)
class Act:
    """One physical act.

    Attributes:
        name: plug_in, unplug, unplug_vehicle, present_card, press_stop, press_emergency_stop,
            release_emergency_stop, raise_fault, clear_fault, power_cycle, power_off, power_on or look.
        connector: At which connector; 0 is the station itself, None where it does not matter.
        card: The id tag of the card that is presented.
        fault: The kind of error that is provoked or mended.
        question: What is to be looked at.
        puts_back: Whether it is only done so that all is as it was before the scenario.
    """

    name: str
    connector: int | None = None
    card: str | None = None
    fault: str | None = None
    question: str | None = None
    puts_back: bool = field(default=False, compare=False)

    @property
    def details(self) -> str:
        """Where and with what, for people."""
        place = {None: "", 0: "at the station itself"}.get(self.connector, f"at connector {self.connector}")
        with_what = f"with card {self.card}" if self.card else (self.fault or "").replace("_", " ")
        return " ".join(part for part in (with_what, place) if part)


class Hands(Protocol):
    """Whoever stands at the station.

    Attributes:
        by: Who vouches for an act, as the report names them.
    """

    by: str

    async def arrive(self, url: str) -> None:
        """Be ready; a simulated station is powered on and dials ``url``."""

    async def leave(self) -> None:
        """Part from the station."""

    async def do(self, act: Act, why: str = "") -> str:
        """Do an act; return what there is to say of it, "" where nothing is.

        Args:
            act: The act.
            why: What it is for, in the words of the feature.

        Raises :class:`CannotDo`, :class:`ActFailed`, :class:`HandsTrouble` or :class:`StopHere`.
        """

    def cannot(self, act: str) -> str | None:
        """Return why an act can never be done here; None where it can. Known once :meth:`arrive` returned."""

    def firmware(self, version: str, *, broken: bool = False) -> bytes:
        """Return an image for the station that brings ``version``, or one that it must find broken."""
