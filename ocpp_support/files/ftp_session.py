"""What one FTP client may do in the folder, and the evidence of what it tried.

Owns the commands that move files. Threads and listening are ``ftp_server``'s matter.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from pyftpdlib.authorizers import AuthenticationFailed, DummyAuthorizer
from pyftpdlib.handlers import DTPHandler, FTPHandler

from ocpp_support.files.folder import Conduct, Folder
from ocpp_support.files.transfers import (
    ABORTED,
    LOGIN_REFUSED,
    NO_SUCH_FILE,
    NOT_STORED,
    TOO_LARGE,
    Direction,
    Transfer,
    measure,
    refused,
)

_DIRECTIONS: dict[str, Direction] = {"RETR": "download", "STOR": "upload", "STOU": "upload", "APPE": "upload"}

_NOTES = {"download": NO_SUCH_FILE, "upload": NOT_STORED}

_EVERYTHING = "elradfmw"
"""pyftpdlib's letters for reading, storing, renaming, removing and making folders."""


class Work(Protocol):
    """Whoever must know that work is under way on another thread."""

    def begin(self) -> None:
        """Note that a piece of work has begun."""

    def end(self) -> None:
        """Note that it has ended, and that its result was handed over."""


class _Doorkeeper(DummyAuthorizer):  # type: ignore[misc]
    """Asks the folder who may enter."""

    def __init__(self, folder: Folder) -> None:
        super().__init__()
        self._folder = folder
        self.add_user(folder.login.user, folder.login.password, str(folder.root), perm=_EVERYTHING)

    def validate_authentication(self, username: str, password: str, handler: Any) -> None:
        if not self._folder.admits(username, password):
            raise AuthenticationFailed("login refused")


class _DataChannel(DTPHandler):  # type: ignore[misc]
    """A data connection that knows the checksum of what it sent and the limit of what it takes."""

    def __init__(self, sock: Any, cmd_channel: Any) -> None:
        self.digest = hashlib.sha256()
        self.too_large = False
        super().__init__(sock, cmd_channel)

    def send(self, data: bytes) -> int:
        sent: int = super().send(data)
        self.digest.update(data[:sent])
        return sent

    def handle_read(self) -> None:
        super().handle_read()
        if not self._closed and self.file_obj.tell() > self.cmd_channel.folder.max_upload:
            self.too_large = True
            self._resp = ("552 File exceeds the size allowed here.", self.cmd_channel.log)
            self.close()

    handle_read_event = handle_read


class _Session(FTPHandler):  # type: ignore[misc]
    """One FTP client. Subclassed once per server, since pyftpdlib configures classes."""

    folder: Folder
    report: Callable[[Transfer], None]
    work: Work
    banner = "ready"
    dtp_handler = _DataChannel
    # A refusal shall take no real time, and the checksum sees only what passes through `send`.
    auth_failed_timeout = 0
    use_sendfile = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._attempt: tuple[Direction, str] | None = None
        self._at_work = False
        super().__init__(*args, **kwargs)

    @property
    def peer(self) -> str:
        return f"{self.remote_ip}:{self.remote_port}"

    def on_connect(self) -> None:
        self._at_work = True
        self.work.begin()

    def close(self) -> None:
        super().close()
        self._end_attempt(ABORTED)
        if self._at_work:
            self._at_work = False
            self.work.end()

    def pre_process_command(self, line: str, cmd: str, arg: str) -> None:
        if cmd not in _DIRECTIONS or not self.authenticated:
            super().pre_process_command(line, cmd, arg)
            return
        direction = _DIRECTIONS[cmd]
        self._attempt = (direction, self.fs.ftpnorm(arg).lstrip("/"))
        self._last_response = ""
        if self._refuses(direction):
            self.respond(f"550 {_NOTES[direction].capitalize()}.")
        else:
            super().pre_process_command(line, cmd, arg)
        if self._last_response.startswith(("4", "5")):
            self._end_attempt(_NOTES[direction])

    def _refuses(self, direction: Direction) -> bool:
        conduct = self.folder.conduct
        if direction == "download":
            return conduct is Conduct.NO_SUCH_FILE
        return conduct is Conduct.NO_STORE

    def _end_attempt(self, note: str) -> None:
        """Report the attempt that no data connection has reported."""
        if self._attempt is None:
            return
        (direction, name), self._attempt = self._attempt, None
        self.report(refused(direction, "ftp", name, user=self.username, peer=self.peer, note=note))

    def on_login_failed(self, username: str, password: str) -> None:
        self.report(refused("login", "ftp", "", user=username, peer=self.peer, note=LOGIN_REFUSED))

    def on_file_sent(self, file: str) -> None:
        self._report_download(file, complete=True)

    def on_incomplete_file_sent(self, file: str) -> None:
        self._report_download(file, complete=False)

    def on_file_received(self, file: str) -> None:
        self._report_upload(file, note="")

    def on_incomplete_file_received(self, file: str) -> None:
        self._report_upload(file, note=TOO_LARGE if self.data_channel.too_large else ABORTED)
        # Half a file must not be taken for one.
        Path(file).unlink(missing_ok=True)

    def _report_download(self, file: str, *, complete: bool) -> None:
        channel = self.data_channel
        moved = (channel.tot_bytes_sent, channel.digest.hexdigest())
        self._report_moved("download", file, moved, note="" if complete else ABORTED)

    def _report_upload(self, file: str, *, note: str) -> None:
        self._report_moved("upload", file, measure(Path(file)), note=note)

    def _report_moved(self, direction: Direction, file: str, moved: tuple[int, str], *, note: str) -> None:
        self._attempt = None
        name = self.folder.name(file)
        self.report(Transfer(direction, "ftp", name, *moved, not note, self.username, self.peer, note))


def session_for(folder: Folder, report: Callable[[Transfer], None], work: Work) -> type[Any]:
    """Return a class of sessions for one server."""

    class Session(_Session):
        """A session in this folder."""

    Session.folder = folder
    Session.report = staticmethod(report)
    Session.work = work
    Session.authorizer = _Doorkeeper(folder)
    return Session
