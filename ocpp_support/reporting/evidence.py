"""The evidence of a run, with digests: what stands in its folder, and which files were moved.

Owns how one digest is made of a folder: that of the list which ``sha256sum`` writes of its files, in the
order of their names. So anybody can see with a tool of his own that nothing was changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from ocpp_support.chronicle.chronicle import Chronicle
from ocpp_support.files.transfers import measure
from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.trace.events import Transferred

Evidence = dict[str, Any]

DRAWN_FROM_IT = ("*.html", "*-globals.json")
"""Whole documents among Allure's results: the form, which names the digest of all others, and its like."""

_WORDS = {
    "upload": "delivered by the station; not kept, this is what arrived",
    "download": "fetched by the station",
}


def evidence_of(chronicle: Chronicle, reports: ReportsFolder) -> list[Evidence]:
    """Return what there is to show: each with ``name``, ``what``, ``bytes`` and ``sha256``.

    A folder has the number of its ``files`` besides, and what is not in the folder is not ``kept``.
    """
    files = (
        (reports.trace, "everything that was said and done"),
        (reports.diary, "the scenarios, as they ended"),
    )
    found = [_file(path, what) for path, what in files if path.is_file()]
    if reports.allure_results.is_dir():
        found.append(_folder(reports.allure_results, "Allure's results, as one digest"))
    return [*found, *_moved(chronicle)]


def changed(reports: ReportsFolder, evidence: list[Evidence]) -> list[str]:
    """Return the names of files that are not as they were when the record was written, or are gone."""
    return [
        one["name"]
        for one in evidence
        if _is_file(one) and _digest(reports.root / one["name"]) != one["sha256"]
    ]


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file; "" where it cannot be read."""
    return _digest(path)


def _is_file(one: Evidence) -> bool:
    return bool(one.get("kept", True)) and not one.get("files")


def _digest(path: Path) -> str:
    try:
        return measure(path)[1]
    except OSError:
        return ""


def _file(path: Path, what: str) -> Evidence:
    size, digest = measure(path)
    return {"name": path.name, "what": what, "bytes": size, "sha256": digest}


def _folder(folder: Path, what: str) -> Evidence:
    files = (path for path in folder.rglob("*") if path.is_file() and not _is_drawn_from_it(path.name))
    # Letter by letter, as sort does where no language is set.
    paths = sorted(files, key=lambda path: str(path).encode())
    measured = [(path.relative_to(folder.parent).as_posix(), *measure(path)) for path in paths]
    listed = "".join(f"{digest}  {name}\n" for name, _, digest in measured)
    return {
        "name": folder.name,
        "what": what,
        "files": len(measured),
        "bytes": sum(size for _, size, _ in measured),
        "sha256": hashlib.sha256(listed.encode()).hexdigest(),
    }


def _is_drawn_from_it(name: str) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in DRAWN_FROM_IT)


def _moved(chronicle: Chronicle) -> Iterator[Evidence]:
    """Yield the files that were moved whole, each content once."""
    seen: set[tuple[str, str]] = set()
    for part in chronicle.parts:
        for entry in part.conversation.events(Transferred):
            moved = entry.content.transfer if isinstance(entry.content, Transferred) else None
            if moved is None or not moved.complete or (moved.name, moved.sha256) in seen:
                continue
            seen.add((moved.name, moved.sha256))
            what = _WORDS.get(moved.direction, moved.direction)
            yield {
                "name": moved.name,
                "what": what,
                "bytes": moved.size,
                "sha256": moved.sha256,
                "kept": False,
            }
