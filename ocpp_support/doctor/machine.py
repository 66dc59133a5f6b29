"""The machine that the suite runs on: its network interfaces, and whether it is a machine of its own at all.

Reads only. What follows from it is the checks' work.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import ifaddr


class Kind(StrEnum):
    """What an interface leads to, as far as its name tells."""

    LOOPBACK = "this machine only"
    NETWORK = "a network"
    VIRTUAL = "containers or virtual machines"
    VPN = "a VPN"


@dataclass(frozen=True)
class Interface:
    """An address of this machine, and the name of the interface that has it."""

    name: str
    address: str

    @property
    def kind(self) -> Kind:
        """What it leads to."""
        if ipaddress.ip_address(self.address).is_loopback:
            return Kind.LOOPBACK
        if _VIRTUAL.search(self.name):
            return Kind.VIRTUAL
        return Kind.VPN if _VPN.search(self.name) else Kind.NETWORK

    @property
    def version(self) -> int:
        """Of the internet protocol: 4 or 6."""
        return ipaddress.ip_address(self.address).version


_VIRTUAL = re.compile(
    r"docker|^br-[0-9a-f]{6,}|^veth|vEthernet|virbr|vmnet|vboxnet|VirtualBox|VMware|^cni", re.I
)
_VPN = re.compile(r"^(tun|tap|wg|ppp|utun|zt|ipsec)\d*|tailscale|nordlynx|vpn|wireguard", re.I)


@dataclass(frozen=True)
class Machine:
    """Where the suite runs.

    Attributes:
        interfaces: Its addresses; link-local ones are left out, as no station can be given them.
        wsl: Whether it is Linux inside Windows.
        container: What kind of container it is; "" where it is none.
    """

    interfaces: tuple[Interface, ...]
    wsl: bool = False
    container: str = ""


def this_machine(root: Path = Path("/")) -> Machine:
    """Look at this machine; ``root`` is where its ``proc`` and its marks of containers are."""
    version = _text(root / "proc" / "version").casefold()
    return Machine(_interfaces(), "microsoft" in version or "wsl" in version, _container(root))


def _interfaces() -> tuple[Interface, ...]:
    found = []
    for adapter in ifaddr.get_adapters():
        for ip in adapter.ips:
            address = ip.ip if isinstance(ip.ip, str) else ip.ip[0]
            if not ipaddress.ip_address(address).is_link_local:
                found.append(Interface(adapter.nice_name, address))
    return tuple(found)


def _container(root: Path) -> str:
    if (root / ".dockerenv").exists():
        return "Docker"
    if (root / "run" / ".containerenv").exists():
        return "Podman"
    groups = _text(root / "proc" / "1" / "cgroup")
    named = {"docker": "Docker", "kubepods": "Kubernetes", "containerd": "containerd", "lxc": "LXC"}
    return next((name for word, name in named.items() if word in groups), "")


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
