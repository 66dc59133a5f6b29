"""Hands for the bundled station: the one place of the suite that knows the simulator.

Offers the catalogue of the mistakes that it can be told to make, too.
"""

from __future__ import annotations

import ssl
from collections.abc import Collection
from urllib.parse import quote

from ocpp_support.csms.central_system import CentralSystem
from ocpp_support.runtime.clock import Clock, VirtualTimeLoop
from ocpp_support.station.hands import Act, CannotDo, HandsTrouble
from ocpp_support.station.profile import Profile
from simulator.defects.catalogue import BY_SUBJECT, CATALOGUE, chosen
from simulator.defects.defect import Defect, Kind
from simulator.firmware import build_image
from simulator.models import Model, load_model
from simulator.station import CannotDo as StationCannotDo
from simulator.station import Station
from simulator.trust import TrustError, pinned

__all__ = ["BY_SUBJECT", "CATALOGUE", "Defect", "Kind", "SimulatedHands", "chosen"]


class SimulatedHands:
    """A bundled station on the run's own loop, and the hands at it.

    Args:
        profile: The station file; names the model.
        central: The central system that the station will dial.
        clock: The run's clock, which is also the station's.
        defects: Deliberate misbehaviour, by name (``python -m simulator --help``).
    """

    by = "the simulator"

    def __init__(
        self, profile: Profile, central: CentralSystem, clock: Clock, defects: Collection[str] = ()
    ) -> None:
        self._profile = profile
        self._central = central
        self._clock = clock
        self._model = _with_connectors(load_model(profile.hands.model), profile.connectors)
        self._defects = defects
        self._station: Station | None = None

    async def arrive(self, url: str) -> None:
        """Power the station on and have it dial ``url``."""
        identity = quote(self._profile.station.identity or self._model.serial, safe="")
        self._station = Station(
            self._model,
            url + identity,
            password=self._profile.security.secret(),
            tls=self._trust(),
            epoch=self._clock.now(),
            seed=self._profile.hands.seed,
            defects=self._defects,
        )
        await self._station.power_on()

    def _trust(self) -> ssl.SSLContext | None:
        security, own = self._profile.security, self._profile.hands
        if security.profile < 2 or security.certificate is None:
            return None
        shown = (own.certificate, own.key) if security.profile == 3 else (None, None)
        try:
            return pinned(security.certificate, *shown)
        except TrustError as error:
            raise HandsTrouble(f"the bundled station cannot come in: {error}") from error

    async def leave(self) -> None:
        """Power the station off for good."""
        if self._station is not None:
            await self._station.power_off()

    def cannot(self, act: str) -> str | None:
        """Return why the station file takes an act away from these hands."""
        return self._profile.cannot(act)

    async def do(self, act: Act, why: str = "") -> str:
        """Do an act at the simulated station."""
        if self._station is None:
            raise CannotDo("the station was never powered on")
        try:
            await self._station.act(act.name, connector=act.connector, card=act.card, fault=act.fault)
        except StationCannotDo as error:
            raise CannotDo(str(error)) from error
        return ""

    def hold_the_clock(self, loop: VirtualTimeLoop) -> None:
        """Let no time pass while a frame is between the central system and the station."""
        loop.watch(self._in_flight)

    def _in_flight(self) -> bool | None:
        """Return whether something is between the two; None where that cannot be told."""
        line = self._central.line
        if self._station is None:
            return None
        link, traffic = self._station.link, self._station.traffic
        if line is None or not traffic.connected:
            return (line is not None) != traffic.connected or link.dials
        frames = (traffic.sent, traffic.received) != (line.received, line.sent)
        return frames or not (line.settled and link.settled)

    def firmware(self, version: str, *, broken: bool = False) -> bytes:
        """Return a firmware image that this station takes, or one that it must find broken."""
        return build_image(self._model.vendor, self._model.model_name, version, corrupt=broken)


def _with_connectors(model: Model, count: int) -> Model:
    """Give the station as many connectors as its station file says, of the kinds that the model has."""
    kinds = model.connectors
    return model.model_copy(update={"connectors": [kinds[at % len(kinds)] for at in range(count)]})
