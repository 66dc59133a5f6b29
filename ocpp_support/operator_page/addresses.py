"""Under which addresses a phone finds the page: those of this machine, where it listens on all of them."""

from __future__ import annotations

from collections.abc import Iterable

from ocpp_support.doctor.machine import Interface, Kind, this_machine

EVERYWHERE = ("0.0.0.0", "::", "")

_LIKELIEST_FIRST = (Kind.NETWORK, Kind.VPN, Kind.VIRTUAL)


def hosts_for(host: str, interfaces: Iterable[Interface] | None = None) -> list[str]:
    """Return by what a phone can name this machine, the likeliest first.

    Args:
        host: Where the page listens.
        interfaces: The machine's; found out where left out.

    """
    if host not in EVERYWHERE:
        return [host]
    found = this_machine().interfaces if interfaces is None else interfaces
    # The older kind of address only: every phone takes it, and it can be typed.
    usable = [one for one in found if one.version == 4 and one.kind in _LIKELIEST_FIRST]
    usable.sort(key=lambda one: _LIKELIEST_FIRST.index(one.kind))
    return [one.address for one in usable] or ["127.0.0.1"]


def url_of(host: str, port: int, token: str) -> str:
    """Return the page's address."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/{token}/"
