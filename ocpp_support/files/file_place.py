"""The place where stations fetch images and leave diagnostics: one folder, by FTP and by HTTP.

Owns the life of the folder and of its servers, and the URLs that name what is in it. Evidence of every
attempt goes to whoever made the place; nothing is judged here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from urllib.parse import quote

from ocpp_support.files.folder import Conduct, Folder
from ocpp_support.files.ftp_server import FtpServer
from ocpp_support.files.ftp_session import Work
from ocpp_support.files.http_server import HttpServer
from ocpp_support.files.transfers import Protocol, Transfer

__all__ = ["Conduct", "FilePlace"]

MAX_UPLOAD = 64 * 1024 * 1024

EVERY_ADDRESS = ("0.0.0.0", "::", "")
"""Addresses to listen on by which nobody can dial."""


class FilePlace:
    """Files for the station, and from it.

    Args:
        on_transfer: Called on the loop that started the place, with every attempt.
        host: Address to listen on.
        max_upload: Bytes that one upload may have.
        passive_ports: FTP's ports for data, where a firewall wants them fixed.
        masquerade: Address by which stations reach this machine, where it is not ``host``.
        reached_at: Says by which address the station has reached this machine, once it has; asked where
            ``host`` is every address, and so is none that could be dialled.
        ftp_port: Port for FTP; 0 takes a free one.
        http_port: Port for HTTP; 0 takes a free one.
        work: Told while an FTP client is connected; the virtual clock must not jump meanwhile.
    """

    def __init__(
        self,
        on_transfer: Callable[[Transfer], None],
        *,
        work: Work,
        host: str = "127.0.0.1",
        max_upload: int = MAX_UPLOAD,
        passive_ports: Iterable[int] | None = None,
        masquerade: str | None = None,
        reached_at: Callable[[], str | None] = lambda: None,
        ftp_port: int = 0,
        http_port: int = 0,
    ) -> None:
        self._on_transfer = on_transfer
        self._named = masquerade or (None if host in EVERY_ADDRESS else host)
        self._reached_at = reached_at
        self._folder = Folder(max_upload)
        self._ftp = FtpServer(
            self._folder,
            self._hand_over,
            work,
            host=host,
            port=ftp_port,
            passive_ports=passive_ports,
            masquerade=masquerade,
        )
        self._http = HttpServer(self._folder, on_transfer, host=host, port=http_port)
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def mode(self) -> Conduct:
        """How the place behaves; may be changed at any time."""
        return self._folder.conduct

    @mode.setter
    def mode(self, conduct: Conduct) -> None:
        self._folder.conduct = conduct

    async def start(self) -> None:
        """Open the place. Raises OSError where a port is taken."""
        self._loop = asyncio.get_running_loop()
        try:
            self._ftp.start()
            await self._http.start()
        except BaseException:
            await self.stop()
            raise

    async def stop(self) -> None:
        """Close the place and remove the folder; no thread and no port is left."""
        await self._http.stop()
        await asyncio.to_thread(self._ftp.stop)
        self._folder.remove()

    def publish(self, name: str, data: bytes) -> None:
        """Put a file where the station can fetch it."""
        self._folder.publish(name, data)

    def read(self, name: str) -> bytes:
        """Return what a file holds; raise FileNotFoundError where there is none."""
        return self._folder.read(name)

    def location(self, name: str, protocol: Protocol = "ftp") -> str:
        """Return the URL of a file, login included."""
        return self.upload_location(protocol) + quote(name)

    def upload_location(self, protocol: Protocol = "ftp") -> str:
        """Return the URL of the folder, login included; it ends with a slash."""
        login = self._folder.login
        port = self._ftp.port if protocol == "ftp" else self._http.port
        address = self._named or self._reached_at() or "127.0.0.1"
        host = f"[{address}]" if ":" in address else address
        return f"{protocol}://{login.user}:{login.password}@{host}:{port}/"

    def _hand_over(self, transfer: Transfer) -> None:
        """Take an attempt from the FTP server's thread to the loop."""
        assert self._loop is not None
        self._loop.call_soon_threadsafe(self._on_transfer, transfer)
