"""The index of the evidence in the form: what there is, and how to see that it is unchanged. Pure."""

from __future__ import annotations

from typing import Any

from ocpp_support.reporting.evidence import DRAWN_FROM_IT
from ocpp_support.reporting.record import Record
from ocpp_support.reporting.sections.wording import size_of


def evidence_of(record: Record, sha256: str) -> dict[str, Any]:
    """Return the index.

    Args:
        record: Of the run.
        sha256: Of the file of the record; "" where there is none.

    """
    own = [{"name": "acceptance.json", "what": "the record of the run", "sha256": sha256}] if sha256 else []
    kept = [*own, *record.get("evidence", [])]
    files = [one["name"] for one in kept if one.get("kept", True) and not one.get("files")]
    folders = [one["name"] for one in kept if one.get("files")]
    return {
        "evidence": [_line(one) for one in kept],
        "verify": f"sha256sum {' '.join(files)}" if files else "",
        "verify_folders": [_command(name) for name in folders],
    }


def _line(one: Record) -> dict[str, str]:
    count = f"{one['files']} files, " if one.get("files") else ""
    size = count + size_of(one["bytes"]) if "bytes" in one else ""
    return {"name": one["name"], "what": one["what"], "size": size, "sha256": one["sha256"]}


def _command(folder: str) -> str:
    """Say how the one digest of a folder is made: of the list of its files and their digests."""
    but = " ".join(f"! -name '{pattern}'" for pattern in DRAWN_FROM_IT)
    return f"find {folder} -type f {but} | LC_ALL=C sort | xargs sha256sum | sha256sum"
