"""By which names and addresses a station may dial this machine."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable, Sequence
from ipaddress import ip_address

import ifaddr

_HOST = re.compile(r"(?!-)[\w-]{1,63}(?<!-)(\.(?!-)[\w-]{1,63}(?<!-))*")


def names_of_this_machine() -> list[str]:
    """Return the names and addresses of this machine, loopback last."""
    name = socket.gethostname()
    addresses = [_plain(one.ip) for adapter in ifaddr.get_adapters() for one in adapter.ips]
    outside = [address for address in addresses if not ip_address(address).is_loopback]
    named = [name, f"{name}.local"] if is_name(name) and "." not in name else [name] if is_name(name) else []
    return list(dict.fromkeys([*named, *outside, "localhost", "127.0.0.1", "::1"]))


def is_name(text: str) -> bool:
    """Return whether a text can name a host: a name or an address."""
    try:
        ip_address(text)
    except ValueError:
        return _HOST.fullmatch(text) is not None
    return True


def strange(names: Iterable[str]) -> Sequence[str]:
    """Return those that can name no host."""
    return [name for name in names if not is_name(name)]


def _plain(address: str | tuple[str, int, int]) -> str:
    return address if isinstance(address, str) else address[0].partition("%")[0]
