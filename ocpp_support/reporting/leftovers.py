"""Allure's folder when a run goes on: what belongs to the scenarios that are kept, and nothing else.

Owns taking out what the interruption left: results of scenarios that will be run again, half-written files,
attachments that no result names.
"""

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any


def tidy(results: Path, kept: Collection[str]) -> set[str]:
    """Leave only what belongs to the scenarios of these full names; return those that have a result."""
    found: dict[str, str] = {}
    named: set[str] = set()
    for file in _oldest_first(results, "*-result.json"):
        result = _read(file)
        name = str(result.get("fullName"))
        if name in kept and name not in found:
            found[name] = str(result.get("uuid"))
            named |= set(_sources(result))
        else:
            file.unlink()
    for file in _oldest_first(results, "*-container.json"):
        container = _read(file)
        if set(container.get("children", ())) & set(found.values()):
            named |= set(_sources(container))
        else:
            file.unlink()
    for file in _oldest_first(results, "*-globals.json"):
        named |= set(_sources(_read(file)))
    for file in (*results.glob("*-attachment*"), *results.glob("*.tmp")):
        if file.name not in named:
            file.unlink()
    return set(found)


def _oldest_first(results: Path, pattern: str) -> list[Path]:
    return sorted(results.glob(pattern), key=lambda file: (file.stat().st_mtime, file.name))


def _read(file: Path) -> dict[str, Any]:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:  # The power went while it was written.
        return {}
    return content if isinstance(content, dict) else {}


def _sources(item: Any) -> Iterator[str]:
    """Yield the names of all attachments, however deep they are."""
    if isinstance(item, dict):
        if "source" in item:
            yield str(item["source"])
        for value in item.values():
            yield from _sources(value)
    elif isinstance(item, list):
        for value in item:
            yield from _sources(value)
