"""Under which addresses a phone finds the page: those of this machine, where it listens on all of them."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable

import ifaddr

EVERYWHERE = ("0.0.0.0", "::", "")

_NOT_THE_LAB = (
    "docker",
    "br-",
    "veth",
    "virbr",
    "vbox",
    "vmnet",
    "vethernet",
    "tun",
    "tap",
    "wg",
    "utun",
    "zt",
)
"""How interfaces are called behind which no phone is: of containers, virtual machines, private networks."""


def hosts_for(host: str, adapters: Iterable[ifaddr.Adapter] | None = None) -> list[str]:
    """Return by what a phone can name this machine, the likeliest first.

    Args:
        host: Where the page listens.
        adapters: The machine's network interfaces; found out where left out.

    """
    if host not in EVERYWHERE:
        return [host]
    found = ifaddr.get_adapters() if adapters is None else adapters
    usable = [
        (_far_from_the_lab(adapter), str(ip.ip))
        for adapter in found
        for ip in adapter.ips
        if ip.is_IPv4 and _reachable(str(ip.ip))
    ]
    return [address for _, address in sorted(usable, key=lambda one: one[0])] or ["127.0.0.1"]


def url_of(host: str, port: int, token: str) -> str:
    """Return the page's address."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/{token}/"


def _reachable(address: str) -> bool:
    ip = ipaddress.ip_address(address)
    return not (ip.is_loopback or ip.is_link_local)


def _far_from_the_lab(adapter: ifaddr.Adapter) -> bool:
    names = (str(adapter.name), str(adapter.nice_name))
    return any(name.casefold().startswith(_NOT_THE_LAB) for name in names)
