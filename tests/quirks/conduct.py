"""Rows about what the central system itself does, or leaves undone."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from ocpp_support.csms.answers import Answers
from ocpp_support.settings import Patience
from ocpp_support.station.tables import Waits
from ocpp_support.trace.events import Disconnected
from ocpp_support.trace.trace import Sender

from .case import Case, collects
from .wire import Wire, WirePlay

CONDUCT: list[Case[WirePlay]] = []
case = collects(CONDUCT)
OURS = Path(__file__).parents[2] / "ocpp_support"


@case("Q13", None)
async def the_address_is_one_that_can_be_typed_in(wire: Wire) -> None:
    assert re.fullmatch(r"ws://127\.0\.0\.1:\d+/", wire.central.url)
    assert wire.central.url_at("10.0.0.7") == f"ws://10.0.0.7:{wire.central.port}/"


@case("Q17", None)
async def nobody_is_dropped_for_being_quiet(wire: Wire) -> None:
    await wire.comes()
    await wire.passes(3600)
    assert wire.whole.events(Disconnected) == []
    assert wire.central.connected


@case("Q58", None)
async def every_time_is_in_the_one_form_that_all_can_read(wire: Wire) -> None:
    await wire.comes()
    _, _, payload = await wire.requests("Heartbeat", {})
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", payload["currentTime"])
    odd = Answers(lambda: datetime(2026, 5, 4, 10, 30, 15, 999_999, tzinfo=UTC))
    assert odd.to("Heartbeat", {}) == {"currentTime": "2026-05-04T10:30:15Z"}


@case("Q61", None)
async def who_comes_back_without_registering_is_there(wire: Wire) -> None:
    await wire.comes()
    await wire.leaves()
    await wire.dials()
    await wire.until(lambda _: wire.central.connected)


@case("Q63", None)
async def nothing_is_asked_of_its_own_accord(wire: Wire) -> None:
    await wire.dials()
    await wire.passes(600)
    assert wire.whole.calls(Sender.CENTRAL) == []
    await wire.registers()


@case("Q64", None)
async def nobody_admitted_is_asked_to_register(wire: Wire) -> None:
    sources = "".join(source.read_text(encoding="utf-8") for source in (OURS / "cast").glob("*.py"))
    assert "asks_for(" in sources
    assert not re.search(r"asks_for\(\s*[\"']BootNotification", sources)


@case("Q20", None)
async def how_long_a_station_stays_away_is_up_to_its_file(wire: Wire) -> None:
    assert "reconnect" in Waits.model_fields
    assert Patience(reconnect=1200).reconnect == 1200
