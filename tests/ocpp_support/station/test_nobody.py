"""Hands that are not there."""

from __future__ import annotations

import asyncio

import pytest

from ocpp_support.station.hands import Act, CannotDo
from ocpp_support.station.nobody import Nobody


def test_nobody_does_nothing_and_says_so() -> None:
    nobody = Nobody()
    asyncio.run(nobody.arrive("ws://127.0.0.1:1/"))
    asyncio.run(nobody.leave())
    assert nobody.cannot("plug_in") == "nobody is at the station"
    with pytest.raises(CannotDo, match="nobody is at the station"):
        asyncio.run(nobody.do(Act("plug_in", 1)))
    with pytest.raises(CannotDo):
        nobody.firmware("1.0")
