"""The line is cut and restored at the central system's end."""

from __future__ import annotations

import pytest

from ocpp_support.bench import Bench
from ocpp_support.course import NotReady
from ocpp_support.trace.events import Connected, Disconnected


def test_a_lost_connection_stands_on_the_trace(bench: Bench) -> None:
    bench.connection.is_lost()
    [ended] = [entry.content for entry in bench.told.events(Disconnected)]
    assert isinstance(ended, Disconnected)
    assert ended.by == "the central system"


def test_nothing_can_be_asked_while_it_is_lost(bench: Bench) -> None:
    bench.connection.is_lost()
    with pytest.raises(NotReady, match="not connected"):
        bench.operator.clears_cache()


def test_the_station_finds_its_way_back(bench: Bench) -> None:
    bench.connection.is_lost()
    bench.connection.returns()
    bench.put_back()
    bench.begin_step("Given the station is online and idle", "given")
    bench.station.is_online_and_idle()
    assert bench.told.events(Connected)
