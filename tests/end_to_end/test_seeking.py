"""Whatever a secret is written like, it is seen; and what is none is not."""

from __future__ import annotations

import base64
import io
import json
import zipfile
import zlib
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.end_to_end.seeking import is_in, seen_in

SECRET = "Xq7-pass/“é”&<word>"


@pytest.mark.parametrize(
    "text",
    [
        f"a{SECRET}b",
        SECRET.upper(),
        quote(SECRET),
        "Xq7-pass/&ldquo;é&rdquo;&amp;&lt;word&gt;",
        json.dumps({"a": SECRET}),
        json.dumps({"a": json.dumps({"b": SECRET})}),
        SECRET.encode().hex(),
        SECRET.encode().hex().upper(),
        *(base64.b64encode(f"{'x' * before}{SECRET}{'y' * 5}".encode()).decode() for before in range(4)),
    ],
)
def test_it_is_seen_in_every_spelling(text: str) -> None:
    assert is_in(SECRET, text)


@pytest.mark.parametrize("text", ["", "***", "Xq7-pass", base64.b64encode(b"Xq7-pass/").decode()])
def test_what_is_not_it_is_not_seen(text: str) -> None:
    assert not is_in(SECRET, text)


def zipped(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        SECRET.encode(),
        zipped("word/document.xml", SECRET.encode()),
        zipped("inner.zip", zipped("a.txt", SECRET.encode())),
        zipped(f"{SECRET}.txt", b""),
        b"%PDF-1.7\nstream\n" + zlib.compress(SECRET.encode("latin-1", "replace")) + b"\nendstream",
    ],
)
def test_it_is_seen_in_every_kind_of_file(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "report"
    path.write_bytes(data)
    secret = "Xq7-pass/"
    assert seen_in(path, [secret, "another"])[0].startswith(f"{secret} in report")
    assert len({one.partition(" in ")[0] for one in seen_in(path, [secret, "another"])}) == 1
