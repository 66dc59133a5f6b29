"""What no file under version control may say: whose machine it was made on, where something comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

LONGEST_FEATURE = 100

# Spelled so that this file does not say it itself.
_MACHINE = re.compile(
    r"(?<![\w.~/-])/(?:[w]ork|[r]oot|[h]ome|[f]arm|[U]sers|[m]nt|[t]mp|[v]ar)/\w|\b[A-Z]:\\\\?(?:[U]sers|[T]emp)\b"
)
_DOWNLOAD = re.compile(
    r"https?://[^\s\"'>)]*(?:pypi|pythonhosted|npm[j]s|nodej[s]\.org|conda|\.whl|\.tgz|\.tar\.gz)"
    r"|[-]-(?:extra-)?index[-]url|index[_]url|\"resolve[d]\":|\bgit[+]https|/simpl[e]/",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(r"\b(?:TO[D]O|FIXM[E]|XX[X])\b")


def no_machine(text: str) -> Iterator[str]:
    """No path of a machine."""
    yield from _found(_MACHINE, text, "a path of somebody's machine")


def no_download(text: str) -> Iterator[str]:
    """No address of a download: versions are pinned by name and number, the rest is the user's choice."""
    yield from _found(_DOWNLOAD, text, "a download address")


def nothing_unfinished(text: str) -> Iterator[str]:
    """Nothing is left for later in the text."""
    yield from _found(_UNFINISHED, text, "something unfinished")


def a_short_feature(file: PurePath, text: str) -> Iterator[str]:
    """A feature that grows is split."""
    lines = len(text.splitlines())
    if file.suffix == ".feature" and lines > LONGEST_FEATURE:
        yield f"{lines} lines; at most {LONGEST_FEATURE}"


def _found(pattern: re.Pattern[str], text: str, what: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), start=1):
        if found := pattern.search(line):
            yield f"line {number}: {what}: {found[0]}"
