"""Looking for secrets in files of all kinds, in whatever way they are written there."""

from __future__ import annotations

import base64
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus, unquote

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_ESCAPE = re.compile(r"\\+u([0-9a-fA-F]{4})")


def seen_in(path: Path, secrets: Iterable[str]) -> list[str]:
    """Return the secrets that a file holds, and where in it."""
    return [
        f"{secret} in {place}"
        for place, text in texts_of(path.name, path.read_bytes())
        for secret in secrets
        if is_in(secret, text)
    ]


def texts_of(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Yield every text that a file holds, with its place: what is packed in it included."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for inner in packed.namelist():
                yield f"{name}: its contents", inner
                yield from texts_of(f"{name}: {inner}", packed.read(inner))
    for stream in _STREAM.findall(data) if data[:4] == b"%PDF" else ():
        yield name, zlib.decompressobj().decompress(stream).decode("latin-1")
    yield name, data.decode("utf-8", "ignore")


def is_in(secret: str, text: str) -> bool:
    """Tell whether a secret is in a text: as it is, in another case, escaped or encoded."""
    plain, encoded = _spellings(secret)
    if any(one in text for one in encoded):
        return True
    readings = (text, html.unescape(text), unquote(text), _ESCAPE.sub(_letter, text).replace("\\", ""))
    return any(one.casefold() in reading.casefold() for reading in readings for one in plain)


def _letter(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16))


def _spellings(secret: str) -> tuple[set[str], set[str]]:
    """Return how it may be written: where case does not matter, and where it does."""
    said = secret.encode("utf-8")
    return {secret, quote(secret, safe=""), quote_plus(secret), said.hex()}, {*_in_base_64(said)}


def _in_base_64(said: bytes) -> Iterator[str]:
    """Yield its base 64, at each of the three places where it can begin among other bytes."""
    for before in range(3):
        whole = base64.b64encode(b"x" * before + said).decode("ascii").rstrip("=")
        yield whole[(0, 2, 3)[before] : len(whole) - bool((len(said) + before) % 3)]
