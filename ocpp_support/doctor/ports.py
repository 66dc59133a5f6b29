"""Ports of this machine, tried: whether one is free, who holds it, and whether a listener can be dialled.

The only sockets of the doctor. Everything is closed again before a function returns.
"""

from __future__ import annotations

import errno
import os
import re
import socket
import sys
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

DIAL_TIMEOUT_S = 2.0


def trouble_with(host: str, port: int, *, proc: Path = Path("/proc")) -> str:
    """Return why one cannot listen there, in words; "" where one can."""
    try:
        listener(host, port).close()
    except OSError as error:
        return _in_words(error, host, port, proc)
    return ""


def listener(host: str, port: int) -> socket.socket:
    """Return a socket that listens; raise OSError where that cannot be."""
    family, kind, number, _, address = socket.getaddrinfo(
        host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    opened = socket.socket(family, kind, number)
    try:
        if sys.platform != "win32":
            # As the servers themselves do: a port that was in use a moment ago is free.
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            opened.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        opened.bind(address)
        opened.listen()
    except BaseException:
        opened.close()
        raise
    return opened


def dialled(host: str, port: int, addresses: Iterable[str]) -> dict[str, str]:
    """Listen as the central system would, dial every address, and return why one failed, "" for the others.

    Raises OSError where one cannot listen there.
    """
    with closing(listener(host, port)) as server:
        server.settimeout(DIAL_TIMEOUT_S)
        return {address: _dial(server, address) for address in addresses}


def _dial(server: socket.socket, address: str) -> str:
    try:
        with closing(socket.create_connection((address, server.getsockname()[1]), DIAL_TIMEOUT_S)) as client:
            own = client.getsockname()[:2]
            while True:
                accepted, peer = server.accept()
                accepted.close()
                if peer[:2] == own:
                    return ""
    except TimeoutError:
        return "nobody answers"
    except OSError as error:
        return error.strerror or str(error)


def holder_of(port: int, proc: Path = Path("/proc")) -> str:
    """Return the program that listens on a port, "" where that cannot be seen (others' programs cannot)."""
    sockets = {
        f"socket:[{number}]" for name in ("tcp", "tcp6") for number in _listening(proc / "net" / name, port)
    }
    for process in proc.glob("[0-9]*"):
        with suppress(OSError):
            if any(os.readlink(link) in sockets for link in (process / "fd").iterdir()):
                return f"{(process / 'comm').read_text(encoding='utf-8').strip()}, process {process.name}"
    return ""


def _listening(table: Path, port: int) -> list[str]:
    """Return the numbers of the sockets that listen on a port; proc(5) has the columns of the table."""
    try:
        lines = table.read_text(encoding="ascii").splitlines()[1:]
    except OSError:
        return []
    columns = [line.split() for line in lines]
    wanted = re.compile(f":{port:04X}$")
    return [one[9] for one in columns if len(one) > 9 and one[3] == "0A" and wanted.search(one[1])]


def _in_words(error: OSError, host: str, port: int, proc: Path) -> str:
    if isinstance(error, socket.gaierror):
        return f"this machine knows no address {host}"
    if error.errno == errno.EADDRINUSE:
        holder = holder_of(port, proc)
        return f"port {port} is taken{f' by {holder}' if holder else ''}"
    if error.errno == errno.EADDRNOTAVAIL:
        return f"{host} is no address of this machine"
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"this machine does not let you listen on port {port}"
    return f"one cannot listen on {host}, port {port}: {error.strerror or error}"
