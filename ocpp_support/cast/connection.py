"""The connection between station and central system, cut and restored at the central system's end."""

from __future__ import annotations

from ocpp_support.cast.stage import Stage


class Connection:
    """The line. For the station it is as if the network were gone: nobody listens, nothing is said."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def is_lost(self) -> None:
        """Cut the line without a goodbye; it stays dead until it is restored."""
        self._stage.remember(self._is_put_back, "connection")
        self._stage.equipment.thread.run(self._stage.equipment.central.go_dark())

    def returns(self) -> None:
        """Listen again; the station finds its way back by itself, after its own pauses."""
        self._stage.forget("connection")
        self._stage.equipment.thread.run(self._stage.equipment.central.come_back())
        self._stage.allow(self._stage.patience.reconnect + self._stage.patience.reaction)

    def _is_put_back(self) -> None:
        # What else is to be put back needs the station on the line.
        self.returns()
        central = self._stage.equipment.central
        until = self._stage.trace.now() + self._stage.patience.reconnect
        self._stage.watch(lambda _: central.connected, until=until)
