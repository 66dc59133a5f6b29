"""Folders of Allure results for the tests of what is put to them afterwards."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def put_result(folder: Path, name: str, label: str = "", *attached: str, **more: Any) -> Path:
    """Write a result, and a file for each attachment that it has from the start."""
    labels = [{"name": "scenario", "value": label}] if label else []
    attachments = []
    for one in attached:
        source = f"{name}-{one}-attachment.txt"
        (folder / source).write_text(one)
        attachments.append({"name": one, "source": source, "type": "text/plain"})
    file = folder / f"{name}-result.json"
    file.write_text(json.dumps({"name": name, "labels": labels, "attachments": attachments} | more))
    return file


def attachments_of(folder: Path, name: str) -> dict[str, str]:
    """Return what is in the attachments of a result, by name, in their order."""
    result = json.loads((folder / f"{name}-result.json").read_text())
    return {one["name"]: (folder / one["source"]).read_text() for one in result["attachments"]}


def files_of(folder: Path) -> set[str]:
    """Return the names of all attachments that lie in the folder."""
    return {file.name for file in folder.glob("*-attachment*")}
