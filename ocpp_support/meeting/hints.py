"""What to look at while nobody comes. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from ocpp_support.doctor.addresses import Address, only_here
from ocpp_support.trace.events import Attempted

FIRST_AFTER_S, AGAIN_AFTER_S = 120.0, 300.0
"""Seconds after which the list is shown, and shown again."""


def hints(addresses: Sequence[Address], attempts: Sequence[Attempted], seconds: float) -> tuple[str, ...]:
    """Return a headline and what to check, in order.

    Args:
        addresses: Where the station can dial.
        attempts: Who dialled and was not let in.
        seconds: How long nobody has come in.

    """
    waited = f"{seconds / 60:.0f} minutes"
    if attempts:
        last = attempts[-1]
        return (
            f"For {waited} nobody came in; {len(attempts)} tried. The last one's trouble: {last.outcome}.",
            last.remedy,
        )
    one = addresses[0] if addresses else Address("192.168.1.20", 0)
    only_loopback = all(only_here(address.host) for address in addresses)
    here = [f"this program listens for this machine only: start it again with --listen 0.0.0.0:{one.port}"]
    return (
        f"For {waited} nobody has dialled. Look at this, in this order:",
        *(here if only_loopback else []),
        f"what is typed into the station is exactly {one.url}, and is saved there",
        "the station was restarted since: many dial only then",
        "it is set to OCPP 1.6-J (also called JSON or WebSocket), not to SOAP and not to 2.0.1",
        f"it is in one network with this machine: open http://{one.host}:{one.port} on a phone in that "
        "network, and the attempt is shown here",
        f"no firewall is in between: this machine must let TCP port {one.port} come in",
        "`ocpp-acceptance doctor` finds nothing that stands in the way",
    )
