"""The addresses to type into a station, in every spelling that stations ask for.

Pure. OCPP-J 1.6, section 3.1: the address ends with the station's identity, percent-encoded.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from ocpp_support.doctor.machine import Interface, Kind
from ocpp_support.station.profile import Profile

EXAMPLE = "CP01"
"""The identity that is shown where the station file leaves it open."""

EVERYWHERE = ("0.0.0.0", "::", "")


@dataclass(frozen=True)
class Address:
    """One way by which the station can reach the central system.

    Attributes:
        host: Name or number of this machine, as the station knows it.
        port: The port; 0 where it is not known yet.
        identity: The station's; None where the first that dials in is the one.
        tls: Whether it is ``wss``.
        by: The interface or the key of the station file that it comes from.
    """

    host: str
    port: int
    identity: str | None = None
    tls: bool = False
    by: str = ""

    @property
    def base(self) -> str:
        """The address without the identity, for stations that add it themselves."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'wss' if self.tls else 'ws'}://{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address."""
        return f"{self.base}/{quote(self.identity or EXAMPLE, safe='')}"

    @property
    def spellings(self) -> tuple[str, ...]:
        """What to type, for the fields that a station may have."""
        identity = self.identity or EXAMPLE
        free = "" if self.identity else " (or any other; the first station that dials in is the one)"
        return (
            f"one field with the identity:     {self.url}",
            f"the station adds its identity:   {self.base}/ (without the last / if it adds one itself)",
            f"single fields:                   host {self.host}, port {self.port}, path /, "
            f"identity {identity}, TLS {'on' if self.tls else 'off'}",
            f"identity:                        {identity}{free}",
        )


def addresses_of(profile: Profile, interfaces: Iterable[Interface], *, port: int = 0) -> tuple[Address, ...]:
    """Return every way to the central system, the likeliest first.

    Args:
        profile: The station file: where it listens, and by which address it is reached.
        interfaces: This machine's.
        port: The port, where the station file leaves it open.

    """
    listen = profile.listen
    hosts: dict[str, str] = {}
    if listen.address:
        hosts[listen.address] = "[listen] address"
    if listen.host in EVERYWHERE:
        for one in sorted(_outside(listen.host, interfaces), key=lambda one: _RANK[one.kind]):
            hosts.setdefault(one.address, one.name)
    else:
        hosts.setdefault(listen.host, "[listen] host")
    tls = profile.security.profile >= 2
    return tuple(
        Address(host, port or listen.port, profile.station.identity, tls, by) for host, by in hosts.items()
    )


def only_here(host: str) -> bool:
    """Whether whoever listens on ``host`` is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


_RANK = {Kind.NETWORK: 0, Kind.VPN: 1, Kind.VIRTUAL: 2}


def _outside(host: str, interfaces: Iterable[Interface]) -> list[Interface]:
    """Return the interfaces that lead out, of the kind of addresses that is listened for."""
    wanted = {"0.0.0.0": (4,), "::": (6,)}.get(host, (4, 6))
    return [one for one in interfaces if one.kind is not Kind.LOOPBACK and one.version in wanted]
