from __future__ import annotations

import hashlib
from pathlib import Path

from ocpp_support.files.transfers import measure, refused


def test_a_stored_file_is_measured(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert measure(tmp_path / "a") == (3, hashlib.sha256(b"abc").hexdigest())


def test_a_refused_attempt_moved_nothing() -> None:
    transfer = refused("upload", "ftp", "a.log", user="u", peer="p", note="too large")
    assert (transfer.size, transfer.sha256, transfer.complete, transfer.note) == (0, "", False, "too large")
