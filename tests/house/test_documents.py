"""What the documents point at is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import ROOT, complaints, read, tracked_files

DOCUMENTS = [file for file in tracked_files() if file.suffix == ".md"]

_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def dead_links(file: Path, text: str) -> Iterator[str]:
    """A link within the project leads to a file or a folder."""
    for link in dict.fromkeys(_LINK.findall(text)):
        if not (ROOT / file.parent / link).exists():
            yield f"there is no {link}"


def test_no_link_is_dead() -> None:
    assert complaints(lambda file: dead_links(file, read(file)), DOCUMENTS) == []


def test_a_dead_link_is_noticed() -> None:
    text = "[a](none.md) [b](../README.md#x) [c](#d) [e](https://example.org)"

    assert list(dead_links(Path("docs/x.md"), text)) == ["there is no none.md"]
