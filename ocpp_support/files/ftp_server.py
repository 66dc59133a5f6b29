"""An FTP server on a thread of its own, for one folder.

Owns that thread, its sockets and the end of both. What a session may do is ``ftp_session``'s matter.
"""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Callable, Iterable
from typing import Any

from pyftpdlib.ioloop import IOLoop
from pyftpdlib.servers import FTPServer as Listener

from ocpp_support.files.folder import Folder
from ocpp_support.files.ftp_session import Work, session_for
from ocpp_support.files.transfers import Transfer

POLL = 0.05
"""Real seconds within which the thread sees that it shall end."""

# Without any handler the library would set up logging to the terminal by itself.
logging.getLogger("pyftpdlib").addHandler(logging.NullHandler())


class FtpServer:
    """Serves ``folder`` by FTP.

    Args:
        folder: What is served, to whom, and how.
        report: Called on the server's thread with every attempt.
        work: Told when a client comes and when it has gone, on the server's thread.
        host: Address to listen on.
        port: Port to listen on; 0 takes a free one.
        passive_ports: Ports for data connections, where a firewall wants them fixed.
        masquerade: Name or address named to stations that reach this machine by another one.
    """

    def __init__(
        self,
        folder: Folder,
        report: Callable[[Transfer], None],
        work: Work,
        *,
        host: str,
        port: int = 0,
        passive_ports: Iterable[int] | None = None,
        masquerade: str | None = None,
    ) -> None:
        self._address = (host, port)
        self._session = session_for(folder, report, work)
        self._session.passive_ports = list(passive_ports) if passive_ports is not None else None
        self._session.masquerade_address = _in_ipv4(masquerade) if masquerade else None
        self._listener: Any = None
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def port(self) -> int:
        """The port that stations dial."""
        return int(self._listener.address[1])

    def start(self) -> None:
        """Listen. Raises OSError where the port is taken."""
        self._ending.clear()
        try:
            self._listener = Listener(self._address, self._session, ioloop=IOLoop())
        except OSError as error:
            host, port = self._address
            raise OSError(error.errno, f"FTP cannot be served on {host}:{port}: {error.strerror}") from error
        self._thread = threading.Thread(target=self._serve, name="acceptance-ftp", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Drop every client and stop listening; block until the thread has ended."""
        self._ending.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _serve(self) -> None:
        try:
            while not self._ending.is_set():
                self._listener.ioloop.loop(timeout=POLL, blocking=False)
        finally:
            self._listener.close_all()


def _in_ipv4(address: str) -> str | None:
    """Return an address as FTP can name it for data; None lets the server name the one that was dialled."""
    try:
        return socket.gethostbyname(address)
    except OSError:
        # IPv6 (whose stations ask for a port alone), or a name that only the station knows.
        return None
