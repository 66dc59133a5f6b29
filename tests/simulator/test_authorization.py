"""Remembered cards: when they spare a question, and that they can be forgotten."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import pytest

from simulator.station import Station

from .plays import Playing, charging, online
from .small_central import Central


async def asks_again(station: Station, central: Central) -> bool:
    """Have ALICE charge once more, and say whether the central system was asked about her."""
    mark = central.mark
    await charging(station, central, 2)
    return bool(central.heard("Authorize", since=mark, idTag="ALICE"))


async def has_charged(station: Station, central: Central, pre: str = "true") -> None:
    await online(station, central)
    await central.ask("ChangeConfiguration", key="LocalPreAuthorize", value=pre)
    await charging(station, central, 1)
    await station.act("press_stop", connector=1)
    await asyncio.sleep(2)


@pytest.mark.parametrize("pre", ["true", "false"])
def test_a_remembered_card_need_not_be_asked_about(playing: Playing, pre: str) -> None:
    async def play(station: Station, central: Central) -> None:
        await has_charged(station, central, pre)
        assert await asks_again(station, central) == (pre == "false")

    playing(play)


@pytest.mark.parametrize(("defects", "forgotten"), [((), True), (("keeps-cache",), False)])
def test_the_cache_can_be_cleared(playing: Playing, defects: Iterable[str], forgotten: bool) -> None:
    async def play(station: Station, central: Central) -> None:
        await has_charged(station, central)
        assert await central.ask("ClearCache") == {"status": "Accepted"}
        assert await asks_again(station, central) == forgotten

    playing(play, defects=defects)


def test_without_a_cache_nothing_is_remembered(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.ask("ChangeConfiguration", key="AuthorizationCacheEnabled", value="false")
        await has_charged(station, central)
        assert await central.ask("ClearCache") == {"status": "Rejected"}
        assert await asks_again(station, central)

    playing(play)


def test_a_card_is_not_remembered_beyond_its_date(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        info = {"status": "Accepted", "expiryDate": "2026-03-02T09:00:00Z"}
        central.answers["StartTransaction"] = lambda _: {"idTagInfo": info}
        central.answers["StopTransaction"] = lambda _: {}
        await has_charged(station, central)
        await asyncio.sleep(3600)
        assert await asks_again(station, central)

    playing(play)
