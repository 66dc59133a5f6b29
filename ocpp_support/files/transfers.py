"""One attempt at moving a file to or from the file place, as evidence.

Owns what is said about an attempt, refused ones included. It moves nothing and judges nothing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Direction = Literal["upload", "download", "login"]
"""As the station sees it. "login": an FTP client was turned away before it said what it wanted."""

Protocol = Literal["ftp", "http"]

LOGIN_REFUSED = "login refused"
NO_SUCH_FILE = "no such file"
NOT_STORED = "not allowed to store"
TOO_LARGE = "too large"
ABORTED = "aborted"


@dataclass(frozen=True)
class Transfer:
    """One attempt: who, what, how many bytes, and whether all of it arrived.

    Args:
        direction: Upload or download, as the station sees it.
        protocol: How it came.
        name: Path of the file relative to the folder, as it was asked for.
        size: Bytes that were moved.
        sha256: Checksum of those bytes in hexadecimal; empty where none were moved.
        complete: Whether the whole file was moved.
        user: The login that was given.
        peer: Address and port it came from.
        note: Why it was refused or broken off; empty if it was not.
    """

    direction: Direction
    protocol: Protocol
    name: str
    size: int
    sha256: str
    complete: bool
    user: str
    peer: str
    note: str = ""


def refused(
    direction: Direction, protocol: Protocol, name: str, *, user: str, peer: str, note: str
) -> Transfer:
    """Return the evidence of an attempt that moved nothing."""
    return Transfer(direction, protocol, name, 0, "", False, user, peer, note)


def measure(path: Path) -> tuple[int, str]:
    """Return size and SHA-256 of a stored file."""
    with path.open("rb") as stored:
        digest = hashlib.file_digest(stored, "sha256")
        return stored.tell(), digest.hexdigest()
