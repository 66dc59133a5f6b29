"""Nobody at the station: for work that only needs the line to it."""

from __future__ import annotations

from ocpp_support.station.hands import Act, CannotDo

REASON = "nobody is at the station"


class Nobody:
    """Hands that are not there."""

    by = "nobody"

    async def arrive(self, url: str) -> None:
        """Nobody arrives; the station finds its own way."""

    async def leave(self) -> None:
        """Nobody leaves."""

    async def do(self, act: Act, why: str = "") -> str:
        """Raise :class:`CannotDo`, whatever it is."""
        raise CannotDo(REASON)

    def cannot(self, act: str) -> str | None:
        """Return why no act can be done."""
        return REASON

    def firmware(self, version: str, *, broken: bool = False) -> bytes:
        """Raise :class:`CannotDo`: nobody has an image."""
        raise CannotDo(REASON)
