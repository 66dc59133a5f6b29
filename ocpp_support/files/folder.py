"""The one folder of a run, its one login, and how its servers shall behave.

Owns names, bytes on disk and who may enter. It speaks no protocol.
"""

from __future__ import annotations

import hmac
import secrets
import tempfile
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path


class Conduct(Enum):
    """How the servers of the folder behave."""

    ORDINARY = "ordinary"
    NO_LOGIN = "refuses every login"
    NO_SUCH_FILE = "has no file that is asked for"
    NO_STORE = "lets in and refuses to store"


class OutsideFolder(ValueError):
    """A name led out of the folder."""


@dataclass(frozen=True)
class Login:
    """A name and a password, drawn anew for each run."""

    user: str = field(default_factory=lambda: f"station-{secrets.token_hex(3)}")
    password: str = field(default_factory=lambda: secrets.token_hex(12), repr=False)


class Folder:
    """A temporary folder that no name leads out of.

    Args:
        max_upload: Bytes that one upload may have.
    """

    def __init__(self, max_upload: int) -> None:
        self.max_upload = max_upload
        self._temporary = tempfile.TemporaryDirectory(prefix="ocpp-files-", ignore_cleanup_errors=True)
        self.root = Path(self._temporary.name).resolve()
        self.login = Login()
        self.conduct = Conduct.ORDINARY

    def path(self, name: str) -> Path:
        """Return where ``name`` is kept; raise OutsideFolder where it leads elsewhere."""
        if "\0" in name:
            raise OutsideFolder("a file's name holds no zero byte")
        path = (self.root / name.lstrip("/\\")).resolve()
        if path == self.root or not path.is_relative_to(self.root):
            raise OutsideFolder(f"{name!r} is no file of this folder")
        return path

    def name(self, path: str | Path) -> str:
        """Return the name by which a file of this folder is known."""
        return Path(path).relative_to(self.root).as_posix()

    def admits(self, user: str, password: str) -> bool:
        """Whether this login is let in at present."""
        same_user = hmac.compare_digest(user.encode(), self.login.user.encode())
        same_password = hmac.compare_digest(password.encode(), self.login.password.encode())
        return same_user and same_password and self.conduct is not Conduct.NO_LOGIN

    def publish(self, name: str, data: bytes) -> None:
        """Put a file there, replacing one of that name."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def read(self, name: str) -> bytes:
        """Return what a file holds; raise FileNotFoundError where there is none."""
        return self.path(name).read_bytes()

    def remove(self) -> None:
        """Remove the folder and everything in it."""
        self._temporary.cleanup()
