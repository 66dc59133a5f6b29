from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.firmware_image import BadImage, build_image, read_image


def archive(manifest: Any, payload: bytes = b"") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as members:
        members.writestr("manifest.json", json.dumps(manifest))
        members.writestr("payload.bin", payload)
    return held.getvalue()


def test_what_is_built_can_be_read() -> None:
    image = read_image(build_image("ACME", "One", "2.0"), "ACME", "One")
    assert (image.vendor, image.model, image.version) == ("ACME", "One", "2.0")


def test_equal_images_are_equal_byte_for_byte() -> None:
    assert build_image("ACME", "One", "2.0") == build_image("ACME", "One", "2.0")
    assert build_image("ACME", "One", "2.0") != build_image("ACME", "One", "2.1")


def test_a_corrupt_image_is_refused_for_its_checksum() -> None:
    corrupt = build_image("ACME", "One", "2.0", corrupt=True)
    with pytest.raises(BadImage, match="checksum"):
        read_image(corrupt, "ACME", "One")
    assert read_image(corrupt, "ACME", "One", checked=False).version == "2.0"


def test_an_image_for_another_station_is_refused() -> None:
    with pytest.raises(BadImage, match="it is for ACME Two"):
        read_image(build_image("ACME", "Two", "2.0"), "ACME", "One")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        build_image("ACME", "One", "2.0")[:-30],
        archive([]),
        archive({}),
        archive({"vendor": "ACME", "model": "One", "version": 2, "sha256": "x"}),
        archive({"vendor": "ACME", "model": "One", "version": "9" * 51, "sha256": "x"}),
    ],
)
def test_what_is_no_image_is_refused(data: bytes) -> None:
    with pytest.raises(BadImage):
        read_image(data, "ACME", "One")


@given(st.integers(0, 400), st.binary(min_size=1, max_size=20))
def test_no_damage_does_more_than_refuse(at: int, junk: bytes) -> None:
    image = build_image("ACME", "One", "2.0")
    for damaged in (image[:at] + junk + image[at + len(junk) :], image[: -at - 1] + junk):
        try:
            read_image(damaged, "ACME", "One")
        except BadImage:
            continue
