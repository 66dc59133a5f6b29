"""The firmware image that a station file names: as it is, or spoiled so that the station must notice.

Owns nothing of the image's format, which is the vendor's.
"""

from __future__ import annotations

from ocpp_support.station.hands import CannotDo, HandsTrouble
from ocpp_support.station.profile import Profile

SPOILED = 64
"""Bytes that are changed in the middle."""


def image_of(profile: Profile, *, broken: bool = False) -> bytes:
    """Return the image that the station file names.

    Raises :class:`CannotDo` where it names none, :class:`HandsTrouble` where it cannot be read.
    """
    path = profile.firmware.image
    if path is None:
        raise CannotDo("the station file names no firmware image")
    try:
        image = path.read_bytes()
    except OSError as error:
        raise HandsTrouble(f"the firmware image {path} cannot be read: {error.strerror}") from error
    return spoiled(image) if broken else image


def spoiled(image: bytes) -> bytes:
    """Return the image with bytes in its middle changed, and none of its length.

    A file that is cut short could be told by its length alone, and might stop a boot loader for good.
    """
    first = max(0, (len(image) - SPOILED) // 2)
    middle = bytes(byte ^ 0xFF for byte in image[first : first + SPOILED])
    return image[:first] + middle + image[first + len(middle) :]
