"""The format of this station's firmware: an archive of a manifest and a payload with its checksum.

Owns making, reading and checking images. Where they come from and what follows is ``firmware``'s matter.
"""

from __future__ import annotations

import hashlib
import io
import json
import random
import zipfile
from dataclasses import dataclass
from typing import Any

PAYLOAD_SIZE = 32 * 1024
LARGEST_PAYLOAD = 128 * 1024 * 1024


class BadImage(Exception):
    """An image that must not be installed; the message says why."""


@dataclass(frozen=True)
class Image:
    """A checked image: for which station, and which version it brings."""

    vendor: str
    model: str
    version: str


def build_image(vendor: str, model: str, version: str, corrupt: bool = False) -> bytes:
    """Return an image; a corrupt one is a sound archive whose payload is not the one of its checksum."""
    payload = random.Random(version).randbytes(PAYLOAD_SIZE)
    checksum = hashlib.sha256(payload).hexdigest()
    if corrupt:
        payload = payload[:-1] + bytes([payload[-1] ^ 1])
    manifest = {"vendor": vendor, "model": model, "version": version, "sha256": checksum}
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as members:
        # A fixed date keeps equal images equal, byte for byte.
        members.writestr(zipfile.ZipInfo("manifest.json"), json.dumps(manifest))
        members.writestr(zipfile.ZipInfo("payload.bin"), payload)
    return archive.getvalue()


def read_image(data: bytes, vendor: str, model: str, *, checked: bool = True) -> Image:
    """Return the image if it is one for this station and sound; raise BadImage.

    Args:
        data: What was fetched.
        vendor: The station's own.
        model: The station's own.
        checked: Whether the payload must have its checksum.
    """
    manifest, payload = _opened(data)
    named = {key: manifest.get(key) for key in ("vendor", "model", "version", "sha256")}
    if not all(isinstance(value, str) and value for value in named.values()):
        raise BadImage("its manifest lacks vendor, model, version or sha256")
    if (named["vendor"], named["model"]) != (vendor, model):
        raise BadImage(f"it is for {named['vendor']} {named['model']}")
    if len(str(named["version"])) > 50:
        raise BadImage("its version is longer than 50 characters")
    if checked and hashlib.sha256(payload).hexdigest() != named["sha256"]:
        raise BadImage("its payload does not have the checksum of its manifest")
    return Image(vendor, model, str(named["version"]))


def _opened(data: bytes) -> tuple[dict[str, Any], bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as members:
            if members.getinfo("payload.bin").file_size > LARGEST_PAYLOAD:
                raise BadImage("its payload is larger than the station has room for")
            manifest = json.loads(members.read("manifest.json"))
            payload = members.read("payload.bin")
    except (
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
    ) as error:
        raise BadImage(f"it is no firmware archive: {error}") from error
    if not isinstance(manifest, dict):
        raise BadImage("its manifest is no table")
    return manifest, payload
