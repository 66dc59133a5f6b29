"""The image is the file that the station file names, or that file with its middle spoiled."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocpp_support.station.firmware_image import SPOILED, image_of, spoiled
from ocpp_support.station.hands import CannotDo, HandsTrouble
from ocpp_support.station.profile import Profile


def profile_with(image: Path | None) -> Profile:
    return Profile.model_validate({"firmware": {"version": "2.0.0", "image": image}})


def test_the_image_is_the_file_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "new.bin"
    file.write_bytes(b"image" * 100)
    assert image_of(profile_with(file)) == b"image" * 100
    assert image_of(profile_with(file), broken=True) == spoiled(b"image" * 100)


def test_without_an_image_nobody_can_update() -> None:
    with pytest.raises(CannotDo, match="names no firmware image"):
        image_of(profile_with(None))


def test_an_image_that_is_gone_is_trouble_of_the_bench(tmp_path: Path) -> None:
    with pytest.raises(HandsTrouble, match=r"gone\.bin cannot be read: No such file"):
        image_of(profile_with(tmp_path / "gone.bin"))


@given(st.binary(min_size=1, max_size=1000))
def test_a_spoiled_image_has_its_length_and_another_middle(image: bytes) -> None:
    broken = spoiled(image)
    assert len(broken) == len(image)
    changed = [number for number, (one, other) in enumerate(zip(image, broken, strict=True)) if one != other]
    assert len(changed) == min(SPOILED, len(image))
    assert changed == list(range(changed[0], changed[0] + len(changed)))
    assert abs(changed[0] - (len(image) - 1 - changed[-1])) <= 1


def test_nothing_cannot_be_spoiled() -> None:
    assert spoiled(b"") == b""
