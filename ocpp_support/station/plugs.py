"""Which cables are in, as far as whoever was asked to see to it made it certain.

A person who was asked to plug in need not be asked twice. What the station reports otherwise makes it
uncertain again, and so does time without the station: then it is asked.
"""

from __future__ import annotations

from ocpp_support.matchers.statuses import latest_status
from ocpp_support.station.hands import Act
from ocpp_support.trace.trace import Conversation, Mark
from ocpp_support.vocabulary.nouns import Status

_LEAVES = {"plug_in": "plugged in", "unplug": "unplugged"}
_SPEAKS_AGAINST = {
    "plug_in": (Status.AVAILABLE,),
    "unplug": (
        Status.CHARGING,
        Status.SUSPENDED_EV,
        Status.SUSPENDED_EVSE,
        Status.FINISHING,
        Status.PREPARING,
    ),
}


class Plugs:
    """Remembers the last act at each cable."""

    def __init__(self) -> None:
        self._last: dict[int, tuple[str, Mark]] = {}

    def done(self, act: Act, mark: Mark) -> None:
        """Remember that an act was done, and where the trace ended then."""
        if act.connector is None or act.name not in (*_LEAVES, "unplug_vehicle"):
            return
        self._last[act.connector] = (act.name, mark)

    def doubt(self, act: Act) -> None:
        """Forget about a cable: nobody knows whether the act was done."""
        if act.connector is not None:
            self._last.pop(act.connector, None)

    def since(self, act: Act) -> Mark | None:
        """Return the place from which reports could speak against the act being done already."""
        name, mark = self._last.get(act.connector or 0, ("", None))
        return mark if name == act.name else None

    def already(self, act: Act, since: Conversation) -> str | None:
        """Return in a sentence that nothing need be done; None where something must, or nobody knows.

        Args:
            act: Plugging or unplugging.
            since: What was said since :meth:`since`.
        """
        if act.name not in _LEAVES or act.connector is None:
            return None
        if latest_status(since, act.connector) in _SPEAKS_AGAINST[act.name]:
            return None
        return f"connector {act.connector} is {_LEAVES[act.name]} already, so nobody was asked"
