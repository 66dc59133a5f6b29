"""Which sign shows that an act was done, by the act's name."""

from __future__ import annotations

from collections.abc import Mapping

from ocpp_support.station import driver_signs, station_signs
from ocpp_support.station.hands import Act
from ocpp_support.station.sign import Sign, Signs, on_the_line
from ocpp_support.trace.trace import Conversation

_SIGNS: Signs = {**driver_signs.SIGNS, **station_signs.SIGNS}

_ON_THE_CONNECTION = ("power_cycle", "power_off", "power_on")
"""Acts whose sign is the connection itself."""


def sign_of(act: Act, before: Conversation, names: Mapping[str, str] | None = None) -> Sign:
    """Return the sign of an act.

    Args:
        act: What is to be done.
        before: Everything that was said before it was asked for.
        names: The cards on hand: tag to name.

    Example::

        sign_of(Act("plug_in", 1), trace.since(trace.beginning)).done_when

    """
    sign = _SIGNS.get(act.name, Sign)(act, before, names or {})
    if act.name not in _ON_THE_CONNECTION and not on_the_line(before):
        # A station that nobody hears cannot show anything; it may all the same, once it is back.
        sign.done_when = ""
    return sign
