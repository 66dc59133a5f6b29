"""How the station dials and parts: as OCPP-J 1.6 wants it (§3, §5), unless it was told to make mistakes.

Owns the address, the subprotocols that are offered, and how a connection is left. When to dial is the link's
business.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from websockets.asyncio.client import ClientConnection
from websockets.typing import Subprotocol

if TYPE_CHECKING:
    from simulator.station import Station

SILENCE_S = 55.0
"""Seconds without a word after which a mistaken station takes a line for dead."""

ADDRESSES: dict[str, Callable[[str], str]] = {
    "two-slashes": lambda url: f"{url.rpartition('/')[0]}//{url.rpartition('/')[2]}",
    "identity-twice": lambda url: f"{url}/{url.rpartition('/')[2]}",
    "encodes-hyphens": lambda url: f"{url.rpartition('/')[0]}/{url.rpartition('/')[2].replace('-', '%2D')}",
}
OFFERS: dict[str, tuple[str, ...]] = {
    "offers-no-subprotocol": (),
    "offers-ocpp-1.6j": ("ocpp1.6j",),
    "offers-two-versions": ("ocpp2.0.1", "ocpp1.6"),
}


class Dialling:
    """Dials for one life of a station."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._times = 0

    def address(self, url: str) -> str:
        """Return the address to dial."""
        self._times += 1
        if self._station.restarted and self._station.has("whispers-after-restart"):
            return f"{url.rpartition('/')[0]}/{url.rpartition('/')[2].lower()}"
        return next((change(url) for name, change in ADDRESSES.items() if self._station.has(name)), url)

    def offers(self) -> list[Subprotocol] | None:
        """Return the subprotocols to offer; None for none."""
        if self._times == 1 and self._station.has("tries-2.0.1-first"):
            return [Subprotocol("ocpp2.0.1")]
        names = next((names for name, names in OFFERS.items() if self._station.has(name)), ("ocpp1.6",))
        return [Subprotocol(name) for name in names] or None

    async def part(self, socket: ClientConnection) -> bool:
        """Close a connection, if the other end has not; return whether it is closed."""
        if self._station.has("leaves-line-open"):
            return socket.close_code is not None
        if self._station.has("hangs-up"):
            socket.transport.abort()
        await socket.close()
        return True

    @property
    def patience(self) -> float | None:
        """Seconds of silence after which it gives up a line; None for ever."""
        return SILENCE_S if self._station.has("gives-up-silent-line") else None
